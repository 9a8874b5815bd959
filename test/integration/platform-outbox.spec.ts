import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, type DeliveredEvent, Metrics, OnEvent, Outbox, OutboxRelay, RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { createWorld, type World } from '../support/index.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Behaviour = (event: DeliveredEvent) => Promise<void> | void;

@Injectable()
class Scribe {
  heard: string[] = [];
  behave: Behaviour = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
  ) {}

  @OnEvent('letter.sent')
  async onLetter(event: DeliveredEvent): Promise<void> {
    this.heard.push(`${String(event.payload.n)} by ${this.request.actor.name}`);
    if (this.database.door) throw new Error('a listener begins in no transaction');
    await this.behave(event);
  }
}

@Injectable()
class Archivist {
  heard: string[] = [];

  @OnEvent('letter.sent')
  async onLetter(event: DeliveredEvent): Promise<void> {
    this.heard.push(String(event.payload.n));
    await Promise.resolve();
  }
}

describe('the outbox', () => {
  let world: World;
  let relay: OutboxRelay;
  let scribe: Scribe;
  let archivist: Archivist;
  const site = uuidv7();

  beforeAll(async () => {
    world = await createWorld({ imports: [], providers: [Scribe, Archivist] });
    [relay, scribe, archivist] = [world.get(OutboxRelay), world.get(Scribe), world.get(Archivist)];
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.database.query('delete from outbox_events; delete from platform_events');
    [scribe.heard, archivist.heard, scribe.behave] = [[], [], () => undefined];
    relay.limits = { ...relay.limits, batch: 50, lease: 300, listener: 60, firstRetry: 5, attempts: 20 };
  });

  const send = (n: number, siteId: string | null = site) => {
    const add = () => world.get(Outbox).add('letter.sent', { siteId, n });
    return siteId === null ? world.get(Database).inPlatform(add) : world.get(Database).inSite(siteId, add);
  };
  const rows = () =>
    world.database.query<{ sent: boolean; attempts: number; fault: string | null; due: number; told: string[] }>(
      `select sent_at is not null as sent, attempts, last_error as fault, extract(epoch from due_at - now())::float as due, told
       from outbox_events order by id`,
    );
  const makeDue = () => world.database.query(`update outbox_events set due_at = now() where sent_at is null`);

  it('hands events over once each, in order, to every listener, as a robot of its name', async () => {
    for (let n = 0; n < 120; n++) await send(n);
    expect(await relay.drain()).toBe(120);
    expect(scribe.heard).toEqual(Array.from({ length: 120 }, (_, n) => `${n} by Scribe.onLetter`));
    expect(archivist.heard).toHaveLength(120);
    expect(await relay.drain()).toBe(0);
    expect((await rows()).every(({ sent, attempts }) => sent && attempts === 1)).toBe(true);
  });

  it('hands over nothing of a transaction that was undone, and events of the platform too', async () => {
    const undone = world.get(Database).inSite(site, async () => {
      await world.get(Outbox).add('letter.sent', { siteId: site, n: 1 });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await send(2, null);
    expect([await relay.drain(), archivist.heard]).toEqual([1, ['2']]);
  });

  it('asks a listener that failed again after growing pauses, and the others not again', async () => {
    await send(1);
    scribe.behave = () => Promise.reject(new Error('thư viện đóng cửa'));
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      await relay.drain();
      expect(await relay.drain()).toBe(0);
      const [row] = await rows();
      expect(row).toMatchObject({
        sent: false,
        attempts: attempt,
        fault: 'Scribe.onLetter: thư viện đóng cửa',
        told: ['Archivist.onLetter'],
      });
      pauses.push(Math.round(row!.due / 5));
      await makeDue();
    }
    expect(pauses).toEqual([1, 2, 4, 8]);
    scribe.behave = () => undefined;
    await relay.drain();
    expect([scribe.heard.length, archivist.heard.length]).toEqual([5, 1]);
    expect((await rows())[0]).toMatchObject({ sent: true, fault: null });
  });

  it('lets others pass a poisoned event, gives it up in the end, and says so in the measurements', async () => {
    relay.limits = { ...relay.limits, attempts: 2 };
    scribe.behave = ({ payload }) => (payload.n === 1 ? Promise.reject(new Error('hỏng')) : undefined);
    await send(1);
    await send(2);
    await relay.drain();
    await makeDue();
    await relay.drain();
    expect(scribe.heard).toEqual(['1 by Scribe.onLetter', '2 by Scribe.onLetter', '1 by Scribe.onLetter']);
    expect(await relay.drain()).toBe(0);
    relay.start();
    const text = await world.get(Metrics).registry.metrics();
    expect(text).toMatch(/portal_outbox_events\{state="given_up"\} 1\n/);
    await makeDue();
    for (let waited = 0; scribe.heard.length < 4 && waited < 100; waited++) await pause(100);
    expect(scribe.heard).toHaveLength(4);
  });

  it('does not wait for a listener without end', async () => {
    relay.limits = { ...relay.limits, listener: 0.2 };
    scribe.behave = ({ payload }) => (payload.n === 1 ? new Promise(() => undefined) : undefined);
    await send(1);
    await send(2);
    await relay.drain();
    for (let waited = 0; archivist.heard.length < 2 && waited < 50; waited++) await pause(100);
    expect(archivist.heard.sort()).toEqual(['1', '2']);
    expect((await rows()).map(({ sent }) => sent)).toEqual([false, true]);
  });
});

describe('many relays', () => {
  it('take each event once, and what a dead worker had taken after its lease', async () => {
    const world = await createWorld({ imports: [], providers: [Scribe, Archivist], settings: { DATABASE_POOL: '6' } });
    try {
      const site = uuidv7();
      const relay = world.get(OutboxRelay);
      relay.limits = { ...relay.limits, batch: 7, lease: 60 };
      const events = Array.from({ length: 100 }, (_, n) => ({ siteId: site, n }));
      await world.get(Database).inSite(site, () => world.get(Outbox).addMany('letter.sent', events));
      // Taken by a worker that died: nobody will ever mark these.
      await world.database.query(
        `update outbox_events set attempts = 1, due_at = now() + interval '1 hour' where (payload->>'n')::int < 10`,
      );
      const taken = await Promise.all(Array.from({ length: 5 }, () => relay.drain()));
      expect(taken.reduce((sum, n) => sum + n, 0)).toBe(90);
      expect(new Set(world.get(Archivist).heard).size).toBe(90);
      await world.database.query('update outbox_events set due_at = now() where sent_at is null');
      expect(await relay.drain()).toBe(10);
      expect(
        world
          .get(Archivist)
          .heard.map(Number)
          .sort((a, b) => a - b),
      ).toEqual(events.map(({ n }) => n));
    } finally {
      await world.close();
    }
  });

  it('see an event that was committed after younger ones', async () => {
    const world = await createWorld({ imports: [], providers: [Archivist] });
    try {
      const [site, other] = [uuidv7(), uuidv7()];
      const [database, outbox] = [world.get(Database), world.get(Outbox)];
      let commit = () => undefined as void;
      const held = new Promise<void>((resolve) => (commit = resolve));
      const late = database.inSite(site, async () => {
        await outbox.add('letter.sent', { siteId: site, n: 1 });
        await held;
      });
      await pause(200);
      await database.inSite(other, () => outbox.add('letter.sent', { siteId: other, n: 2 }));
      await world.get(OutboxRelay).drain();
      commit();
      await late;
      await world.get(OutboxRelay).drain();
      expect(world.get(Archivist).heard).toEqual(['2', '1']);
    } finally {
      await world.close();
    }
  });

  it('finish what is in hand when the process ends, and give back the rest', async () => {
    const world = await createWorld({ imports: [], providers: [Scribe] });
    const site = uuidv7();
    const scribe = world.get(Scribe);
    scribe.behave = () => pause(300) as Promise<void>;
    const events = Array.from({ length: 20 }, (_, n) => ({ siteId: site, n }));
    await world.get(Database).inSite(site, () => world.get(Outbox).addMany('letter.sent', events));
    world.get(OutboxRelay).start();
    while (scribe.heard.length === 0) await pause(20);
    await world.app.get(OutboxRelay).beforeApplicationShutdown();
    const [row] = await world.database.query(
      `select count(*) filter (where sent_at is not null)::int as sent,
              count(*) filter (where sent_at is null and attempts = 0 and due_at <= now())::int as back from outbox_events`,
    );
    expect(row).toEqual({ sent: scribe.heard.length, back: 20 - scribe.heard.length });
    expect(scribe.heard.length).toBeLessThan(5);
    await world.close();
  });
});
