-- An upload is noted before its first byte and kept by the transaction that records it; what was noted and never kept is removed.
create table uploads (
  site_id uuid not null,
  -- Second half of the object's key, which begins with the site.
  id uuid not null,
  state text not null default 'begun' check (state in ('begun', 'kept', 'given_up', 'removed')),
  begun_at timestamptz not null,
  primary key (site_id, id)
);
create index uploads_not_kept on uploads (begun_at) where state in ('begun', 'given_up');
comment on table uploads is 'every upload of a site, so that none is left behind unrecorded';
call class_tenant('uploads');
