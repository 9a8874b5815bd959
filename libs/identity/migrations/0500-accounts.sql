-- Who may sign in. A person's account is made with an invitation and bound to the identity of the sign-in service
-- (issuer, subject) at the first sign-in by a verified address; a service's account names its subject at once.
create table accounts (
  id uuid primary key,
  kind text not null check (kind in ('person', 'service')),
  state text not null check (state in ('invited', 'active', 'closed')),
  name text not null check (length(trim(name)) > 0),
  email text check (email = lower(email)),
  issuer text,
  subject text,
  created_at timestamptz not null,
  bound_at timestamptz,
  last_sign_in_at timestamptz,
  closed_at timestamptz,
  closed_reason text,
  check ((issuer is null) = (subject is null)),
  check (state <> 'active' or subject is not null),
  check (state <> 'invited' or subject is null),
  check (kind <> 'person' or email is not null),
  check ((state = 'closed') = (closed_at is not null))
);
-- Whoever comes back after his account was closed gets a new one.
create unique index accounts_open_identity on accounts (issuer, subject) where state <> 'closed';
create unique index accounts_open_email on accounts (email) where state <> 'closed';
create index accounts_by_name on accounts (name, id);
comment on table accounts is 'persons and services that may act';
call class_account('accounts');

create table invitations (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  invited_by_id uuid,
  invited_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  check (accepted_at is null or withdrawn_at is null)
);
create unique index invitations_one_open on invitations (account_id) where accepted_at is null and withdrawn_at is null;
comment on table invitations is 'invitations, each accepted at most once';
call class_account('invitations');

-- The browser holds a secret; here stands its hash. Tokens are sealed with a key that the database does not know.
create table sessions (
  id uuid primary key,
  secret_hash text not null unique,
  account_id uuid not null references accounts (id),
  sso_session text,
  -- `iat` of the ID token: by the clock of the sign-in service, as logout tokens are.
  sso_issued_at timestamptz not null,
  sealed_tokens text not null,
  created_at timestamptz not null,
  refreshed_at timestamptz not null,
  checked_at timestamptz not null,
  unanswered_since timestamptz,
  step_up_until timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'signed_out_elsewhere', 'rotated', 'refused', 'account_closed')),
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_live_of_account on sessions (account_id) where ended_at is null;
create index sessions_live_of_sso on sessions (sso_session) where ended_at is null;
create index sessions_by_expiry on sessions (expires_at);
comment on table sessions is 'sessions of the console';
call class_account('sessions');

-- Roles over the whole province, each by a decision and with its days. Basis: LA-3.2, LA-10.1.d, LA-11
create table province_roles (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  role text not null check (role in ('webmaster', 'domainManager', 'standardsOfficer', 'securityInspector')),
  decision_number text not null check (length(trim(decision_number)) > 0),
  decision_date date not null,
  decided_by text not null check (length(trim(decided_by)) > 0),
  valid_from date not null,
  valid_to date,
  granted_at timestamptz not null,
  granted_by_id uuid,
  granted_by_name text not null,
  ended_by_id uuid,
  ended_by_name text,
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (account_id with =, role with =, daterange(valid_from, valid_to) with &&)
);
comment on table province_roles is 'province-wide roles';
call class_account('province_roles');
