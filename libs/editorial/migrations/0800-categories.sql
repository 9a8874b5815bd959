-- Flat; the rules name what a new site begins with.
create table categories (
  site_id uuid not null references sites (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(trim(name)) > 0),
  position integer not null,
  -- The rule that gave it demands that it stays.
  mandatory boolean not null,
  basis text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, slug)
);
comment on table categories is 'categories of articles';
call class_tenant('categories');
