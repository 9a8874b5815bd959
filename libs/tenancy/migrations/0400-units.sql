-- A unit is who it is; its names, code and place hold from a day to a day, because codes and names are used again.
create table units (
  id uuid primary key,
  kind text not null check (kind in ('province', 'department', 'district', 'commune', 'assembly', 'other')),
  created_at timestamptz not null default now()
);
comment on table units is 'units of the province; names, codes and parents stand in unit_versions';
call class_reference('units');

create table unit_versions (
  id uuid primary key,
  unit_id uuid not null references units (id),
  code text not null check (code ~ '^[0-9A-Z]+(-[0-9A-Z]+)*$' and length(code) <= 20),
  type text not null,
  name text not null,
  full_name text not null,
  short_name text,
  abbreviation text check (abbreviation ~ '^[a-z0-9]{1,63}$'),
  english_name text,
  parent_id uuid references units (id),
  search_text text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to > valid_from),
  check (parent_id <> unit_id),
  constraint unit_versions_one_at_a_time exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&),
  constraint unit_versions_one_code exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index unit_versions_parent on unit_versions (parent_id);
comment on table unit_versions is 'what a unit is called, which code it bears and whose it is, from a day to a day';
call class_reference('unit_versions');
