-- LA-19.2: request, opinion of the board, decision of UBND tỉnh, host, activation. Working papers of the province.
create table site_requests (
  id uuid primary key,
  site_id uuid not null unique references sites (id),
  unit_id uuid not null references units (id),
  state text not null check (state in ('submitted', 'examined', 'approved', 'refused', 'granted', 'activated')),
  document_number text not null,
  document_date date not null,
  reason text not null,
  wanted_host text,
  submitted_by text not null,
  submitted_by_id text,
  submitted_at timestamptz not null,
  opinion text check (opinion in ('agree', 'agree_with_conditions', 'disagree')),
  opinion_note text,
  opinion_by text,
  opinion_by_id text,
  opinion_at timestamptz,
  decision_id uuid references decisions (id),
  check (state <> 'examined' or opinion is not null),
  check (opinion is null or (opinion_by is not null and opinion_at is not null)),
  check (state in ('submitted', 'examined') or decision_id is not null)
);
comment on table site_requests is 'requests for sites and how far they have come';
call class_account('site_requests');

create table provisioning_batches (
  id uuid primary key,
  decision_id uuid not null unique references decisions (id),
  opinion_number text,
  opinion_date date,
  state text not null check (state in ('prepared', 'granted', 'running', 'finished')),
  demonstration boolean not null default false,
  prepared_by text not null,
  prepared_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  check ((opinion_number is null) = (opinion_date is null))
);
comment on table provisioning_batches is 'many sites under one decision';
call class_account('provisioning_batches');

create table provisioning_items (
  batch_id uuid not null references provisioning_batches (id),
  unit_id uuid not null references units (id),
  position integer not null,
  state text not null check (state in ('waiting', 'ready', 'done', 'blocked')),
  host text,
  domain_decision_id uuid references decisions (id),
  rule_id text,
  regime text,
  basis text,
  head_name text,
  head_position text,
  facts jsonb not null default '{}',
  reason_code text,
  reason text,
  suggestions text[] not null default '{}',
  site_id uuid references sites (id),
  updated_at timestamptz not null default now(),
  primary key (batch_id, unit_id),
  check (state <> 'ready' or (host is not null and domain_decision_id is not null and rule_id is not null and regime is not null and basis is not null)),
  check (state <> 'done' or site_id is not null),
  check (state <> 'blocked' or reason is not null)
);
create index provisioning_items_todo on provisioning_items (batch_id, state, position);
comment on table provisioning_items is 'the units of a batch, what was done and what was not, and why';
call class_account('provisioning_items');
