import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, DoorError, Outbox } from '@cong-tinh/platform';
import type { EntityManager } from 'typeorm';
import { createWorld, type World } from '../support/index.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a door that closes', () => {
  let world: World;
  let database: Database;
  let site: string;

  beforeAll(async () => {
    world = await createWorld({ imports: [] });
    database = world.get(Database);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    site = uuidv7();
  });

  const add = (subject: string) => world.get(Outbox).add(`${subject}.written`, { siteId: site });
  const stored = async () => {
    const rows = await world.database.query<{ type: string }>('select type from outbox_events where site_id = $1 order by type', [site]);
    return rows.map(({ type }) => type.split('.')[0]);
  };

  it('refuses what continues after the transaction was rolled back, instead of writing it for itself', async () => {
    let sibling: Promise<unknown> = Promise.resolve();
    const work = database.inPlatform(async () => {
      const slow = async () => {
        await database.query('select pg_sleep(0.2)');
        await add('orphan');
      };
      sibling = slow();
      sibling.catch(() => undefined);
      await Promise.all([sibling, Promise.reject(new Error('first to fail'))]);
    });
    await expect(work).rejects.toThrow('first to fail');
    await expect(sibling).rejects.toThrow(DoorError);
    expect(await stored()).toEqual([]);
  });

  it('refuses it on a manager that was kept as well', async () => {
    let kept: EntityManager | null = null;
    await database.inSite(site, () => {
      kept = database.manager;
      return add('kept');
    });
    await expect(kept!.query('select 1')).rejects.toThrow();
    expect(() => database.manager).toThrow(DoorError);
  });

  it('waits for a statement that was not awaited, so that it is stored or nothing is', async () => {
    await database.inSite(site, async () => {
      void add('late');
      await Promise.resolve();
    });
    expect(await stored()).toEqual(['late']);
    const failing = database.inSite(site, async () => {
      await add('before');
      database.query('select 1 / 0').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    expect(await stored()).toEqual(['late']);
  });

  it('does not report success when a swallowed fault has aborted the transaction', async () => {
    const swallowing = database.inSite(site, async () => {
      await add('lost');
      await database.query('select 1 / 0').catch(() => undefined);
      return 'done';
    });
    await expect(swallowing).rejects.toThrow(/division by zero/);
    expect(await stored()).toEqual([]);
  });

  it('commits when a savepoint has undone the fault', async () => {
    await database.inSite(site, async () => {
      await add('kept');
      await database.query('savepoint try');
      await database.query('select 1 / 0').catch(() => undefined);
      await database.query('rollback to savepoint try');
    });
    expect(await stored()).toEqual(['kept']);
  });

  it('runs what waits for the end, in order, inside the transaction; its fault undoes all', async () => {
    const order: string[] = [];
    await database.inSite(site, async () => {
      database.beforeCommit(async () => {
        order.push('first');
        await add('first');
        database.beforeCommit(async () => {
          order.push('third');
          await Promise.resolve();
        });
      });
      database.beforeCommit(async () => {
        order.push('second');
        await database.inSite(site, () => add('second'));
      });
      order.push('work');
      await Promise.resolve();
    });
    expect([order, await stored()]).toEqual([
      ['work', 'first', 'second', 'third'],
      ['first', 'second'],
    ]);
    const failing = database.inSite(site, async () => {
      await add('undone');
      database.beforeCommit(() => Promise.reject(new Error('not audited')));
    });
    await expect(failing).rejects.toThrow('not audited');
    expect(await stored()).toEqual(['first', 'second']);
    expect(() => database.beforeCommit(() => Promise.resolve())).toThrow(DoorError);
  });

  it('is none for what a timer does later in its context', async () => {
    const later = await database.inSite(site, async () => {
      await add('inside');
      return { outcome: pause(100).then(() => database.inSite(uuidv7(), () => database.query('select 1 as one'))) };
    });
    expect(await later.outcome).toEqual([{ one: 1 }]);
  });

  it('keeps doors apart that are opened beside each other where one has closed', async () => {
    const [here, there] = [uuidv7(), uuidv7()];
    const siteSeen = async (id: string) => {
      const read = () => database.query<{ site: string }>(`select current_setting('app.site_id') as site`);
      const before = await read();
      await pause(20);
      return [...before, ...(await database.inSite(id, read))].map(({ site: seen }) => seen);
    };
    const later = await database.inSite(site, async () => {
      await add('inside');
      return {
        both: pause(50).then(() =>
          Promise.all([database.inSite(here, () => siteSeen(here)), database.inSite(there, () => siteSeen(there))]),
        ),
      };
    });
    expect(await later.both).toEqual([
      [here, here],
      [there, there],
    ]);
  });

  it('answers days and integers in lists as it does alone', async () => {
    const [row] = await database.inPlatform(() =>
      database.query(`select array[date '2025-06-02', null] as days, array[9007199254740991, 1]::bigint[] as numbers`),
    );
    expect(row).toEqual({ days: ['2025-06-02', null], numbers: [9007199254740991, 1] });
  });
});
