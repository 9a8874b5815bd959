-- What every public page of a site needs: head, foot, hosts, menu. Written by the actions of tenancy, so that a portal starts and
-- serves with a replica alone.
create table site_shells (
  site_id uuid not null references sites (id),
  id uuid not null,
  kind text not null check (kind in ('province', 'department', 'district', 'commune', 'assembly', 'other')),
  state text not null check (state in ('approved', 'active', 'suspended')),
  name text not null,
  kicker text not null,
  place text,
  parent_site_id uuid references sites (id),
  levels jsonb not null,
  footer jsonb,
  -- The theme the site chose; null: the one of its kind.
  accent text,
  demonstration boolean not null default false,
  suspended_since timestamptz,
  suspension_reason text,
  -- Raised by every publishing transaction of the site.
  revision bigint not null default 1,
  primary key (site_id, id),
  unique (site_id),
  check (id = site_id),
  check (state <> 'active' or footer is not null),
  check ((state = 'suspended') = (suspended_since is not null and suspension_reason is not null))
);
comment on table site_shells is 'head, foot and state of public pages';
call class_publication('site_shells');
revoke delete on site_shells from portal_app, portal_platform;

create table site_hosts (
  site_id uuid not null references sites (id),
  id uuid not null,
  host text not null,
  role text not null check (role in ('canonical', 'alias', 'retired')),
  primary key (site_id, id),
  unique (site_id, host)
);
create unique index site_hosts_one_canonical on site_hosts (site_id) where role = 'canonical';
comment on table site_hosts is 'hosts that answer for a site';
call class_publication('site_hosts');

-- The menu, and the names of the categories that public addresses use.
create table site_menus (
  site_id uuid not null references sites (id),
  id uuid not null,
  position integer not null,
  label text not null,
  path text not null check (path ~ '^/([a-z0-9]+(-[a-z0-9]+)*)?$'),
  category text,
  shown boolean not null,
  -- Live items of the category, counted when one is published or withdrawn: pages do not count.
  total integer not null default 0,
  primary key (site_id, id),
  unique (site_id, path),
  check (category is null or path = '/' || category)
);
create unique index site_menus_one_category on site_menus (site_id, category) where category is not null;
comment on table site_menus is 'menu entries and categories of public pages';
call class_publication('site_menus');
