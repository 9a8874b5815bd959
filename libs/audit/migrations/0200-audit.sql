-- One chain per site and one for the platform: each entry's hash covers the hash before it and its own text.
-- The hashed text itself is stored; reading it back never depends on how a type prints.
create table audit_heads (
  site_id uuid not null primary key,
  sequence bigint not null,
  hash text not null
);
comment on table audit_heads is 'last entry of a site''s chain';
call class_tenant('audit_heads');

create table audit_entries (
  site_id uuid not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  outcome text not null check (outcome in ('done', 'refused')),
  actor_kind text not null check (actor_kind in ('account', 'robot', 'citizen', 'system')),
  actor_id text,
  actor_name text not null,
  subject_kind text not null,
  subject_id text not null,
  body text not null,
  previous_hash text not null,
  hash text not null,
  primary key (site_id, sequence)
);
create index audit_entries_subject on audit_entries (site_id, subject_kind, subject_id, sequence);
comment on table audit_entries is 'who did what on a site, hash-chained';
call class_tenant('audit_entries', insert_only => true);

create table platform_audit_head (
  chain text primary key check (chain = 'platform'),
  sequence bigint not null,
  hash text not null
);
comment on table platform_audit_head is 'last entry of the platform''s chain';
insert into platform_audit_head values ('platform', 0, '');
call class_account('platform_audit_head');

create table platform_audit_entries (
  sequence bigint primary key check (sequence > 0),
  at timestamptz not null,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  outcome text not null check (outcome in ('done', 'refused')),
  actor_kind text not null check (actor_kind in ('account', 'robot', 'citizen', 'system')),
  actor_id text,
  actor_name text not null,
  subject_kind text not null,
  subject_id text not null,
  body text not null,
  previous_hash text not null,
  hash text not null
);
create index platform_audit_entries_subject on platform_audit_entries (subject_kind, subject_id, sequence);
comment on table platform_audit_entries is 'who did what outside any site, hash-chained';
call class_account('platform_audit_entries', insert_only => true);
