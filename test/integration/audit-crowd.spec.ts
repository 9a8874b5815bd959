import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit, AuditAnchor, AuditModule, AuditVerifier } from '@cong-tinh/audit';
import { UnavailableError, uuidv7 } from '@cong-tinh/kernel';
import { Database, DoorError, Outbox, RequestContext } from '@cong-tinh/platform';
import { ScheduleModule } from '@nestjs/schedule';
import { createWorld, type World } from '../support/index.js';

const report = (siteId: string | null, id: string | number, details?: object) => ({
  siteId,
  action: 'article.published',
  subject: { kind: 'article', id: String(id) },
  details,
});

describe('the audit among many', () => {
  let world: World;
  let database: Database;
  let audit: Audit;

  beforeAll(async () => {
    world = await createWorld({ imports: [ScheduleModule.forRoot(), AuditModule], settings: { DATABASE_POOL: '8' } });
    [database, audit] = [world.get(Database), world.get(Audit)];
  });
  afterAll(() => world.close());

  const verify = () => world.get(AuditVerifier).verifyAll();
  const countOf = async (site: string) => {
    const [row] = await world.database.query<{ n: number }>('select count(*)::int as n from audit_entries where site_id = $1', [site]);
    return row!.n;
  };

  it('never deadlocks with locks that actions take, before it or after it, in whatever order', async () => {
    const site = uuidv7();
    await world.database.query(
      'create table things (id int primary key); grant select, update on things to portal_app; insert into things values (1), (2)',
    );
    const lock = (id: number) => database.query('select 1 from things where id = $1 for update', [id]);
    const act = (n: number) =>
      database.inSite(site, async () => {
        if (n % 2) await lock(1);
        await audit.record(report(site, n));
        if (n % 2 === 0) await lock(1);
        await audit.record(report(site, n));
      });
    await Promise.all(Array.from({ length: 100 }, (_, n) => act(n)));
    expect([await countOf(site), (await verify()).faults]).toEqual([200, []]);
  });

  it('never deadlocks over the chains of several sites and the platform, in whatever order they are written', async () => {
    const sites = Array.from({ length: 6 }, () => uuidv7());
    const chains = [null, ...sites];
    const act = (n: number) =>
      database.inPlatform(async () => {
        for (let i = 0; i < chains.length; i++) await audit.record(report(chains[(n * 3 + i * (n % 2 ? 1 : 6)) % chains.length]!, n));
      });
    await Promise.all(Array.from({ length: 60 }, (_, n) => act(n)));
    expect(await Promise.all(sites.map(countOf))).toEqual(sites.map(() => 60));
    expect((await verify()).faults).toEqual([]);
  });

  it('keeps the order of what one action reports, and a thousand entries cost a few statements', async () => {
    const sites = Array.from({ length: 300 }, () => uuidv7());
    await database.inPlatform(async () => {
      for (let n = 0; n < 1_200; n++) await audit.record(report(sites[n % sites.length]!, n));
      for (let n = 0; n < 1_100; n++) await audit.record(report(null, n));
    });
    const rows = await world.database.query<{ ids: string[] }>(
      `select array_agg(subject_id order by sequence) as ids from audit_entries where site_id = $1`,
      [sites[7]],
    );
    expect(rows).toEqual([{ ids: ['7', '307', '607', '907'] }]);
    expect((await verify()).faults).toEqual([]);
  });

  it('tells who acted when it was reported, not who acts at the end', async () => {
    const site = uuidv7();
    await world.as({ kind: 'account', id: 'a', name: 'Người đầu' }, () =>
      database.inSite(site, async () => {
        await audit.record(report(site, 1));
        world.get(RequestContext).actor = { kind: 'account', id: 'b', name: 'Người sau' };
        await audit.record(report(site, 2));
      }),
    );
    const rows = await world.database.query(`select actor_name from audit_entries where site_id = $1 order by sequence`, [site]);
    expect(rows).toEqual([{ actor_name: 'Người đầu' }, { actor_name: 'Người sau' }]);
  });

  it('undoes the action that cannot be audited', async () => {
    const site = uuidv7();
    const action = database.inSite(site, async () => {
      await world.get(Outbox).add('article.published', { siteId: site });
      await audit.record({ ...report(site, 1), action: 'không phải tên' });
    });
    await expect(action).rejects.toThrow(/check constraint/);
    expect(await world.database.query('select from outbox_events where site_id = $1', [site])).toEqual([]);
  });

  it('writes no chain from the door of another, and nothing outside a door', async () => {
    const site = uuidv7();
    for (const other of [uuidv7(), null])
      await expect(database.inSite(site, () => audit.record(report(other, 1)))).rejects.toThrow(DoorError);
    await expect(audit.record(report(site, 1))).rejects.toThrow(DoorError);
  });

  it('does not let a refusal vanish with the transaction it is written in', async () => {
    const site = uuidv7();
    await expect(database.inSite(site, () => audit.refused(report(site, 1)))).rejects.toBeInstanceOf(UnavailableError);
    await expect(database.inPlatform(() => audit.refused(report(null, 1)))).rejects.toBeInstanceOf(UnavailableError);
    await audit.refused(report(site, 1));
    expect(await countOf(site)).toBe(1);
  });

  it('verifies while others write, without false alarm', async () => {
    const site = uuidv7();
    let writing = true;
    const writers = Array.from({ length: 4 }, async () => {
      for (let n = 0; writing; n++) {
        await database.inSite(site, () => audit.record(report(site, n)));
        await database.inPlatform(() => audit.record(report(null, n)));
      }
    });
    for (let i = 0; i < 5; i++) expect((await verify()).faults).toEqual([]);
    writing = false;
    await Promise.all(writers);
  });
});

describe('the verifier', () => {
  let world: World;
  let site: string;

  beforeAll(async () => {
    world = await createWorld({ imports: [ScheduleModule.forRoot(), AuditModule] });
    site = uuidv7();
    await world.get(Database).inSite(site, async () => {
      for (let n = 0; n < 10; n++) await world.get(Audit).record(report(site, n));
    });
  });
  afterAll(() => world.close());

  const anchor = () => world.get(AuditAnchor).verifyAndAnchor();
  const faults = async () => (await anchor()).faults.map(({ message }) => message);
  const folder = () => join(world.config.dataFolder, 'audit-anchors');

  it.each([
    ['a text that is no JSON', `update audit_entries set body = 'x' where sequence = 3`, /nội dung không đọc được/],
    ['a text that lost its parts', `update audit_entries set body = '{"actor":null}' where sequence = 3`, /cột actor_kind khác/],
    ['a head that is gone', `delete from audit_heads`, /đầu chuỗi không còn/],
    [
      'a head put back',
      `update audit_heads set sequence = 9, hash = (select hash from audit_entries where sequence = 9)`,
      /đầu chuỗi ghi mục 9, chuỗi dừng ở 10/,
    ],
    [
      'an end cut off with its head',
      `delete from audit_entries where sequence > 8; update audit_heads set sequence = 8, hash = (select hash from audit_entries where sequence = 8)`,
      /mục đã neo nay không còn/,
    ],
  ])('goes on after %s and names it', async (_what, change, fault) => {
    await world.database.query('create table kept as select * from audit_entries; create table kept_heads as select * from audit_heads');
    expect(await faults()).toEqual([]);
    await world.database.query(change);
    expect((await faults()).join()).toMatch(fault);
    await world.database.query(
      'delete from audit_entries; insert into audit_entries select * from kept; delete from audit_heads; insert into audit_heads select * from kept_heads; drop table kept, kept_heads',
    );
    expect(await faults()).toEqual([]);
  });

  it('tells of an anchor that cannot be read, and writes none over it', async () => {
    await anchor();
    const [today] = readdirSync(folder());
    const path = join(folder(), '2026-11-21.json');
    writeFileSync(path, '[{"siteId":');
    expect((await faults()).join()).toMatch(/tệp neo 2026-11-21\.json không đọc được/);
    writeFileSync(path, '[]');
    expect(await faults()).toEqual([]);
    expect(readdirSync(folder()).sort()).toEqual(['2026-11-21.json', today]);
  });

  it('makes its folder for itself, and leaves alone what is not its own', async () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'ghi-chú.json'), 'không phải neo');
    await world.get(AuditAnchor).nightly();
    expect([await faults(), existsSync(join(folder(), '2026-11-22.json'))]).toEqual([[], true]);
  });

  it('reads thirty thousand entries in little memory', async () => {
    const long = uuidv7();
    const [database, audit] = [world.get(Database), world.get(Audit)];
    for (let block = 0; block < 6; block++) {
      await database.inSite(long, async () => {
        for (let n = 0; n < 5_000; n++) await audit.record(report(long, n, { note: 'Ghi chú dài '.repeat(20) }));
      });
    }
    const peak = await peakHeap(() => world.get(AuditVerifier).verifyAll());
    expect(peak.result).toMatchObject({ faults: [], entries: 30_010 });
    // All of them together take twice that.
    expect(peak.megabytes).toBeLessThan(20);
  }, 900_000);
});

/** How much more was held at most while `work` ran, garbage not counted. */
async function peakHeap<T>(work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = held();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, held())), 1_000);
  const result = await work();
  clearInterval(watch);
  return { result, megabytes: (most - before) / 1024 / 1024 };
}
