import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../support/index.js';
import { inspectCatalogue } from './catalogue.js';

describe('the catalogue', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('holds every table to its class', async () => {
    expect(await inspectCatalogue(database)).toEqual([]);
  });

  it('gives portal_public nothing but publication tables', async () => {
    const rows = await database.query<{ table: string; comment: string }>(`
      select c.relname as table, obj_description(c.oid, 'pg_class') as comment from pg_class c
      where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
        and has_any_column_privilege('portal_public', c.oid, 'select, insert, update')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !row.comment?.startsWith('publication'))).toEqual([]);
  });

  // Each of these is a mistake somebody will make one day; the inspection must see it.
  it.each([
    ['a dropped policy', 'drop policy site on audit_entries', /audit_entries: its policies are not those of class tenant/],
    ['a wider policy', 'create policy all_of_it on audit_entries to portal_app using (true)', /audit_entries: its policies/],
    ['row-level security not forced', 'alter table audit_entries no force row level security', /audit_entries: row-level security/],
    [
      'a table without a class',
      'create table forgotten (site_id uuid not null, id uuid not null, primary key (site_id, id))',
      /forgotten: its comment names no class/,
    ],
    [
      'a primary key without the site',
      `create table loose (site_id uuid not null, id uuid primary key); comment on table loose is 'x'; call class_tenant('loose')`,
      /loose\.loose_pkey: a key of a table with a site begins with site_id/,
    ],
    [
      'a foreign key of one column',
      `create table parents (site_id uuid not null, id uuid not null unique, primary key (site_id, id)); call class_tenant('parents');
       create table children (site_id uuid not null, id uuid not null, parent_id uuid references parents (id), primary key (site_id, id)); call class_tenant('children')`,
      /children\.children_parent_id_fkey: a reference to parents must carry site_id/,
    ],
    ['a unique index that tells of a neighbour', 'create unique index told on audit_entries (hash)', /audit_entries\.told: a key/],
    [
      'a grant to citizens on a working table',
      'grant select on audit_entries to portal_public',
      /audit_entries: portal_public holds SELECT/,
    ],
    ['a right to delete', 'grant delete on audit_entries to portal_app', /audit_entries: portal_app holds DELETE/],
    ['a role that bypasses', 'create role portal_trial bypassrls', /role portal_trial bypasses/],
    ['a view with its owner’s eyes', 'create view peek as select * from audit_entries', /view peek is not security_invoker/],
    ['a materialised copy', 'create materialized view copy as select * from audit_entries', /materialised view copy/],
    [
      'a function with its owner’s rights and no search_path',
      `create function open_door() returns void language sql security definer as 'select'`,
      /function open_door runs as its owner/,
    ],
  ])('goes red for %s', async (_, mistake, fault) => {
    const scratch = await testDatabase();
    try {
      await scratch.query(mistake);
      expect((await inspectCatalogue(scratch)).join('\n')).toMatch(fault);
    } finally {
      await scratch.query('drop role if exists portal_trial');
      await scratch.drop();
    }
  });
});
