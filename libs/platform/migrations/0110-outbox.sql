-- Events leave with the transaction that caused them; the relay hands them over and marks them sent.
create table outbox_events (
  site_id uuid not null,
  id uuid not null,
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  payload jsonb not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  primary key (site_id, id)
);
create index outbox_events_unsent on outbox_events (created_at) where sent_at is null;
comment on table outbox_events is 'events of a site, waiting for the relay or sent';
call class_tenant('outbox_events');

create table platform_events (
  id uuid primary key,
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  payload jsonb not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index platform_events_unsent on platform_events (created_at) where sent_at is null;
comment on table platform_events is 'events of no site, waiting for the relay or sent';
call class_account('platform_events');
