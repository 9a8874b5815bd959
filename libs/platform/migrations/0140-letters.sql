-- Letters and what became of them. `handed` is written just before the end of the text goes to the mail server: whoever finds it
-- there does not know whether the server took the letter, and must not send it again by himself.
create table letters (
  id uuid primary key,
  -- What the letter is: an event and whom it is for. The same letter is written once.
  key text not null unique,
  kind text not null,
  recipient text not null,
  -- Empty once it went: the mailbox has it then.
  content jsonb,
  state text not null check (state in ('waiting', 'handed', 'sent', 'refused', 'unsure', 'expired')),
  attempts int not null default 0,
  fault text,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  check ((content is null) = (state = 'sent'))
);
create index letters_unsettled on letters (touched_at) where state <> 'sent';
create index letters_by_state on letters (state, created_at);
comment on table letters is 'letters to account holders and what became of them';
call class_account('letters');
