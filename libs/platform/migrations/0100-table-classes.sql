-- Every table belongs to one class; its comment names it and a test of the catalogue holds it to it.
-- Three policy texts and no other: site, platform, public.

alter default privileges revoke execute on functions from public;
alter default privileges revoke execute on routines from public;

create procedure mark_class(t text, class text) language plpgsql as $$
declare
  before text := obj_description(format('public.%I', t)::regclass, 'pg_class');
begin
  execute format('comment on table public.%I is %L', t, class || coalesce(': ' || before, ''));
end
$$;

create procedure protect_rows(t text) language plpgsql as $$
begin
  execute format('alter table public.%I enable row level security', t);
  execute format('alter table public.%I force row level security', t);
  execute format('create policy platform on public.%I to portal_platform using (true)', t);
end
$$;

create procedure protect_site_rows(t text) language plpgsql as $$
begin
  call protect_rows(t);
  execute format(
    'create policy site on public.%I to portal_app, portal_intake '
    'using (site_id = (select nullif(current_setting(''app.site_id'', true), '''')::uuid)) '
    'with check (site_id = (select nullif(current_setting(''app.site_id'', true), '''')::uuid))', t);
end
$$;

-- What one site works on. Nothing is deleted.
create procedure class_tenant(t text, insert_only boolean default false) language plpgsql as $$
begin
  call mark_class(t, 'tenant');
  call protect_site_rows(t);
  execute format('grant select, insert%s on public.%I to portal_app, portal_platform', case when insert_only then '' else ', update' end, t);
end
$$;

-- Finished rows for citizens.
create procedure class_publication(t text, insert_only boolean default false) language plpgsql as $$
begin
  call mark_class(t, 'publication');
  call protect_site_rows(t);
  execute format('create policy public on public.%I for select to portal_public using (true)', t);
  execute format('grant select on public.%I to portal_public', t);
  execute format('grant select, insert%s on public.%I to portal_app, portal_platform', case when insert_only then '' else ', update, delete' end, t);
end
$$;

-- What citizens send in, through functions of portal_intake only.
create procedure class_intake(t text) language plpgsql as $$
begin
  call mark_class(t, 'intake');
  call protect_site_rows(t);
  execute format('grant insert on public.%I to portal_intake', t);
  execute format('grant select, update on public.%I to portal_app, portal_platform', t);
end
$$;

-- Units, sites, domains, regulations, rules, calendar.
create procedure class_reference(t text) language plpgsql as $$
begin
  call mark_class(t, 'reference');
  execute format('grant select on public.%I to portal_app', t);
  execute format('grant select, insert, update on public.%I to portal_platform', t);
end
$$;

-- Accounts, sessions, province-wide roles: the platform's door only.
create procedure class_account(t text, insert_only boolean default false) language plpgsql as $$
begin
  call mark_class(t, 'account');
  call protect_rows(t);
  execute format('grant select, insert%s on public.%I to portal_platform', case when insert_only then '' else ', update, delete' end, t);
end
$$;
