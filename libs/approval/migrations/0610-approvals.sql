-- One request for agreement on one exact text. `source` is what was hashed (RFC 8785) and cannot change; the route is kept as it
-- stood when the text was submitted.
create table approvals (
  site_id uuid not null references sites (id),
  id uuid not null,
  state text not null check (state in ('pending', 'granted', 'refused', 'voided')),
  subject_kind text not null check (subject_kind ~ '^[a-z]+$'),
  subject_id uuid not null,
  subject_label text not null,
  -- Which request on this subject it is: 1, 2, 3 …
  attempt integer not null check (attempt > 0),
  content_hash text not null,
  source text not null,
  -- RFC 8785 JSON of the route, and the rule it stands in.
  route text not null,
  rule_id text not null,
  rule_basis text not null,
  author_may_sign boolean not null,
  -- The author first, then everyone who edited the text.
  author_ids uuid[] not null check (cardinality(author_ids) > 0),
  author_name text not null,
  demands_met text[] not null,
  checklist_version text,
  checklist text,
  submitted_by_id uuid,
  submitted_by_name text not null,
  submitted_at timestamptz not null,
  closed_at timestamptz,
  primary key (site_id, id),
  unique (site_id, subject_kind, subject_id, attempt),
  unique (site_id, id, state),
  unique (site_id, id, content_hash),
  unique (site_id, id, subject_kind, subject_id, content_hash),
  check (content_hash = encode(sha256(convert_to(source, 'UTF8')), 'hex')),
  check ((state = 'pending') = (closed_at is null))
);
create unique index approvals_one_pending on approvals (site_id, subject_kind, subject_id) where state = 'pending';
comment on table approvals is 'requests for agreement, each on one hashed text';
call class_tenant('approvals', insert_only => true);
grant update (state, closed_at) on approvals to portal_app, portal_platform;

create table signatures (
  site_id uuid not null references sites (id),
  id uuid not null,
  approval_id uuid not null,
  content_hash text not null,
  stage text not null,
  signer_rule integer not null,
  account_id uuid not null,
  account_name text not null,
  seat_id uuid not null,
  seat_kind text not null,
  position text not null,
  delegation_id uuid,
  verdict_content text check (verdict_content = 'pass'),
  verdict_form text check (verdict_form = 'pass'),
  verdict_dosage text check (verdict_dosage = 'pass'),
  note text,
  signed_at timestamptz not null,
  primary key (site_id, id),
  unique (site_id, id, approval_id, content_hash),
  unique (site_id, approval_id, stage, account_id),
  unique (site_id, approval_id, stage, signer_rule),
  -- A signature is for this text and no other.
  foreign key (site_id, approval_id, content_hash) references approvals (site_id, id, content_hash)
);
comment on table signatures is 'signatures, each bound to the hash of what was signed';
call class_tenant('signatures', insert_only => true);

create table refusals (
  site_id uuid not null references sites (id),
  id uuid not null,
  approval_id uuid not null,
  -- Code and number of the ground in the rule that was in force.
  ground text not null,
  ground_number smallint not null,
  conceals boolean not null,
  note text not null check (length(trim(note)) > 0),
  duplicate_of_id uuid,
  recheck_on date,
  account_id uuid not null,
  account_name text not null,
  seat_kind text not null,
  refused_at timestamptz not null,
  primary key (site_id, id),
  unique (site_id, approval_id),
  check (ground <> 'duplicate' or duplicate_of_id is not null),
  foreign key (site_id, approval_id) references approvals (site_id, id)
);
comment on table refusals is 'refusals with their ground of LA-9.5 and a note';
call class_tenant('refusals', insert_only => true);

-- What publication may publish. Written by the last signature; bears the id of its approval.
create table granted_approvals (
  site_id uuid not null references sites (id),
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  content_hash text not null,
  last_signature_id uuid not null,
  granted_at timestamptz not null,
  primary key (site_id, id),
  unique (site_id, id, subject_kind, subject_id, content_hash),
  foreign key (site_id, id, subject_kind, subject_id, content_hash) references approvals (site_id, id, subject_kind, subject_id, content_hash),
  foreign key (site_id, last_signature_id, id, content_hash) references signatures (site_id, id, approval_id, content_hash)
);
comment on table granted_approvals is 'grants to publish one hashed text once';
call class_tenant('granted_approvals', insert_only => true);
