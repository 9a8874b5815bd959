import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@cong-tinh/platform';
import { fill, rowsOf } from './fill.js';
import { furnishedProvince, type Province, tablesWithSite, type Tenant } from './province.js';

/** Every table that the catalogue gives to sites, with two neighbours full of data. */
describe('the tables of two sites', () => {
  let province: Province;
  let here: Tenant;
  let there: Tenant;
  let tables: string[];

  beforeAll(async () => {
    province = await furnishedProvince(2);
    [here, there] = province.tenants as [Tenant, Tenant];
    await fill(province, here);
    await fill(province, there);
    tables = await tablesWithSite(province);
  }, 120_000);
  afterAll(() => province?.close());

  it('are all filled for both, so that nothing below passes for want of rows', async () => {
    const bare: string[] = [];
    for (const table of tables) {
      for (const { siteId, mark } of [here, there]) {
        const [row] = await province.database.query<{ count: number }>(`select count(*)::int as count from ${table} where site_id = $1`, [
          siteId,
        ]);
        if (row!.count === 0) bare.push(`${table} of ${mark}`);
      }
    }
    expect(bare).toEqual([]);
  });

  it('show a site its own rows, all of them and no other', async () => {
    for (const table of tables) {
      const [all] = await province.database.query<{ count: number }>(`select count(*)::int as count from ${table} where site_id = $1`, [
        here.siteId,
      ]);
      const seen = await rowsOf(province, here.siteId, table);
      expect([table, seen.length, new Set(seen.map((row) => row.site_id))]).toEqual([table, all!.count, new Set([here.siteId])]);
    }
  });

  it('take no row of a neighbour, neither a new one nor one that moves', async () => {
    const database = province.get(Database);
    for (const table of tables) {
      const [sample] = await province.database.query<{ row: object }>(
        `select to_jsonb(t) as row from ${table} t where site_id = $1 limit 1`,
        [there.siteId],
      );
      const forge = () =>
        database.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`, [
          JSON.stringify(sample!.row),
        ]);
      expect([table, await refusal(() => database.inSite(here.siteId, forge))]).toEqual([table, 'refused']);
      const move = () => database.query(`update ${table} set site_id = $1 where site_id = $2`, [there.siteId, here.siteId]);
      expect([table, await refusal(() => database.inSite(here.siteId, move))]).toEqual([table, 'refused']);
    }
  });

  it('change nothing of a neighbour when a condition was forgotten', async () => {
    const database = province.get(Database);
    for (const table of tables) {
      const before = await digest(province, table, there.siteId);
      await database
        .inSite(here.siteId, async () => {
          await database.query(`update ${table} set site_id = site_id`);
          throw new Error('undo');
        })
        .catch(() => undefined);
      expect([table, await digest(province, table, there.siteId)]).toEqual([table, before]);
    }
  });

  it('have no door without a site', async () => {
    const [row] = await province.database.query<{ setting: string | null }>(
      `select nullif(current_setting('app.site_id', true), '') as setting`,
    );
    expect(row!.setting).toBeNull();
    const unset = await province.get(Database).inSite(here.siteId, async () => {
      await province.get(Database).query(`set local app.site_id = ''`);
      return province.get(Database).query('select from articles');
    });
    expect(unset).toEqual([]);
  });
});

/** `refused`: by the policies or by a missing grant, not by chance. */
async function refusal(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'taken';
  } catch (error) {
    return /row-level security|permission denied/.test((error as Error).message) ? 'refused' : (error as Error).message;
  }
}

async function digest(province: Province, table: string, siteId: string): Promise<string> {
  const [row] = await province.database.query<{ rows: string }>(
    `select md5(coalesce(string_agg(t::text || xmin::text, '' order by t::text), '')) as rows from ${table} t where site_id = $1`,
    [siteId],
  );
  return row!.rows;
}
