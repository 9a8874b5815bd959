-- The roles of Cổng Tỉnh. Run once by an administrator of the server, in the database of the portal.
-- Passwords are set apart (ALTER ROLE … PASSWORD), never in this file. No role bypasses row-level security.
do $$
declare
  role text;
begin
  foreach role in array array['portal_owner', 'portal_app', 'portal_public', 'portal_platform', 'portal_jobs'] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', role);
    end if;
  end loop;
  -- Owns the functions through which citizens send something in; nobody signs in as it.
  if not exists (select from pg_roles where rolname = 'portal_intake') then
    create role portal_intake nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end
$$;

-- The migrator hands intake functions over to portal_intake.
do $$
begin
  if current_setting('server_version_num')::int >= 160000 then
    execute 'grant portal_intake to portal_owner with inherit false, set true';
  else
    execute 'grant portal_intake to portal_owner';
  end if;
end
$$;

alter role portal_app set statement_timeout = '10s';
alter role portal_app set idle_in_transaction_session_timeout = '10s';
alter role portal_public set statement_timeout = '3s';
alter role portal_public set idle_in_transaction_session_timeout = '10s';
alter role portal_public set default_transaction_read_only = off;
alter role portal_platform set statement_timeout = '60s';
alter role portal_platform set idle_in_transaction_session_timeout = '30s';
