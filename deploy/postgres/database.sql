-- Run in the portal's own database after roles.sql, by an administrator.
-- Nobody else connects, and nobody makes temporary tables, which would stand before others in a search path.
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to portal_owner, portal_app, portal_public, portal_platform, portal_jobs', current_database());
end
$$;
revoke all on schema public from public;
grant usage, create on schema public to portal_owner;
grant usage on schema public to portal_app, portal_public, portal_platform, portal_intake;
create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create schema if not exists pgboss authorization portal_jobs;
