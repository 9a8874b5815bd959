-- Papers that decide something about sites and hosts, recorded once however many they decide.
create table decisions (
  id uuid primary key,
  number text not null,
  decided_on date not null,
  issuer text not null,
  summary text not null,
  demonstration boolean not null default false,
  recorded_by text not null,
  recorded_by_id text,
  recorded_at timestamptz not null default now(),
  unique (number, decided_on, issuer)
);
comment on table decisions is 'decisions of UBND tỉnh on sites and of the domain manager on hosts';
call class_reference('decisions');

create table sites (
  id uuid primary key,
  unit_id uuid not null references units (id),
  kind text not null check (kind in ('province', 'department', 'district', 'commune', 'assembly', 'other')),
  name text not null,
  state text not null check (state in ('requested', 'refused', 'approved', 'active', 'suspended')),
  decision_id uuid references decisions (id),
  head_name text check (head_name <> ''),
  head_position text check (head_position <> ''),
  search_text text not null,
  demonstration boolean not null default false,
  approved_on date,
  activated_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- LA-19.2
  check (state in ('requested', 'refused') or (decision_id is not null and approved_on is not null)),
  -- LA-QĐ.3
  check (state not in ('active', 'suspended') or (head_name is not null and activated_on is not null))
);
-- LA-1: one province site; TD-2.1: one site of a unit.
create unique index sites_one_province on sites (kind) where kind = 'province' and state <> 'refused';
create unique index sites_one_of_a_unit on sites (unit_id) where state <> 'refused';
create index sites_unit on sites (unit_id);
comment on table sites is 'the portal of the province and the component sites';
call class_reference('sites');

create table site_facts (
  site_id uuid not null references sites (id),
  code text not null check (code ~ '^[a-z][a-zA-Z]*$'),
  value text not null check (value <> ''),
  updated_at timestamptz not null default now(),
  primary key (site_id, code)
);
comment on table site_facts is 'what the foot of a site''s pages must state';
call class_reference('site_facts');

create table site_suspensions (
  id uuid primary key,
  site_id uuid not null references sites (id),
  ground text not null check (ground in ('decision', 'technical')),
  decision_id uuid references decisions (id),
  reason text not null check (reason <> ''),
  since timestamptz not null,
  suspended_by text not null,
  ended_at timestamptz,
  end_decision_id uuid references decisions (id),
  end_reason text,
  ended_by text,
  check (ground <> 'decision' or decision_id is not null),
  check (ended_at is null or (end_reason is not null and ended_by is not null and (ground <> 'decision' or end_decision_id is not null)))
);
create unique index site_suspensions_one_open on site_suspensions (site_id) where ended_at is null;
comment on table site_suspensions is 'when and why a site did not serve';
call class_reference('site_suspensions');
