import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessGuard } from '@cong-tinh/identity';
import { Database } from '@cong-tinh/platform';
import { PageCache } from '@cong-tinh/site';
import { fill, type Rows } from './fill.js';
import { furnishedProvince, type Province, type Tenant } from './province.js';
import { leaks, missingFixtures, type Neighbours, routesOf, siteRoutes, unguarded } from './routes.js';

describe('the routes of two sites', () => {
  let province: Province;
  let neighbours: Neighbours;
  let rowsHere: Rows;

  beforeAll(async () => {
    province = await furnishedProvince(2);
    const [here, there] = province.tenants as [Tenant, Tenant];
    rowsHere = await fill(province, here);
    neighbours = { here, there, rowsThere: await fill(province, there) };
  }, 120_000);
  afterAll(() => province?.close());

  it('are all known to the fixtures', () => {
    expect(siteRoutes(province).length).toBeGreaterThan(20);
    expect(missingFixtures(siteRoutes(province))).toEqual([]);
  });

  it('goes red for a route without fixtures', () => {
    const [route] = siteRoutes(province);
    expect(missingFixtures([{ ...route!, method: 'POST', path: '/api/sites/:site/forgotten/:thing' }])).toEqual([
      'forgotten/:thing',
      'POST /forgotten/:thing',
    ]);
  });

  it('show and change nothing of a neighbour', async () => {
    expect(await leaks(province, neighbours)).toEqual([]);
  });

  it('answer nobody who is not signed in, and no stranger', async () => {
    expect(await unguarded(province, neighbours)).toEqual([]);
  });

  it('serve the own site, so that the refusals above mean something', async () => {
    const { here } = neighbours;
    for (const path of ['', '/articles', `/articles/${rowsHere.draft}`, '/seats', '/board', '/delegations', '/audit', '/categories']) {
      const answer = await province.call(here.head, 'GET', `/api/sites/${here.siteId}${path}`);
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expect(answer.body).not.toContain(neighbours.there.mark);
    }
  });

  it('keep the pages of a host to its site, from the database and from the cache', async () => {
    expect(await foreignPages(province, neighbours)).toEqual([]);
    expect(await foreignPages(province, neighbours)).toEqual([]);
  });

  it('show a citizen no draft, no refused and no withdrawn text', async () => {
    const { here } = neighbours;
    const pages = await Promise.all(
      ['/', '/tin-tuc', '/so-do-trang', '/sitemap.xml', '/rss.xml', '/tin-tuc/rss.xml'].map((path) => page(province, here, path)),
    );
    for (const body of pages)
      for (const secret of ['Bản nháp', 'Bài đã gỡ', 'Bài bị trả lại']) expect(body).not.toContain(`${secret} ${here.mark}`);
    expect(pages.join('')).toContain(`Bài đã đăng ${here.mark}`);
  });

  it('cover the public pages too', () => {
    const pages = routesOf(province).filter(({ path }) => path.startsWith('/@trang'));
    expect(pages.length).toBeGreaterThan(4);
    for (const { declaration } of pages) expect(declaration.permission).toBe('public');
  });

  // What the inspection is worth: with the guard gone, or a cache that forgets the site, it must see leaks.
  it('goes red when the guard is removed', async () => {
    const whole = AccessGuard.prototype.canActivate;
    AccessGuard.prototype.canActivate = async () => true;
    try {
      expect((await unguarded(province, neighbours)).length).toBeGreaterThan(5);
    } finally {
      AccessGuard.prototype.canActivate = whole;
    }
  });

  it('goes red when the key of the page cache has no site', async () => {
    const cache = province.get(PageCache);
    const { get, fetch } = cache;
    const shared = neighbours.here.siteId;
    cache.get = (key) => get.call(cache, { ...key, siteId: shared });
    cache.fetch = (key, render) => fetch.call(cache, { ...key, siteId: shared }, render);
    try {
      expect(await foreignPages(province, neighbours)).not.toEqual([]);
    } finally {
      Object.assign(cache, { get, fetch });
    }
  });

  // Statements name their site and the policies name the transaction's: where the two differ, nothing is seen or written.
  it('show nothing even when a transaction is opened on the wrong site', async () => {
    const database = province.get(Database);
    const whole = database.inSite;
    database.inSite = (_site, work) => whole.call(database, neighbours.there.siteId, work) as never;
    try {
      expect(await leaks(province, neighbours)).toEqual([]);
    } finally {
      database.inSite = whole;
    }
  });
});

async function page(province: Province, { host }: Tenant, path: string): Promise<string> {
  const { body } = await province.request({ method: 'GET', url: path, headers: { host: `${host.replace('gov.vn', 'localhost')}:8080` } });
  return body;
}

/** Pages of one host that carry the other's mark. */
async function foreignPages(province: Province, { here, there }: Neighbours): Promise<string[]> {
  const found: string[] = [];
  for (const path of ['/', '/tin-tuc', '/so-do-trang', '/rss.xml', '/tin-tuc/rss.xml', '/sitemap.xml']) {
    for (const [own, other] of [
      [here, there],
      [there, here],
    ] as const) {
      const body = await page(province, own, path);
      if (body.includes(other.mark)) found.push(`${own.host}${path} shows ${other.mark}`);
    }
  }
  return found;
}
