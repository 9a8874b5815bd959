import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, PublicDatabase } from '@cong-tinh/platform';
import { Publications } from '@cong-tinh/publication';
import { PageCache } from '@cong-tinh/site';
import { type TestDatabase, testDatabase, type World } from '../support/index.js';
import { openPublicWorld } from './public-world.js';
import { approvalOf, publishedSite, type SiteFixture } from './published-site.factory.js';
import { get, rawHttp } from './raw-http.js';

const THANHPHU = 'thanhphu.longan.localhost:8080';
const ANTHANH = 'anthanh.longan.localhost:8080';
const CONSOLE = 'quantri.longan.localhost:8080';

jest.setTimeout(60_000);

/** Public pages over real sockets: host to site, page to cache, publication to drop. */
describe('public pages', () => {
  let database: TestDatabase;
  let world: World;
  let port: number;
  let thanhphu: SiteFixture;
  let anthanh: SiteFixture;

  beforeAll(async () => {
    database = await testDatabase();
    const province = await publishedSite(database, 'tinh', 'province');
    await database.query(`update site_hosts set host = 'longan.gov.vn' where site_id = $1`, [province.id]);
    await database.query(`insert into site_hosts (site_id, id, host, role) values ($1, gen_random_uuid(), 'www.longan.gov.vn', 'alias')`, [
      province.id,
    ]);
    thanhphu = await publishedSite(database, 'thanhphu', 'commune', province.id);
    anthanh = await publishedSite(database, 'anthanh', 'commune', province.id);
    ({ world, port } = await openPublicWorld(database));
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });

  async function publish(site: SiteFixture, path: string, title: string, more: { subjectId?: string; html?: string } = {}) {
    const approval = await approvalOf(database, site.id, more);
    await world.get(Database).inSite(site.id, () =>
      world.get(Publications).publish({
        siteId: site.id,
        approvalId: approval.id,
        contentHash: approval.contentHash,
        subject: { kind: 'article', id: approval.subjectId },
        path,
        category: 'tin-tuc',
        title,
        summary: `${title}, tóm tắt`,
        html: more.html ?? `<p>${title}, nội dung.</p>`,
        office: 'UBND xã',
        author: null,
        source: null,
        sourceUrl: null,
        image: null,
        featured: false,
      }),
    );
    return approval.subjectId;
  }

  const withdraw = (site: SiteFixture, subjectId: string) =>
    world.get(Database).inSite(site.id, () =>
      world.get(Publications).withdraw({
        siteId: site.id,
        subject: { kind: 'article', id: subjectId },
        ground: 'Thông tin không còn phù hợp',
        reason: 'Đã có thông báo mới thay thế.',
        decidedBy: 'Trưởng Ban Biên tập',
      }),
    );

  /** Announcements travel by the database; a page shows them within moments. */
  async function eventually<T>(probe: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
    for (let i = 0; i < 100; i++) {
      const value = await probe();
      if (wanted(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return probe();
  }

  describe('hosts', () => {
    it('name the site: the same path of two hosts shows two sites', async () => {
      const [one, other] = await Promise.all([get(port, THANHPHU), get(port, ANTHANH)]);
      expect([one.status, other.status]).toEqual([200, 200]);
      expect(one.text).toContain('<b>Xã thanhphu</b>');
      expect(other.text).toContain('<b>Xã anthanh</b>');
      expect((await get(port, ANTHANH)).text).not.toContain('<b>Xã thanhphu</b>');
    });

    it.each([
      ['nobody', 'longan.gov.vn.evil.example'],
      ['a label nobody has', 'khongco.longan.localhost:8080'],
      ['another port', 'thanhphu.longan.localhost:81'],
      ['IDNA', 'xn--bnlc-k14a.longan.localhost'],
      ['an address', '127.0.0.1'],
    ])('of %s answer 421 and reveal nothing', async (_whose, host) => {
      for (const path of ['/', '/tin-tuc', '/tai-nguyen/site.css', '/robots.txt', '/api/me', '/@trang']) {
        const answer = await get(port, host, path);
        expect(answer.status).toBe(421);
        expect(answer.text).not.toMatch(/longan|Long An|thanhphu|gov\.vn|tai-nguyen/i);
        expect(answer.headers['cache-control']).toBe('no-store');
      }
    });

    it('that cannot be hosts answer 400', async () => {
      const lines = (...more: string[]) => ['GET / HTTP/1.1', ...more];
      for (const request of [
        lines(`Host: ${THANHPHU}`, `Host: ${ANTHANH}`),
        lines(`Host: ${THANHPHU}`, `Host: ${THANHPHU}`),
        lines('Host: a b'),
        lines('Host: '),
        lines('Accept: */*'),
        ['GET / HTTP/1.0', 'Accept: */*'],
        [`GET http://${ANTHANH}/ HTTP/1.1`, `Host: ${THANHPHU}`],
        [`GET http://evil.example/ HTTP/1.1`, `Host: ${THANHPHU}`],
      ]) {
        const answer = await rawHttp(port, request);
        expect([request.join('|'), answer.status]).toEqual([request.join('|'), 400]);
        expect(answer.text).not.toMatch(/Xã|longan/);
      }
    });

    it('and targets may be any bytes: each gets an answer that names nobody, and the next request its page', async () => {
      const pieces = [
        '/',
        '%',
        '%2e',
        '..',
        '\\',
        '@',
        'http://',
        'longan.localhost',
        ':',
        '8080',
        '\u00ff',
        '\u0080',
        '*',
        '?',
        '&',
        'truoc=',
        ';',
        '#',
        '[',
        ']',
        'xn--',
        '.',
        'à',
      ];
      let seed = 11;
      const pick = () => pieces[(seed = (seed * 16807) % 2147483647) % pieces.length]!;
      const word = (length: number) => Array.from({ length }, pick).join('');
      for (let i = 0; i < 300; i++) {
        const answer = await rawHttp(port, [
          `GET ${i % 3 ? '/' : ''}${word(i % 7) || '/'} HTTP/1.1`,
          `Host: ${i % 2 ? THANHPHU : word(1 + (i % 5))}`,
        ]);
        expect([200, 301, 400, 404, 421]).toContain(answer.status);
      }
      expect((await get(port, THANHPHU)).status).toBe(200);
    });

    it('may stand in the target too, when they are the same', async () => {
      const answer = await rawHttp(port, [`GET http://${THANHPHU}/ HTTP/1.1`, `Host: ${THANHPHU}`]);
      expect([answer.status, answer.text.includes('<b>Xã thanhphu</b>')]).toEqual([200, true]);
    });

    it('of old and with a trailing dot answer 301 to an address that is not taken from the request', async () => {
      const alias = await get(port, 'www.longan.localhost:8080', '/tin-tuc?a=1');
      expect([alias.status, alias.headers.location]).toEqual([301, 'http://longan.localhost:8080/tin-tuc?a=1']);
      const dotted = await get(port, 'thanhphu.longan.localhost.:8080', '/x');
      expect([dotted.status, dotted.headers.location]).toEqual([301, 'http://thanhphu.longan.localhost:8080/x']);
      const outside = await rawHttp(port, ['GET //evil.example/x HTTP/1.1', 'Host: www.longan.localhost:8080']);
      expect(outside.headers.location).toBe('http://longan.localhost:8080//evil.example/x');
    });

    it('do not listen to forwarded headers', async () => {
      const answer = await get(port, THANHPHU, '/', [`X-Forwarded-Host: ${ANTHANH}`, `Forwarded: host=${ANTHANH}`]);
      expect(answer.text).toContain('<b>Xã thanhphu</b>');
    });

    it('lead into route spaces that nobody enters by name', async () => {
      for (const path of ['/@trang', '/@trang/tin-tuc', '/%40trang', '/@tep/x', '/@dong']) {
        expect((await get(port, CONSOLE, path)).status).toBe(404);
        expect((await get(port, CONSOLE, path)).text).not.toContain('Xã');
        expect((await get(port, THANHPHU, path)).status).toBe(404);
      }
    });
  });

  describe('pages', () => {
    it('go through publication, cache, update and withdrawal', async () => {
      const cache = world.get(PageCache);
      expect((await get(port, THANHPHU)).text).toContain('Chưa có tin nào được đăng');
      const subject = await publish(thanhphu, '/tin-tuc/hop-giao-ban', 'Họp giao ban');
      const home = await eventually(
        () => get(port, THANHPHU),
        (answer) => answer.text.includes('Họp giao ban'),
      );
      expect(home.text).toContain('<a href="/tin-tuc/hop-giao-ban">Họp giao ban</a>');
      const article = await get(port, THANHPHU, '/tin-tuc/hop-giao-ban');
      expect(article.text).toContain('<p>Họp giao ban, nội dung.</p>');
      const before = cache.stats.renders;
      expect((await get(port, THANHPHU, '/tin-tuc/hop-giao-ban/')).text).toBe(article.text);
      expect(cache.stats.renders).toBe(before);
      expect((await get(port, ANTHANH, '/tin-tuc/hop-giao-ban')).status).toBe(404);

      await publish(thanhphu, '/tin-tuc/hop-giao-ban', 'Họp giao ban tháng 11', { subjectId: subject });
      const updated = await eventually(
        () => get(port, THANHPHU, '/tin-tuc/hop-giao-ban'),
        (answer) => answer.text.includes('tháng 11'),
      );
      expect(updated.text).toContain('<h1>Họp giao ban tháng 11</h1>');

      await withdraw(thanhphu, subject);
      const gone = await eventually(
        () => get(port, THANHPHU, '/tin-tuc/hop-giao-ban'),
        (answer) => answer.status !== 200,
      );
      expect(gone.status).toBe(410);
      expect(gone.text).toContain('Đã có thông báo mới thay thế.');
      expect(gone.text).not.toContain('Họp giao ban');
      const empty = await eventually(
        () => get(port, THANHPHU),
        (answer) => !answer.text.includes('Họp giao ban'),
      );
      expect(empty.text).not.toContain('Họp giao ban');
    });

    it('are lists, page by page', async () => {
      for (let i = 1; i <= 22; i++) await publish(anthanh, `/tin-tuc/bai-${i}`, `Bài số ${i}`);
      const first = await eventually(
        () => get(port, ANTHANH, '/tin-tuc'),
        (answer) => answer.text.includes('22 tin'),
      );
      const next = /href="(\/tin-tuc\?truoc=[^"]+)"/.exec(first.text)?.[1];
      expect(next).toBeDefined();
      const second = await get(port, ANTHANH, next);
      expect(second.text.match(/<a href="\/tin-tuc\/bai-/g)).toHaveLength(2);
      expect((await get(port, ANTHANH, '/tin-tuc?truoc=sai')).text).toBe(first.text);
      expect((await get(port, ANTHANH, '/thong-bao')).text).toContain('Chuyên mục chưa có tin');
    });

    it('are feeds, sitemaps and what crawlers may read', async () => {
      const [feed, of, absent, map, tree, robots] = await Promise.all(
        ['/rss.xml', '/tin-tuc/rss.xml', '/khong-co/rss.xml', '/sitemap.xml', '/so-do-trang', '/robots.txt'].map((path) =>
          get(port, ANTHANH, path),
        ),
      );
      expect(feed!.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
      expect(feed!.text.match(/<item>/g)).toHaveLength(22);
      expect(of!.text).toContain('http://anthanh.longan.localhost:8080/tin-tuc/bai-1</link>');
      expect(absent!.status).toBe(404);
      expect(map!.text).toContain('<loc>http://anthanh.longan.localhost:8080/tin-tuc/bai-22</loc><lastmod>');
      expect(tree!.text).toContain('<h1>Sơ đồ trang</h1>');
      expect(robots!.text).toBe('User-agent: *\nAllow: /\n\nSitemap: http://anthanh.longan.localhost:8080/sitemap.xml\n');
    });

    it('answer 404 with a page of the site, and do not keep it', async () => {
      const kept = world.get(PageCache).stats.pages;
      const answer = await get(port, THANHPHU, '/khong/co/gi');
      expect([answer.status, answer.text.includes('Nhịp cầu này không còn')]).toEqual([404, true]);
      expect(world.get(PageCache).stats.pages).toBe(kept);
      expect((await get(port, THANHPHU, '/%zz')).status).toBe(400);
      expect((await get(port, THANHPHU, '/a/../b')).status).toBe(400);
    });

    it('are read only', async () => {
      const answer = await rawHttp(port, ['POST /tin-tuc HTTP/1.1', `Host: ${THANHPHU}`, 'Content-Length: 0']);
      expect(answer.status).toBe(404);
    });
  });

  describe('answers', () => {
    it('are compressed as the client takes them, with strong tags, and 304 when it has them', async () => {
      await get(port, ANTHANH);
      const plain = await get(port, ANTHANH);
      const br = await get(port, ANTHANH, '/', ['Accept-Encoding: gzip, deflate, br']);
      const gzip = await get(port, ANTHANH, '/', ['Accept-Encoding: gzip;q=1.0, br;q=0']);
      expect([br.headers['content-encoding'], gzip.headers['content-encoding'], plain.headers['content-encoding']]).toEqual([
        'br',
        'gzip',
        undefined,
      ]);
      expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
      expect(new Set([br, gzip, plain].map((answer) => answer.headers.etag)).size).toBe(3);
      expect(br.headers.vary).toBe('accept-encoding');
      const again = await get(port, ANTHANH, '/', ['Accept-Encoding: br', `If-None-Match: W/${br.headers.etag}`]);
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, br.headers.etag]);
      const head = await rawHttp(port, ['HEAD / HTTP/1.1', `Host: ${ANTHANH}`, 'Accept-Encoding: br']);
      expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(br.body.length)]);
    });

    it('carry one fixed policy and the other headers of safety, cached or not', async () => {
      for (const path of ['/', '/', '/khong-co', '/rss.xml']) {
        const { headers } = await get(port, ANTHANH, path);
        expect(headers['content-security-policy']).toBe(
          "default-src 'none'; style-src 'self'; img-src 'self' http://tep.longan.localhost:8080; font-src 'self'; media-src http://tep.longan.localhost:8080; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        );
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'cross-origin-opener-policy': 'same-origin',
        });
        expect(headers).not.toHaveProperty('set-cookie');
      }
    });

    it('to requests with a session neither come from the cache nor go into it', async () => {
      const cache = world.get(PageCache);
      cache.clear();
      const answer = await get(port, ANTHANH, '/', ['Cookie: a=b; __Host-session=xyz']);
      expect([answer.status, answer.headers['cache-control'], cache.stats.pages]).toEqual([200, 'private, no-store', 0]);
      await get(port, ANTHANH);
      const before = cache.stats;
      await get(port, ANTHANH, '/', ['Cookie: __Host-session=xyz']);
      await get(port, ANTHANH, '/', ['Cookie: a=b', 'Cookie: __Host-session=xyz']);
      expect([cache.stats.hits, cache.stats.pages]).toEqual([before.hits, before.pages]);
    });

    it('give files of the pages at immutable addresses, compressed', async () => {
      const path = /href="(\/tai-nguyen\/site\.[^"]+)"/.exec((await get(port, ANTHANH)).text)![1]!;
      const file = await get(port, ANTHANH, path, ['Accept-Encoding: br']);
      expect(file.headers).toMatchObject({
        'content-type': 'text/css; charset=utf-8',
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(brotliDecompressSync(file.body).toString()).toContain('@font-face');
      expect((await get(port, ANTHANH, path, [`If-None-Match: ${file.headers.etag}`])).status).toBe(304);
      expect((await get(port, ANTHANH, '/tai-nguyen/site.css')).status).toBe(404);
      expect((await rawHttp(port, [`POST ${path} HTTP/1.1`, `Host: ${ANTHANH}`, 'Content-Length: 0'])).status).toBe(405);
    });
  });

  it('read at most two statements, whatever the number of items', async () => {
    const reads: string[] = [];
    const reader = world.get(PublicDatabase);
    const original = reader.many.bind(reader);
    reader.many = (statement, params) => {
      reads.push(statement.name);
      return original(statement, params);
    };
    try {
      world.get(PageCache).clear();
      for (const path of ['/', '/tin-tuc', '/tin-tuc/bai-1', '/rss.xml', '/so-do-trang']) {
        reads.length = 0;
        expect((await get(port, ANTHANH, path)).status).toBe(200);
        expect([path, reads.length <= 2]).toEqual([path, true]);
      }
    } finally {
      reader.many = original;
    }
  });

  it('stand in for themselves while the database is down, marked with their age', async () => {
    world.get(PageCache).clear();
    await get(port, ANTHANH, '/tin-tuc/bai-1');
    const reader = world.get(PublicDatabase);
    const original = reader.many.bind(reader);
    reader.many = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    try {
      world.clock.advance(10 * 60_000);
      await get(port, ANTHANH, '/tin-tuc/bai-1');
      const stale = await eventually(
        () => get(port, ANTHANH, '/tin-tuc/bai-1'),
        (answer) => answer.headers.age !== undefined,
      );
      expect([stale.status, stale.headers.age]).toEqual([200, '600']);
      expect(stale.text).toContain('<b>Bản lưu lúc 22/11/2026 08:00.</b>');
      const none = await get(port, ANTHANH, '/tin-tuc/bai-2');
      expect([none.status, none.headers['retry-after']]).toEqual([503, '30']);
      expect(none.text).toContain('Hệ thống đang tạm gián đoạn');
    } finally {
      reader.many = original;
    }
  });

  it('say at every address that a site is suspended, since when and why', async () => {
    await database.query(
      `update site_shells set state = 'suspended', suspended_since = '2026-11-20T08:00:00+07:00', suspension_reason = 'Nâng cấp hạ tầng kỹ thuật.' where site_id = $1`,
      [thanhphu.id],
    );
    world.get(PageCache).clear();
    for (const path of ['/', '/tin-tuc', '/tin-tuc/hop-giao-ban', '/khong-co', '/rss.xml']) {
      const answer = await get(port, THANHPHU, path);
      expect([path, answer.status, answer.headers['retry-after']]).toEqual([path, 503, '3600']);
      expect(answer.text).toContain('<dt>Lý do</dt><dd>Nâng cấp hạ tầng kỹ thuật.</dd>');
      expect(answer.text).toContain('20/11/2026');
    }
    expect((await get(port, ANTHANH)).status).toBe(200);
  });
});
