import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@cong-tinh/platform';
import { PageCache } from '@cong-tinh/site';
import { fill } from './fill.js';
import { furnishedProvince, type Official, type Province, type Tenant } from './province.js';

const SITES = 20;
const REQUESTS = 10_000;
const CLIENTS = 64;
/** The word of a site, whichever: only its own may stand in an answer of it. */
const MARK = /\bdau[a-z]\d+hieu\b/g;

/** 20 sites, 20 accounts, a pool of 8, 64 clients, aborted requests and errors inside actions: whatever is seen or written is of the site asked. */
describe('ten thousand requests at once', () => {
  let province: Province;
  let port: number;
  const foreign: string[] = [];
  const statuses = new Map<string, number>();

  beforeAll(async () => {
    province = await furnishedProvince(SITES);
    for (const tenant of province.tenants) await fill(province, tenant);
    breakSomeActions(province);
    switchCacheOff(province);
    await province.app.listen(0, '127.0.0.1');
    port = (province.app.getHttpServer().address() as { port: number }).port;
  }, 600_000);
  afterAll(() => province?.close());

  it('belong to the site that was asked', async () => {
    let next = 0;
    const work = async () => {
      for (let index = next++; index < REQUESTS; index = next++) await one(index);
    };
    await Promise.all(Array.from({ length: CLIENTS }, work));
    expect(foreign).toEqual([]);
    expect(statuses.get('page 200')).toBeGreaterThan(REQUESTS / 3);
    expect(statuses.get('read 200')).toBeGreaterThan(REQUESTS / 5);
    expect(statuses.get('write 201')).toBeGreaterThan(REQUESTS / 20);
    expect([statuses.has('aborted'), statuses.has('write 500')]).toEqual([true, true]);
  }, 900_000);

  it('left every row where it belongs', async () => {
    for (const { siteId, mark } of province.tenants) {
      const rows = await province.database.query<{ title: string }>(
        `select title from article_versions where site_id = $1 union all select title from articles where site_id = $1 union all select title from published_items where site_id = $1`,
        [siteId],
      );
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.filter(({ title }) => !title.includes(mark))).toEqual([]);
    }
  });

  async function one(index: number): Promise<void> {
    const tenant = province.tenants[(index * 7) % SITES]!;
    const kind = index % 2 === 0 ? 'page' : index % 8 === 1 ? 'write' : 'read';
    const abortAfter = index % 23 === 0 ? index % 7 : null;
    const answer = await (kind === 'page' ? citizen(tenant, index, abortAfter) : official(tenant, kind, index, abortAfter));
    const key = answer === null ? 'aborted' : `${kind} ${answer.status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
    if (!answer) return;
    for (const [mark] of answer.body.matchAll(MARK)) if (mark !== tenant.mark) foreign.push(`${kind} on ${tenant.host} shows ${mark}`);
  }

  function citizen({ host }: Tenant, index: number, abortAfter: number | null) {
    const path = ['/', '/tin-tuc', '/so-do-trang', '/rss.xml'][index % 4]!;
    return send({ path, host: host.replace('gov.vn', 'localhost') }, abortAfter);
  }

  function official({ siteId, mark, writer }: Tenant, kind: 'read' | 'write', index: number, abortAfter: number | null) {
    const base = `/api/sites/${siteId}`;
    if (kind === 'read')
      return send(
        { path: base + ['/articles', '/seats', '/delegations', ''][index % 4]!, host: 'quantri.longan.localhost', who: writer },
        abortAfter,
      );
    const body = { title: `Bài số ${index} ${mark}`, summary: mark, body: `<p>${mark}</p>`, category: 'tin-tuc' };
    return send({ path: `${base}/articles`, host: 'quantri.longan.localhost', who: writer, body }, abortAfter);
  }

  function send({ path, host, who, body }: { path: string; host: string; who?: Official; body?: object }, abortAfter: number | null) {
    return new Promise<{ status: number; body: string } | null>((resolve) => {
      const payload = body && JSON.stringify(body);
      const headers = {
        host: `${host}:8080`,
        ...(who?.headers ?? {}),
        ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      };
      const request = httpRequest({ host: '127.0.0.1', port, path, method: payload ? 'POST' : 'GET', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode!, body: text })).on('error', () => resolve(null));
      });
      request.on('error', () => resolve(null));
      if (abortAfter !== null) setTimeout(() => request.destroy(), abortAfter);
      request.end(payload);
    });
  }
});

/** Every ninth article fails after its rows were written, inside the transaction. */
function breakSomeActions(province: Province): void {
  const database = province.get(Database);
  const whole = database.inSite;
  let count = 0;
  database.inSite = ((siteId, work) =>
    whole.call(database, siteId, async () => {
      const result = await work();
      // Actions answer the id of what they made.
      if (typeof result === 'string' && ++count % 9 === 0) throw new Error('a fault inside the action');
      return result;
    })) as typeof database.inSite;
}

/** Every page is rendered from the database. */
function switchCacheOff(province: Province): void {
  province.get(PageCache).get = () => null;
}
