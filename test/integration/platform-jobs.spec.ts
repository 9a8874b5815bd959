import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, installQueues, type JobData, JobHandler, Jobs, RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { createWorld, emptyDatabase, type World } from '../support/index.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(done: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await done())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await pause(50);
  }
}

@Injectable()
class Printer {
  printed: string[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  failures = 0;

  constructor(
    private readonly request: RequestContext,
    private readonly database: Database,
  ) {}

  @JobHandler('printing')
  async print(data: JobData): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('hết giấy');
    }
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await pause(Number(data.ms ?? 0));
    this.atOnce -= 1;
    this.printed.push(`${String(data.page)} by ${this.request.actor.name}, door ${this.database.door?.kind ?? 'none'}`);
  }
}

describe('jobs', () => {
  let world: World;
  let jobs: Jobs;
  let printer: Printer;
  const waiting = () => world.database.query<{ state: string }>(`select state from pgboss.job where name = 'printing'`);

  beforeAll(async () => {
    world = await createWorld({ imports: [], providers: [Printer] });
    [jobs, printer] = [world.get(Jobs), world.get(Printer)];
    await jobs.work();
  });
  afterAll(() => world.close());

  it('are done by a worker, as a robot, in no transaction, even when asked for inside one', async () => {
    await world.get(Database).inSite(uuidv7(), () => jobs.enqueue('printing', { siteId: null, page: 1 }));
    await until(() => printer.printed.length === 1);
    expect(printer.printed).toEqual(['1 by Printer.print, door none']);
  });

  it('of one key are done one after the other', async () => {
    printer.printed = [];
    const second = await createWorld({ imports: [], providers: [Printer], database: world.database });
    try {
      const other = second.get(Printer);
      await second.get(Jobs).work();
      for (let page = 1; page <= 3; page++) await jobs.enqueue('printing', { siteId: null, page, ms: 300 }, { key: 'one printer' });
      let both = 0;
      const watch = setInterval(() => (both = Math.max(both, printer.atOnce + other.atOnce)), 10);
      await until(() => printer.printed.length + other.printed.length === 3);
      clearInterval(watch);
      expect(both).toBe(1);
    } finally {
      await second.close();
    }
  });

  it('that failed are done again later', async () => {
    printer.printed = [];
    printer.failures = 1;
    await jobs.enqueue('printing', { siteId: null, page: 7 });
    await until(async () => (await waiting()).some(({ state }) => state === 'retry'));
    expect(printer.printed).toEqual([]);
    await world.database.query(`update pgboss.job set start_after = now() where state = 'retry'`);
    await until(() => printer.printed.length === 1);
  });

  it('to be done later are not done at once', async () => {
    printer.printed = [];
    await jobs.enqueue('printing', { siteId: null, page: 9 }, { startAfterSeconds: 3600 });
    await pause(2_500);
    expect(printer.printed).toEqual([]);
  });

  it('for a queue that nobody made are refused', async () => {
    await expect(jobs.enqueue('weaving', { siteId: null })).rejects.toThrow(/weaving/);
  });

  it('in hand are finished before the process ends, and no other is begun', async () => {
    const leaving = await createWorld({ imports: [], providers: [Printer] });
    const other = leaving.get(Printer);
    await leaving.get(Jobs).work();
    for (let page = 1; page <= 3; page++) await leaving.get(Jobs).enqueue('printing', { siteId: null, page, ms: 1_000 });
    await until(() => other.atOnce === 1);
    await leaving.close();
    expect([other.printed.length, other.atOnce]).toEqual([1, 0]);
  });
});

describe('the queues', () => {
  it('are made once and again without harm, as portal_jobs in its own schema', async () => {
    const database = await emptyDatabase();
    try {
      await installQueues(database.config, ['printing']);
      await installQueues(database.config, ['printing', 'weaving']);
      const rows = await database.query(`select name, policy from pgboss.queue where name not like '\\_\\_%' order by name`);
      expect(rows).toEqual([
        { name: 'printing', policy: 'singleton' },
        { name: 'weaving', policy: 'singleton' },
      ]);
      const [owner] = await database.query(`select nspowner::regrole::text as owner from pg_namespace where nspname = 'pgboss'`);
      expect(owner).toEqual({ owner: 'portal_jobs' });
    } finally {
      await database.drop();
    }
  });

  it('being away is no fault for ever: the next job is taken when they are back', async () => {
    const world = await createWorld({ imports: [], providers: [Printer] });
    try {
      await world.database.query('alter schema pgboss rename to elsewhere');
      await expect(world.get(Jobs).enqueue('printing', { siteId: null, page: 1 })).rejects.toThrow();
      await world.database.query('alter schema elsewhere rename to pgboss');
      await world.get(Jobs).enqueue('printing', { siteId: null, page: 1 });
      expect(await world.database.query(`select count(*)::int as jobs from pgboss.job where name = 'printing'`)).toEqual([{ jobs: 1 }]);
    } finally {
      await world.close();
    }
  });
});
