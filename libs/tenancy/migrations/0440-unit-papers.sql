-- A version of a unit rests on a paper. What was loaded from a units file names its file in the audit and has none here.
alter table unit_versions
  add column decision_id uuid references decisions (id),
  add column basis text check (basis <> ''),
  add column recorded_by text,
  add column recorded_by_id text,
  add column recorded_at timestamptz,
  -- The day has not come yet on which names of sites and citizens' pages follow.
  add column awaited boolean not null default false,
  add constraint unit_versions_paper check (decision_id is null or (basis is not null and recorded_by is not null and recorded_at is not null));
create index unit_versions_awaited on unit_versions (valid_from) where awaited;
