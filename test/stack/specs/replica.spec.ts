import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Config, type ConfigValues, DatabaseListener, PublicDatabase } from '@cong-tinh/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createPortal } from '../../../apps/portal/src/create-portal.js';
import { get, type RawAnswer } from '../../integration/raw-http.js';
import { fill } from '../../isolation/fill.js';
import { furnishedProvince, type Official, type Province, type Tenant } from '../../isolation/province.js';
import { postgres, type PostgresFacts, postgresReplica } from '../parts/postgres.js';
import { clusterOf } from '../plan.js';
import { type Running, startPart } from '../runner/index.js';

const SERVER = { name: 'which server', text: 'select pg_is_in_recovery() as replica' };
/** Seconds for a connection, and the longest that a citizen may wait while a server stands still. */
const WAIT = 2;
const PATIENCE_MS = 15_000;

async function until(what: string, done: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await pause(100)) if (await done()) return;
  throw new Error(`It did not come to pass: ${what}`);
}

describe('citizens’ pages on a streaming replica', () => {
  let primary: Running<string, PostgresFacts>;
  let replica: Running<string, PostgresFacts>;
  let province: Province;
  let tenant: Tenant;
  let portal: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    primary = await startPart(postgres);
    Object.assign(process.env, clusterOf(primary.facts));
    province = await furnishedProvince(1);
    [tenant] = province.tenants as [Tenant];
    replica = await startPart(postgresReplica, [primary]);
    portal = await open();
    port = (portal.getHttpServer().address() as { port: number }).port;
    await caughtUp();
  });
  afterAll(async () => {
    for (const server of [primary, replica]) server?.resume();
    await portal?.close();
    await province?.close().catch(() => undefined);
    await replica?.stop();
    await primary?.stop();
  });

  async function open(more: Partial<ConfigValues> = {}): Promise<NestFastifyApplication> {
    const { host, port: readPort } = replica.facts;
    const config = new Config({ ...province.config, readHost: host, readPort, databaseWait: WAIT, ...more });
    const app = await createPortal({ config, clock: province.clock });
    await app.listen(0, '127.0.0.1');
    return app;
  }

  /** Rows of a statement on one of the servers, as its superuser. */
  async function on<T>(server: Running<string, PostgresFacts>, sql: string, params: unknown[] = []): Promise<T[]> {
    const { host, port: at, superuser: user, password } = server.facts;
    const client = new pg.Client({ host, port: at, user, password, database: province.database.name });
    await client.connect();
    try {
      return (await client.query(sql, params)).rows as T[];
    } finally {
      await client.end();
    }
  }

  const caughtUp = () =>
    until('the replica has what the primary has', async () => {
      const [at] = await on<{ lsn: string }>(primary, 'select pg_current_wal_lsn()::text as lsn');
      const [row] = await on<{ done: boolean }>(replica, 'select pg_last_wal_replay_lsn() >= $1::pg_lsn as done', [at!.lsn]);
      return row!.done;
    });

  const hostOf = ({ host }: Tenant) => `${host.replace('longan.gov.vn', 'longan.localhost')}:8080`;
  const cached = (path = '/') => get(port, hostOf(tenant), path);
  /** A page that no memory answers: whoever bears a session of ours gets one of his own. */
  const page = (path = '/'): Promise<RawAnswer> => get(port, hostOf(tenant), path, ['Cookie: __Host-khong=cua-ai']);
  const readsReplica = async () => (await portal.get(PublicDatabase).one<{ replica: boolean }>(SERVER, []))!.replica;

  const call = (who: Official, method: 'POST' | 'GET', path: string, payload?: object, app = portal) =>
    app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method,
        url: `/api/sites/${tenant.siteId}${path}`,
        headers: { host: 'quantri.longan.localhost:8080', ...who.headers },
        ...(payload && { payload }),
      });
  const draft = (title: string, app = portal) =>
    call(tenant.writer, 'POST', '/articles', { title, summary: 'Tóm tắt', body: '<p>Nội dung.</p>', category: 'tin-tuc' }, app);
  const titles = async (app = portal) =>
    (await call(tenant.writer, 'GET', '/articles', undefined, app)).json<{ items: { title: string }[] }>().items.map(({ title }) => title);

  it('are read from the replica', async () => {
    expect(await readsReplica()).toBe(true);
    expect((await page()).status).toBe(200);
  });

  it('show what was published, and nothing that was withdrawn, however far the replica lags behind', async () => {
    await on(replica, 'select pg_wal_replay_pause()');
    await fill(province, tenant);
    await until('the portal heard of it', async () => (await page()).text.includes(`Bài đã đăng ${tenant.mark}`), 20);
    const [row] = await on<{ behind: boolean }>(
      replica,
      `select not exists (select from published_items where title like 'Bài đã đăng%') as behind`,
    );
    expect(row).toEqual({ behind: true });
    expect(await readsReplica()).toBe(true);
    for (const answer of [await page(), await cached(), await page('/tin-tuc')]) {
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(`Bài đã đăng ${tenant.mark}`);
      expect(answer.text).not.toContain(`Bài đã gỡ ${tenant.mark}`);
    }
    await on(replica, 'select pg_wal_replay_resume()');
    await caughtUp();
    expect((await page()).text).toContain(`Bài đã đăng ${tenant.mark}`);
  });

  it('go on when the primary is killed, while writes are refused with a sentence and nothing is lost', async () => {
    expect((await draft('Trước khi mất máy chủ')).statusCode).toBe(201);
    await caughtUp();
    await primary.kill();
    const begun = Date.now();
    for (const path of ['/', '/tin-tuc', '/so-do-trang', '/rss.xml', '/']) expect([path, (await page(path)).status]).toEqual([path, 200]);
    expect((await cached()).status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(PATIENCE_MS);

    const refused = await draft('Khi máy chủ mất');
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([503, expect.stringContaining('application/problem+json')]);
    expect(refused.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('hãy thử lại sau ít phút') });
    expect(refused.body).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i);
    expect(portal.get(DatabaseListener).alive).toBe(false);

    await primary.start();
    await until('writes are taken again', async () => (await draft('Sau khi có lại')).statusCode === 201);
    const kept = await titles();
    expect(kept).toEqual(expect.arrayContaining(['Trước khi mất máy chủ', 'Sau khi có lại']));
    expect(kept).not.toContain('Khi máy chủ mất');
    await until('the portal listens again', () => portal.get(DatabaseListener).alive);
    await caughtUp();
    expect(await readsReplica()).toBe(true);
  });

  it('are served by a portal that starts while the primary is away, and its doors open when that is back', async () => {
    await primary.kill();
    const started = await open();
    try {
      const at = (started.getHttpServer().address() as { port: number }).port;
      for (const path of ['/', '/tin-tuc']) expect([path, (await get(at, hostOf(tenant), path)).status]).toEqual([path, 200]);
      expect((await draft('Khi chưa có máy chủ', started)).statusCode).toBe(503);
      await primary.start();
      await until('writes are taken', async () => (await draft('Máy chủ đã có', started)).statusCode === 201);
      await until('the portal listens', () => started.get(DatabaseListener).alive);
    } finally {
      await started.close();
    }
  });

  it('fall back to the primary when the replica is killed, and return to it', async () => {
    await replica.kill();
    const begun = Date.now();
    for (let n = 0; n < 20; n += 1) expect((await page()).status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(PATIENCE_MS);
    expect(await readsReplica()).toBe(false);
    await replica.start();
    await until('the replica is read again', readsReplica, 30);
    expect((await page()).status).toBe(200);
  });

  it('fall back to the primary when the replica stands still, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => page()));
    replica.pause();
    const begun = Date.now();
    const answers = await Promise.all(Array.from({ length: 40 }, () => page()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(Date.now() - begun).toBeLessThan(PATIENCE_MS);
    const after = Date.now();
    for (let n = 0; n < 10; n += 1) expect((await page()).status).toBe(200);
    expect(Date.now() - after).toBeLessThan(PATIENCE_MS);
    replica.resume();
    await until('the replica is read again', readsReplica, 30);
  });

  it('stand still no longer than their patience when the primary does', async () => {
    primary.pause();
    const begun = Date.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => page()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(Date.now() - begun).toBeLessThan(PATIENCE_MS);
    primary.resume();
    await until('writes are taken again', async () => (await draft('Sau khi đứng')).statusCode === 201);
  });

  it('are the last good ones, marked, or say that they come later, when both are gone', async () => {
    expect((await cached()).status).toBe(200);
    await primary.kill();
    await replica.kill();
    expect((await cached()).status).toBe(200);
    const answer = await page('/tin-tuc');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.text).toContain('Hệ thống đang tạm gián đoạn');
    await primary.start();
    await replica.start();
    await until('pages are rendered again', async () => (await page()).status === 200, 30);
    await until('writes are taken again', async () => (await draft('Sau khi cả hai mất')).statusCode === 201);
  });

  it('go on through a promotion, and the promoted server has all that was kept', async () => {
    const before = await titles();
    await caughtUp();
    await primary.kill();
    await on(replica, 'select pg_promote()');
    expect((await page()).status).toBe(200);
    const { host, port: at } = replica.facts;
    const moved = await open({ databaseHost: host, databasePort: at, readHost: '' });
    try {
      expect(await titles(moved)).toEqual(before);
      expect((await draft('Trên máy chủ mới', moved)).statusCode).toBe(201);
      expect(moved.get(DatabaseListener).alive).toBe(true);
      expect((await page()).status).toBe(200);
    } finally {
      await moved.close();
    }
  });
});
