-- Who acts on a site, in which seat, by which decision, in which days. `valid_to` is the first day it no longer holds.
create table seats (
  site_id uuid not null references sites (id),
  id uuid not null,
  account_id uuid not null,
  account_name text not null,
  kind text not null check (kind in ('unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contributor', 'contentUnit', 'uploader')),
  position text not null check (length(trim(position)) > 0),
  unit_id uuid references units (id),
  sector text,
  decision_number text not null check (length(trim(decision_number)) > 0),
  decision_date date not null,
  decided_by text not null check (length(trim(decided_by)) > 0),
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  entered_by_id uuid,
  entered_by_name text not null,
  end_decision_number text,
  end_decision_date date,
  end_decided_by text,
  ended_at timestamptz,
  ended_by_id uuid,
  ended_by_name text,
  primary key (site_id, id),
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (
    site_id with =, account_id with =, kind with =, (coalesce(sector, '')) with =, (coalesce(unit_id, site_id)) with =,
    daterange(valid_from, valid_to) with &&
  ),
  -- Basis: LA-9.1.b, LA-20.2: one head of the unit and one head of the board at a time.
  constraint seats_one_head exclude using gist (site_id with =, kind with =, daterange(valid_from, valid_to) with &&) where (kind in ('unitHead', 'head'))
);
create index seats_of_account on seats (account_id, site_id);
comment on table seats is 'seats held on sites';
call class_tenant('seats');

-- Basis: LA-9.4.c
create table delegations (
  site_id uuid not null references sites (id),
  id uuid not null,
  from_seat_id uuid not null,
  from_kind text not null,
  from_account_id uuid not null,
  from_name text not null,
  to_seat_id uuid not null,
  to_account_id uuid not null,
  to_name text not null,
  instrument_number text not null check (length(trim(instrument_number)) > 0),
  instrument_date date not null,
  scope text not null check (length(trim(scope)) > 0),
  sector text,
  valid_from date not null,
  valid_to date not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by_id uuid,
  revoked_by_name text,
  revoke_reason text,
  primary key (site_id, id),
  foreign key (site_id, from_seat_id) references seats (site_id, id),
  foreign key (site_id, to_seat_id) references seats (site_id, id),
  check (valid_to > valid_from),
  check (from_account_id <> to_account_id),
  check ((revoked_at is null) = (revoke_reason is null))
);
create index delegations_held on delegations (site_id, to_account_id, valid_to);
comment on table delegations is 'dated delegations between seats of a site';
call class_tenant('delegations');

-- Basis: LA-10.1.d
create table break_glass_grants (
  site_id uuid not null references sites (id),
  id uuid not null,
  account_id uuid not null,
  account_name text not null,
  reason text not null check (length(trim(reason)) >= 20),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  limit_basis text not null,
  primary key (site_id, id),
  check (expires_at > opened_at)
);
create index break_glass_grants_open on break_glass_grants (site_id, account_id, expires_at);
comment on table break_glass_grants is 'time-limited reading by the webmaster, with its reason';
call class_tenant('break_glass_grants', insert_only => true);
