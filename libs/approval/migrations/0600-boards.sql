-- A board is a decision; who sits on it stands in `seats`.
create table boards (
  site_id uuid not null references sites (id),
  id uuid not null,
  state text not null check (state in ('draft', 'active', 'ended')),
  decision_number text,
  decision_date date,
  decided_by text,
  valid_from date,
  valid_to date,
  -- The seats that were counted, RFC 8785 JSON, with the rule that judged them.
  composition text,
  rule_basis text,
  established_by_id uuid,
  established_by_name text,
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  check (state = 'draft' or (decision_date is not null and decided_by is not null and valid_from is not null and composition is not null)),
  check (state <> 'ended' or valid_to is not null),
  check (valid_to is null or valid_to >= valid_from)
);
create unique index boards_one_draft on boards (site_id) where state = 'draft';
create unique index boards_one_active on boards (site_id) where state = 'active';
comment on table boards is 'editorial boards and the decisions that set them up';
call class_tenant('boards');
