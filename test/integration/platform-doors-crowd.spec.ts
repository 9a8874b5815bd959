import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditModule, Audit, AuditVerifier } from '@cong-tinh/audit';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, Outbox, PublicDatabase, RequestContext } from '@cong-tinh/platform';
import { ScheduleModule } from '@nestjs/schedule';
import { createWorld, type World } from '../support/index.js';

const DOORS = 10_000;
const AT_ONCE = 64;
const SITES = 20;

/** The same crowd in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Row {
  site_id: string;
  payload: { by: string; n: number };
}

describe('ten thousand doors, sixty-four at once on a pool of eight', () => {
  let world: World;
  const sites = Array.from({ length: SITES }, () => uuidv7());
  const expected = new Map(sites.map((site) => [site, 0]));
  const strangers: string[] = [];
  let audited = 0;

  beforeAll(async () => {
    world = await createWorld({ imports: [ScheduleModule.forRoot(), AuditModule], settings: { DATABASE_POOL: '8' } });
  });
  afterAll(() => world.close());

  it('show and take rows of the site they lead to only, whatever fails or is given up meanwhile', async () => {
    const [database, request] = [world.get(Database), world.get(RequestContext)];
    const roll = dice(5422);
    const check = (site: string, rows: readonly Row[]) => {
      for (const row of rows) if (row.site_id !== site || row.payload.by !== site) strangers.push(`${site} saw ${row.site_id}`);
    };
    const look = () => database.query<Row>(`select site_id, payload from outbox_events order by id desc limit 5`);
    const note = (site: string, n: number) => world.get(Outbox).add('note.written', { siteId: site, by: request.actor.name, n });

    const visits: Record<string, (site: string, n: number) => Promise<void>> = {
      read: async (site) => database.inSite(site, async () => check(site, await look())),
      write: async (site, n) => {
        await database.inSite(site, async () => {
          await note(site, n);
          check(site, await look());
        });
        expected.set(site, expected.get(site)! + 1);
      },
      nested: async (site, n) => {
        await database.inSite(site, () =>
          database.inSite(site, async () => Promise.all([note(site, n), look().then((rows) => check(site, rows))])),
        );
        expected.set(site, expected.get(site)! + 1);
      },
      audited: async (site, n) => {
        await database.inSite(site, async () => {
          await world.get(Audit).record({ siteId: site, action: 'note.written', subject: { kind: 'note', id: String(n) } });
          await note(site, n);
        });
        audited += 1;
        expected.set(site, expected.get(site)! + 1);
      },
      failing: async (site, n) => {
        const work = database.inSite(site, async () => {
          await note(site, n);
          throw new Error('given up');
        });
        await work.catch(() => undefined);
      },
      broken: async (site, n) => {
        const work = database.inSite(site, async () => {
          await note(site, n);
          await Promise.all([database.query('select 1 / 0'), look(), note(site, n)]);
        });
        await work.catch(() => undefined);
      },
      left: async (site, n) => {
        // The one who waits goes away: the work goes on to its end, as after the abort of a request.
        await Promise.race([visits.write!(site, n), new Promise((resolve) => setImmediate(resolve))]);
      },
      refused: async (site) => {
        await database.inSite(site, () => database.inSite(sites[0] === site ? sites[1]! : sites[0]!, look)).catch(() => undefined);
      },
      platform: async (site) => {
        await database.inPlatform(() =>
          database.query<Row>('select site_id, payload from outbox_events where site_id = $1 limit 5', [site]),
        );
      },
      open: async () => {
        await world.get(PublicDatabase).snapshot((query) => query('select count(*) from site_hosts'));
      },
    };

    const kinds = Object.keys(visits);
    const running = new Set<Promise<unknown>>();
    for (let n = 0; n < DOORS; n++) {
      const site = sites[Math.floor(roll() * SITES)]!;
      const kind = kinds[Math.floor(roll() * kinds.length)]!;
      const visit = request
        .runApart({ kind: 'robot', id: null, name: site }, () => visits[kind]!(site, n))
        .finally(() => running.delete(visit));
      running.add(visit);
      if (running.size >= AT_ONCE) await Promise.race(running);
    }
    await Promise.all(running);
    await settled(world);
    expect(strangers).toEqual([]);
  }, 600_000);

  it('have stored what succeeded and nothing else', async () => {
    const rows = await world.database.query<{ site_id: string; by: string; n: string }>(
      `select site_id, payload->>'by' as by, count(*)::int as n from outbox_events group by 1, 2`,
    );
    expect(rows.filter((row) => row.site_id !== row.by)).toEqual([]);
    expect(new Map(rows.map((row) => [row.site_id, row.n]))).toEqual(expected);
    const { faults, entries } = await world.get(AuditVerifier).verifyAll();
    expect([faults, entries]).toEqual([[], audited]);
  });

  it('have left no transaction and no site behind', async () => {
    const open = await world.database.query(
      `select usename, state, query from pg_stat_activity where datname = current_database() and usename like 'portal%' and state <> 'idle'`,
    );
    expect(open).toEqual([]);
    const [row] = await world
      .get(Database)
      .inPlatform(() =>
        world.get(Database).query<{ site: string | null }>(`select nullif(current_setting('app.site_id', true), '') as site`),
      );
    expect(row!.site).toBeNull();
  });
});

/** Until those whose visitor left have ended too. */
async function settled(world: World): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [row] = await world.database.query<{ busy: number }>(
      `select count(*)::int as busy from pg_stat_activity where datname = current_database() and usename like 'portal%' and state <> 'idle'`,
    );
    quiet = row!.busy === 0 ? quiet + 1 : 0;
  }
}
