import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AuditVerifier } from '@cong-tinh/audit';
import { connectionOf, listMigrations, migrate, projectRoot } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { loadRegulations } from '@cong-tinh/regulation';
import { PublicEdge, SiteModule } from '@cong-tinh/site';
import { provinceLibs } from '../../apps/portal/src/province.module.js';
import { createWorld, releasedDatabase, type TestDatabase, testDatabase } from '../support/index.js';

jest.setTimeout(120_000);

const FOLDER = join(projectRoot(), 'test/integration/releases');
const RELEASES = readdirSync(FOLDER).filter((name) => name.endsWith('.sql.gz'));

/** Everything that the migrations decide, one line each; what depends on the order of upgrades is left out. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' ' || roles::text || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '')
    from pg_policies where schemaname = 'public'
  union all select 'grant ' || c.oid::regclass || ' ' || a.grantee::regrole || ' ' || a.privilege_type
    from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and a.grantee <> 0
  union all select 'function ' || p.oid::regprocedure || ' ' || md5(p.prosrc) || ' ' || p.prosecdef || ' ' || coalesce(p.proconfig::text, '') || ' ' || p.proowner::regrole
    from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'row security ' || oid::regclass || ' ' || relrowsecurity || ' ' || relforcerowsecurity
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  order by line`;

/** Rows of every table, so that an upgrade that loses some is seen. */
async function rowCounts(database: TestDatabase): Promise<Record<string, number>> {
  const tables = await database.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${name}`);
    counts[name] = row!.n;
  }
  return counts;
}

const linesOf = async (database: TestDatabase) => (await database.query<{ line: string }>(SCHEMA)).map(({ line }) => line);

it('keeps at least one earlier release to upgrade from', () => {
  expect(RELEASES).not.toEqual([]);
});

describe.each(RELEASES)('the database of release %s', (release) => {
  let database: TestDatabase;
  let fresh: TestDatabase;
  let before: Record<string, number>;
  let open: { close(): Promise<void> } | null = null;

  beforeAll(async () => {
    database = await releasedDatabase(gunzipSync(readFileSync(join(FOLDER, release))).toString('utf8'));
    fresh = await testDatabase();
    before = await rowCounts(database);
    await migrate(connectionOf(database.config, 'portal_owner'));
    await loadRegulations(connectionOf(database.config, 'portal_platform'));
  });
  afterEach(async () => {
    await open?.close();
    open = null;
  });
  afterAll(async () => {
    await database?.drop();
    await fresh?.drop();
  });

  it('holds two furnished sites, so that the upgrade has something to lose', () => {
    for (const table of ['articles', 'published_items', 'seats', 'audit_entries', 'delegations', 'site_menus'])
      expect([table, before[table]! > 1]).toEqual([table, true]);
  });

  it('becomes what a new database is: columns, keys, policies, grants, functions', async () => {
    const names = await database.query<{ name: string }>('select name from schema_migrations order by name');
    expect(names.map(({ name }) => name)).toEqual(listMigrations().map(({ name }) => name));
    expect(await linesOf(database)).toEqual(await linesOf(fresh));
  });

  it('keeps every row', async () => {
    const after = await rowCounts(database);
    const lost = Object.entries(before).filter(([table, count]) => (after[table] ?? 0) < count);
    expect(lost).toEqual([]);
  });

  it('goes on as it was: pages answer, chains of the audit hold', async () => {
    const edge = new PublicEdge();
    const world = await createWorld({
      imports: [...(provinceLibs() ?? []), SiteModule],
      adapter: { rewriteUrl: edge.rewriteUrl },
      database,
      configure: (app) => edge.attach(app),
    });
    open = world;
    await world.get(SiteDirectory).reload();
    const sites = world.get(SiteDirectory).list();
    expect(sites.length).toBeGreaterThan(10);
    const [item] = await database.query<{ site_id: string; path: string; title: string }>(
      'select i.site_id, path, title from published_items i join published_addresses a on a.site_id = i.site_id and a.item_id = i.id limit 1',
    );
    const site = sites.find(({ id }) => id === item!.site_id)!;
    const host = `${site.canonicalHost.replace('longan.gov.vn', 'longan.localhost')}:8080`;
    const page = await world.request({ url: item!.path, headers: { host } });
    expect([page.statusCode, page.body.includes(item!.title)]).toEqual([200, true]);
    expect((await world.get(AuditVerifier).verifyAll()).faults).toEqual([]);
  });
});
