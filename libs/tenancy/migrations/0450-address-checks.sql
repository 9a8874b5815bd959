-- LA-3.1: hosts use IPv6. What the DNS said of a host, when; a report of a day looks at the last answer before its end.
create table domain_address_checks (
  id uuid primary key,
  domain_id uuid not null references domains (id),
  checked_at timestamptz not null,
  outcome text not null check (outcome in ('both', 'no_ipv6', 'no_ipv4', 'no_address', 'unanswered')),
  ipv4 text[] not null default '{}',
  ipv6 text[] not null default '{}',
  note text,
  check ((outcome in ('both', 'no_ipv6')) = (cardinality(ipv4) > 0)),
  check ((outcome in ('both', 'no_ipv4')) = (cardinality(ipv6) > 0)),
  check (outcome <> 'unanswered' or note is not null)
);
create index domain_address_checks_latest on domain_address_checks (domain_id, checked_at desc);
comment on table domain_address_checks is 'what the DNS said of hosts: A and AAAA records';
call class_reference('domain_address_checks');
