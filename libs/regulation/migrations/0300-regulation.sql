-- Regulations, clauses, rules, decisions that set rules aside, and the working calendar. Public texts: class reference.
-- Periods are half-open: valid_from <= day and day < valid_to.

create table regulations (
  id text primary key check (length(id) between 1 and 60),
  level text not null check (level in ('platform', 'national', 'provincial', 'site')),
  number text,
  title text not null,
  issuer text not null,
  issued_on date,
  effective_from date,
  effective_to date check (effective_to > effective_from),
  replaced_by text references regulations (id) deferrable initially deferred,
  -- Of a site: whose it is, which text it adopts and by which decision. No foreign key: sites come later and never go.
  site_id uuid check (site_id is null or level = 'site'),
  adopts text references regulations (id) deferrable initially deferred,
  adoption_number text,
  adoption_date date,
  adoption_authority text,
  certainty text not null check (certainty in ('read', 'secondary', 'recalled', 'unsure')),
  note text,
  origin text not null check (origin in ('product', 'official')),
  updated_at timestamptz not null default now(),
  -- Basis: MK-QĐ.2
  check (adopts is null or (site_id is not null and adoption_number is not null and adoption_date is not null and adoption_authority is not null))
);
comment on table regulations is 'regulations and instruments with their dates';
call class_reference('regulations');

create table clauses (
  id text primary key check (length(id) between 1 and 60),
  regulation_id text not null references regulations (id),
  place text not null,
  subject text not null,
  mark text check (mark in ('provinceOnly', 'inherited', 'adapted')),
  withdrawn boolean not null default false,
  updated_at timestamptz not null default now()
);
comment on table clauses is 'clauses the product refers to, in our own words';
call class_reference('clauses');

create table rules (
  id text primary key check (length(id) between 1 and 120),
  key text not null,
  regulation_id text not null references regulations (id),
  mode text not null check (mode in ('fixed', 'floor', 'ceiling', 'free')),
  unit_kinds text[] check (unit_kinds <@ array['province', 'department', 'district', 'commune', 'assembly', 'other'] and cardinality(unit_kinds) > 0),
  value jsonb not null,
  basis text not null check (basis <> ''),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  certainty text not null check (certainty in ('read', 'secondary', 'recalled', 'unsure')),
  note text,
  origin text not null check (origin in ('product', 'official')),
  withdrawn boolean not null default false,
  updated_at timestamptz not null default now()
);
create index rules_regulation on rules (regulation_id);
comment on table rules is 'what regulations say, as dated values with their basis';
call class_reference('rules');

create table rule_overrides (
  id uuid primary key,
  key text not null,
  level text not null check (level in ('national', 'provincial', 'site')),
  site_id uuid,
  unit_kinds text[] check (unit_kinds <@ array['province', 'department', 'district', 'commune', 'assembly', 'other'] and cardinality(unit_kinds) > 0),
  mode text not null check (mode in ('fixed', 'floor', 'ceiling', 'free')),
  value jsonb not null,
  authority text not null check (authority <> ''),
  decision_number text not null check (decision_number <> ''),
  decision_date date not null,
  basis text not null check (basis <> ''),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  check (level <> 'site' or site_id is not null)
);
create index rule_overrides_site on rule_overrides (site_id);
comment on table rule_overrides is 'decisions of competent authorities that set a rule aside';
call class_reference('rule_overrides');

create table calendar_years (
  year integer primary key check (year between 1990 and 2200),
  announced boolean not null,
  source text,
  -- Raised by every edit; who edits names the revision seen.
  revision integer not null default 0,
  origin text not null check (origin in ('product', 'official')),
  updated_at timestamptz not null default now(),
  check (not announced or source is not null)
);
comment on table calendar_years is 'years whose days off were announced';
call class_reference('calendar_years');

create table calendar_days (
  date date primary key,
  year integer not null references calendar_years (year),
  kind text not null check (kind in ('holiday', 'compensatory', 'swapOff', 'swapWork')),
  name text not null check (name <> ''),
  source text not null check (source <> ''),
  certainty text not null check (certainty in ('read', 'secondary', 'recalled', 'unsure')),
  -- A day taken back is an ordinary day again; the row stays.
  removed boolean not null default false,
  updated_at timestamptz not null default now(),
  check (extract(year from date) = year)
);
create index calendar_days_year on calendar_days (year);
comment on table calendar_days is 'holidays, compensatory days and swapped days';
call class_reference('calendar_days');

-- One row: raised by whatever changes the tables above, so that a process knows what it read is old.
create table regulation_revision (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
insert into regulation_revision (revision) values (0);
comment on table regulation_revision is 'number of the present state of regulations, rules and calendar';
call class_reference('regulation_revision');
