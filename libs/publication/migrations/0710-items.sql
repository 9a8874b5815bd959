-- Finished rows for citizens. A change is a new row with its own grant; a grant is spent once, by the text it names.
create table published_items (
  site_id uuid not null references sites (id),
  id uuid not null,
  approval_id uuid not null,
  -- Always 'granted': the second key below fails for an approval that is pending, refused or voided, and keeps it from being voided later.
  approval_state text not null default 'granted' check (approval_state = 'granted'),
  subject_kind text not null,
  subject_id uuid not null,
  content_hash text not null,
  category text not null,
  title text not null,
  summary text not null,
  html text not null,
  -- Version of the allow-list that cleaned `html`.
  sanitiser integer not null,
  office text not null,
  author text,
  source text,
  source_url text,
  image jsonb,
  metadata jsonb not null,
  published_at timestamptz(3) not null,
  primary key (site_id, id),
  unique (site_id, approval_id),
  unique (site_id, id, subject_kind, subject_id),
  foreign key (site_id, approval_id, subject_kind, subject_id, content_hash)
    references granted_approvals (site_id, id, subject_kind, subject_id, content_hash),
  foreign key (site_id, approval_id, approval_state) references approvals (site_id, id, state)
);
create index published_items_of_subject on published_items (site_id, subject_kind, subject_id, published_at desc);
comment on table published_items is 'what citizens may read, one row for every published version';
call class_publication('published_items', insert_only => true);

create table published_withdrawals (
  site_id uuid not null references sites (id),
  id uuid not null,
  item_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  ground text not null,
  reason text not null check (length(trim(reason)) > 0),
  -- The seat, never a name.
  decided_by text not null,
  decided_on date not null,
  withdrawn_at timestamptz(3) not null,
  primary key (site_id, id),
  unique (site_id, id, subject_kind, subject_id),
  foreign key (site_id, item_id, subject_kind, subject_id) references published_items (site_id, id, subject_kind, subject_id)
);
comment on table published_withdrawals is 'why an address answers 410';
call class_publication('published_withdrawals', insert_only => true);

-- Every address that was ever published. It is live, has moved to the subject's newer address, or was withdrawn; it never goes away.
create table published_addresses (
  site_id uuid not null references sites (id),
  id uuid not null,
  path text not null check (path ~ '^(/[a-z0-9]+(-[a-z0-9]+)*){1,4}$'),
  state text not null check (state in ('live', 'moved', 'withdrawn')),
  subject_kind text not null,
  subject_id uuid not null,
  item_id uuid not null,
  withdrawal_id uuid,
  category text not null,
  featured boolean not null,
  -- Place in lists: the first publication. An update keeps it.
  listed_at timestamptz(3) not null,
  updated_at timestamptz(3),
  primary key (site_id, id),
  unique (site_id, path),
  foreign key (site_id, item_id, subject_kind, subject_id) references published_items (site_id, id, subject_kind, subject_id),
  foreign key (site_id, withdrawal_id, subject_kind, subject_id) references published_withdrawals (site_id, id, subject_kind, subject_id),
  check ((state = 'withdrawn') = (withdrawal_id is not null))
);
create unique index published_addresses_one_current on published_addresses (site_id, subject_kind, subject_id) where state <> 'moved';
create index published_addresses_newest on published_addresses (site_id, listed_at desc, id desc) where state = 'live';
create index published_addresses_featured on published_addresses (site_id, listed_at desc, id desc) where state = 'live' and featured;
create index published_addresses_of_category on published_addresses (site_id, category, listed_at desc, id desc) where state = 'live';
comment on table published_addresses is 'public addresses and what they answer';
call class_publication('published_addresses');
revoke update, delete on published_addresses from portal_app, portal_platform;
grant update (state, item_id, withdrawal_id, category, featured, updated_at) on published_addresses to portal_app, portal_platform;
