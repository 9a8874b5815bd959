-- Kinds of letter that a person does not want; whoever has no row gets them all.
create table muted_notices (
  account_id uuid not null references accounts (id),
  kind text not null,
  muted_at timestamptz not null,
  primary key (account_id, kind)
);
comment on table muted_notices is 'kinds of letter that an account holder turned off';
call class_account('muted_notices');
