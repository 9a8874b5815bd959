-- When an event is next due, and which listeners have it already: one that fails is asked again, the others are not.
alter table outbox_events
  add column due_at timestamptz not null default now(),
  add column told text[] not null default '{}';
drop index outbox_events_unsent;
create index outbox_events_due on outbox_events (due_at) where sent_at is null;

alter table platform_events
  add column due_at timestamptz not null default now(),
  add column told text[] not null default '{}';
drop index platform_events_unsent;
create index platform_events_due on platform_events (due_at) where sent_at is null;
