import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFoundError } from '@cong-tinh/kernel';
import { Config, type ConfigValues, isDatabaseDown, PublicDatabase } from '@cong-tinh/platform';
import { type TestDatabase, testDatabase } from '../support/index.js';
import { TcpPassage } from './tcp-passage.js';

const backend = { name: 'backend', text: 'select pg_backend_pid() as pid, current_user as "user"' };

describe('the database of citizens’ pages', () => {
  let database: TestDatabase;
  const open: PublicDatabase[] = [];

  beforeAll(async () => {
    database = await testDatabase({ DATABASE_POOL: '1' });
  });
  afterAll(async () => {
    for (const one of open) await one.onApplicationShutdown();
    await database.drop();
  });
  const publicDatabase = (more: Partial<ConfigValues> = {}) => {
    const one = new PublicDatabase(new Config({ ...(database.config as unknown as ConfigValues), ...more }));
    open.push(one);
    return one;
  };

  it('is entered as portal_public and sees no working table', async () => {
    const pages = publicDatabase();
    expect(await pages.one<{ user: string }>(backend, [])).toMatchObject({ user: 'portal_public' });
    expect(await pages.one({ name: 'none', text: 'select 1 where false' }, [])).toBeNull();
    await expect(pages.many({ name: 'secret', text: 'select * from audit_entries' }, [])).rejects.toThrow(/permission denied/);
    await expect(pages.snapshot((query) => query(`insert into site_hosts default values`))).rejects.toThrow(/read-only|permission denied/);
  });

  it('shows one moment in all reads of a page', async () => {
    const pages = publicDatabase();
    await database.query('create table shown (n int); grant select on shown to portal_public; insert into shown values (1)');
    const seen = await pages.snapshot(async (query) => {
      const before = await query<{ n: number }>('select n from shown');
      await database.query('update shown set n = 2');
      return [...before, ...(await query<{ n: number }>('select n from shown'))].map(({ n }) => n);
    });
    expect(seen).toEqual([1, 1]);
    await database.query('drop table shown');
  });

  it('keeps its connection when a page was not found or a statement failed', async () => {
    const pages = publicDatabase();
    const before = await pages.one<{ pid: number }>(backend, []);
    const absent = () => Promise.reject(new NotFoundError('page_not_found', 'Không có trang này.'));
    await expect(pages.snapshot(absent)).rejects.toThrow(NotFoundError);
    await expect(pages.snapshot((query) => query('select 1 / 0'))).rejects.toThrow(/division by zero/);
    expect(await pages.one<{ pid: number }>(backend, [])).toEqual(before);
    expect(await pages.snapshot((query) => query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('reads from the primary when the replica is away, and does not ask it again for a while', async () => {
    const passage = await TcpPassage.to(database.config.databaseHost, database.config.databasePort);
    const pages = publicDatabase({ readHost: '127.0.0.1', readPort: passage.port });
    expect(await pages.one(backend, [])).toMatchObject({ user: 'portal_public' });
    await passage.close();
    const begun = Date.now();
    for (let i = 0; i < 20; i++) expect(await pages.one(backend, [])).toMatchObject({ user: 'portal_public' });
    expect(await pages.snapshot((query) => query('select 1 as one'))).toEqual([{ one: 1 }]);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  it('says of a server that is gone that it is gone', async () => {
    const pages = publicDatabase({ databasePort: 1 });
    expect(isDatabaseDown(await pages.one(backend, []).catch((error: unknown) => error))).toBe(true);
  });
});
