-- Units that groups of the sign-in service propose for an account, by their codes. A word from outside: nothing follows from it but that
-- whoever gives seats sees it.
alter table accounts add column proposed_unit_codes text[] not null default '{}' check (cardinality(proposed_unit_codes) <= 5);
