-- A host belongs to one site at a time; the rule that judged it is the one of its grant's date and stays with it.
create table domains (
  id uuid primary key,
  site_id uuid not null references sites (id),
  host text not null check (host ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$' and length(host) <= 253),
  role text not null check (role in ('canonical', 'alias', 'retired')),
  compliance text not null check (compliance in ('compliant', 'non_compliant')),
  compliance_note text,
  regime text,
  rule_id text,
  basis text not null,
  granted_on date,
  decision_id uuid references decisions (id),
  valid_from date not null,
  valid_to date,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  check (valid_to >= valid_from),
  -- LA-3.2: what a site is reached at was given by the domain manager.
  check (role <> 'canonical' or (decision_id is not null and granted_on is not null and rule_id is not null)),
  check (compliance = 'compliant' or compliance_note is not null),
  constraint domains_host_once exclude using gist (host with =, daterange(valid_from, valid_to) with &&),
  constraint domains_one_canonical exclude using gist (site_id with =, daterange(valid_from, valid_to) with &&) where (role = 'canonical')
);
create index domains_site on domains (site_id);
create index domains_host on domains (host);
create index domains_non_compliant on domains (valid_from) where compliance = 'non_compliant';
comment on table domains is 'hosts of sites, with their grants';
call class_reference('domains');

-- LA-3.3: the unit gives notice, the domain manager reports, UBND tỉnh decides.
create table domain_reports (
  id uuid primary key,
  number text not null,
  reported_on date not null,
  decision_id uuid references decisions (id),
  outcome text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  unique (number, reported_on),
  check ((decision_id is null) = (outcome is null))
);
comment on table domain_reports is 'reports of the domain manager on hosts that do not comply, and what was decided';
call class_reference('domain_reports');

create table domain_notices (
  id uuid primary key,
  site_id uuid not null references sites (id),
  domain_id uuid not null references domains (id),
  number text not null,
  noticed_on date not null,
  content text not null,
  report_id uuid references domain_reports (id),
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create unique index domain_notices_one_open on domain_notices (domain_id) where report_id is null;
create index domain_notices_report on domain_notices (report_id);
comment on table domain_notices is 'notices of units whose host does not comply';
call class_reference('domain_notices');
