import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PageCache, type PageCacheOptions, type Served } from './page-cache.js';
import type { PageKey, Render, RenderedPage } from './rendered-page.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG = 'Nước ngọt được giữ cho từng thửa ruộng. '.repeat(40);

const key = (siteId: string, path = '/', query = '', variant = ''): PageKey => ({ siteId, path, query, variant });
const rendered = (body: string, more: Partial<RenderedPage> = {}): RenderedPage => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  tags: ['shell', 'home'],
  revision: 1,
  store: true,
  validUntil: Infinity,
  ...more,
});
const giving =
  (body: string, more: Partial<RenderedPage> = {}): Render =>
  async () =>
    rendered(body, more);
const failing: Render = async () => {
  throw new Error('the database is down');
};
const bodyOf = (served: Served | null) => served?.page.html ?? null;

/** A rendering that ends when told. */
function held(body: string, more: Partial<RenderedPage> = {}) {
  let finish!: () => void;
  let fail!: (error: Error) => void;
  let times = 0;
  const gate = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const render: Render = async () => {
    times++;
    await gate;
    return rendered(body, more);
  };
  return { render, finish, fail, times: () => times };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('PageCache', () => {
  let now: number;
  let cache: PageCache;
  const build = (more: Partial<PageCacheOptions> = {}) => new PageCache({ now: () => now, bytes: 10_000_000, ...more });

  beforeEach(() => {
    now = Date.parse('2026-11-22T08:00:00+07:00');
    cache = build();
  });

  describe('key', () => {
    it('holds the site: the same path of two sites gives two pages', async () => {
      await cache.fetch(key('thanhphu'), giving('Xã Thanh Phú'));
      expect(cache.get(key('benluc'))).toBeNull();
      expect(bodyOf(await cache.fetch(key('benluc'), giving('Huyện Bến Lức')))).toBe('Huyện Bến Lức');
      expect(bodyOf(cache.get(key('thanhphu')))).toBe('Xã Thanh Phú');
    });

    it('holds the site while pages are being rendered too', async () => {
      const one = held('Xã Thanh Phú');
      const first = cache.fetch(key('thanhphu'), one.render);
      const second = cache.fetch(key('benluc'), giving('Huyện Bến Lức'));
      one.finish();
      expect([bodyOf(await first), bodyOf(await second)]).toEqual(['Xã Thanh Phú', 'Huyện Bến Lức']);
    });

    it('holds path, query and variant', async () => {
      const keys = [key('a', '/x'), key('a', '/y'), key('a', '/x', 'truoc=1'), key('a', '/x', '', 'in')];
      for (const one of keys) await cache.fetch(one, giving(JSON.stringify(one)));
      for (const one of keys) expect(bodyOf(cache.get(one))).toBe(JSON.stringify(one));
    });
  });

  describe('finished responses', () => {
    it('are compressed once, each encoding with a strong tag of its own', async () => {
      const { page } = await cache.fetch(key('a'), giving(LONG));
      const wires = (['br', 'gzip', 'identity'] as const).map((encoding) => page.wire(encoding));
      expect(wires.map((wire) => wire.encoding)).toEqual(['br', 'gzip', 'identity']);
      expect(new Set(wires.map((wire) => wire.etag)).size).toBe(3);
      for (const wire of wires) expect(wire.etag).toMatch(/^"[\w-]+"$/);
      expect(brotliDecompressSync(wires[0]!.body).toString()).toBe(LONG);
      expect(gunzipSync(wires[1]!.body).toString()).toBe(LONG);
      expect(wires[2]!.body.toString()).toBe(LONG);
      expect(page.wire('br').body).toBe(wires[0]!.body);
    });

    it('keep their tag while their text stays, and change it with the text', async () => {
      const tag = async (body: string) => (await build().fetch(key('a'), giving(body))).page.wire('br').etag;
      expect(await tag(LONG)).toBe(await tag(LONG));
      expect(await tag(LONG)).not.toBe(await tag(`${LONG}.`));
    });

    it('that are small go plain in every encoding', async () => {
      const { page } = await cache.fetch(key('a'), giving('ngắn'));
      expect(page.wire('br')).toMatchObject({ encoding: 'identity', body: Buffer.from('ngắn') });
    });
  });

  describe('dropping', () => {
    it('drops by tag, of the site announced and no other', async () => {
      await cache.fetch(key('a', '/'), giving('home a', { tags: ['home'] }));
      await cache.fetch(key('a', '/tin-tuc'), giving('list a', { tags: ['category:tin-tuc'] }));
      await cache.fetch(key('b', '/'), giving('home b', { tags: ['home'] }));
      cache.announce({ siteId: 'a', revision: 2, tags: ['home', 'subject:9'] });
      expect(cache.get(key('a', '/'))).toBeNull();
      expect(bodyOf(cache.get(key('a', '/tin-tuc')))).toBe('list a');
      expect(bodyOf(cache.get(key('b', '/')))).toBe('home b');
    });

    it('drops everything of one site', async () => {
      await cache.fetch(key('a', '/x'), giving('x', { tags: [] }));
      await cache.fetch(key('b', '/x'), giving('x', { tags: [] }));
      cache.announce({ siteId: 'a', revision: 2, tags: ['everything'] });
      expect([cache.get(key('a', '/x')), bodyOf(cache.get(key('b', '/x')))]).toEqual([null, 'x']);
    });

    it('drops the tree of units on the pages of every site', async () => {
      await cache.fetch(key('a', '/'), giving('a', { tags: ['tree'] }));
      await cache.fetch(key('b', '/'), giving('b', { tags: ['tree', 'home'] }));
      await cache.fetch(key('b', '/tin-tuc'), giving('b', { tags: ['shell'] }));
      cache.announce({ siteId: 'a', revision: 2, tags: ['shell', 'tree'] });
      expect([cache.get(key('a', '/')), cache.get(key('b', '/')), bodyOf(cache.get(key('b', '/tin-tuc')))]).toEqual([null, null, 'b']);
    });

    it('drops everything when the listening connection came back', async () => {
      await cache.fetch(key('a'), giving('a'));
      cache.clear();
      expect(cache.get(key('a'))).toBeNull();
      expect(cache.stats).toMatchObject({ pages: 0, bytes: 0 });
    });
  });

  describe('renderings', () => {
    it('are one per key however many wait', async () => {
      const one = held('bài');
      const waiting = Array.from({ length: 50 }, () => cache.fetch(key('a'), one.render));
      one.finish();
      expect(new Set((await Promise.all(waiting)).map((served) => served.page)).size).toBe(1);
      expect(one.times()).toBe(1);
    });

    it('begun before a drop are served and not kept', async () => {
      const one = held('cũ', { tags: ['home'], revision: 5 });
      const waiting = cache.fetch(key('a'), one.render);
      cache.announce({ siteId: 'a', revision: 2, tags: ['home'] });
      one.finish();
      expect(bodyOf(await waiting)).toBe('cũ');
      expect(cache.get(key('a'))).toBeNull();
    });

    it('begun before a drop do not answer those who come after it', async () => {
      const one = held('cũ');
      const before = cache.fetch(key('a'), one.render);
      cache.announce({ siteId: 'a', revision: 2, tags: ['home'] });
      const after = cache.fetch(key('a'), giving('mới', { revision: 2 }));
      expect(bodyOf(await after)).toBe('mới');
      one.finish();
      await before;
      expect(bodyOf(cache.get(key('a')))).toBe('mới');
    });

    it('are kept when what was dropped meanwhile was not theirs', async () => {
      const one = held('bài', { tags: ['subject:1'] });
      const waiting = cache.fetch(key('a'), one.render);
      cache.announce({ siteId: 'b', revision: 2, tags: ['everything'] });
      cache.announce({ siteId: 'a', revision: 1, tags: ['subject:2'] });
      one.finish();
      await waiting;
      expect(bodyOf(cache.get(key('a')))).toBe('bài');
    });

    it('are not kept although announcements went on while others were under way', async () => {
      const long = held('lâu', { tags: ['subject:1'] });
      const waiting = cache.fetch(key('a', '/lau'), long.render);
      cache.announce({ siteId: 'a', revision: 1, tags: ['subject:1'] });
      for (let i = 0; i < 5; i++) {
        await cache.fetch(key('a', `/${i}`), giving('nhanh'));
        cache.announce({ siteId: 'a', revision: 1, tags: [`subject:x${i}`] });
      }
      long.finish();
      await waiting;
      expect(cache.get(key('a', '/lau'))).toBeNull();
    });

    it('below the revision last announced are served and not kept', async () => {
      cache.announce({ siteId: 'a', revision: 7, tags: ['home'] });
      expect(bodyOf(await cache.fetch(key('a'), giving('bản sao chậm', { revision: 6 })))).toBe('bản sao chậm');
      expect(cache.get(key('a'))).toBeNull();
      await cache.fetch(key('a'), giving('bản mới', { revision: 7 }));
      expect(bodyOf(cache.get(key('a')))).toBe('bản mới');
    });

    it('of addresses anybody can invent are not kept', async () => {
      await cache.fetch(key('a', '/khong-co'), giving('404', { status: 404, store: false }));
      expect(cache.get(key('a', '/khong-co'))).toBeNull();
    });

    it('that fail tell everybody who waits, and the next try is a new one', async () => {
      const one = held('');
      const waiting = [cache.fetch(key('a'), one.render), cache.fetch(key('a'), one.render)];
      one.fail(new Error('the database is down'));
      for (const each of await Promise.allSettled(waiting))
        expect(each).toMatchObject({ status: 'rejected', reason: { message: 'the database is down' } });
      expect(bodyOf(await cache.fetch(key('a'), giving('lại có')))).toBe('lại có');
    });
  });

  describe('time', () => {
    it('serves a page past its freshness while it is rendered anew', async () => {
      let version = 0;
      const render: Render = async () => rendered(`bản ${++version}`);
      await cache.fetch(key('a'), render);
      now += 5 * MINUTE;
      expect(cache.get(key('a'))).toMatchObject({ age: null });
      expect(bodyOf(cache.get(key('a')))).toBe('bản 1');
      await settled();
      expect(bodyOf(cache.get(key('a')))).toBe('bản 2');
      expect(version).toBe(2);
    });

    it('does not serve yesterday’s page after midnight', async () => {
      const midnight = Date.parse('2026-11-23T00:00:00+07:00');
      await cache.fetch(key('a'), giving('Chủ nhật', { validUntil: midnight }));
      now = midnight - 1;
      expect(bodyOf(cache.get(key('a')))).toBe('Chủ nhật');
      await settled();
      now = midnight;
      expect(cache.get(key('a'))).toBeNull();
      expect(bodyOf(await cache.fetch(key('a'), giving('Thứ Hai')))).toBe('Thứ Hai');
    });

    const fallen = async (options: Partial<PageCacheOptions> = {}) => {
      let down = false;
      let tries = 0;
      const failures: unknown[] = [];
      cache = build({
        mark: (html, at) => html.replace('<main>', `<main>lưu lúc ${new Date(at).toISOString()} `),
        onFailure: (error) => failures.push(error),
        ...options,
      });
      const render: Render = async () => {
        tries++;
        return down ? failing() : rendered(`<main>bài ${tries}`, { validUntil: now + HOUR });
      };
      await cache.fetch(key('a'), render);
      down = true;
      return { failures, tries: () => tries, up: () => (down = false) };
    };

    it('serves the last good page, marked with its age, while the database is down', async () => {
      const world = await fallen();
      now += 6 * MINUTE;
      cache.get(key('a'));
      await settled();
      const served = cache.get(key('a'))!;
      expect(served.age).toBe(6 * MINUTE);
      expect(served.page.html).toBe('<main>lưu lúc 2026-11-22T01:00:00.000Z bài 1');
      expect(world.failures).toHaveLength(1);
    });

    it('tries again after a pause, and drops the mark when it succeeds', async () => {
      const world = await fallen();
      now += 6 * MINUTE;
      cache.get(key('a'));
      await settled();
      for (let i = 0; i < 20; i++) cache.get(key('a'));
      await settled();
      expect(world.tries()).toBe(2);
      world.up();
      now += 5_000;
      cache.get(key('a'));
      await settled();
      expect(cache.get(key('a'))).toMatchObject({ age: null });
      expect(bodyOf(cache.get(key('a')))).toBe('<main>bài 3');
    });

    it('stands in for a page of another day too, up to 24 hours', async () => {
      await fallen();
      now += 24 * HOUR - 1;
      expect((await cache.fetch(key('a'), failing)).age).toBe(24 * HOUR - 1);
      now += 1;
      expect(cache.get(key('a'))).toBeNull();
      await expect(cache.fetch(key('a'), failing)).rejects.toThrow('the database is down');
    });

    it('does not bring back what was dropped', async () => {
      await fallen();
      cache.announce({ siteId: 'a', revision: 2, tags: ['home'] });
      await expect(cache.fetch(key('a'), failing)).rejects.toThrow('the database is down');
    });
  });

  describe('memory', () => {
    const big = (size: number) =>
      Array.from({ length: size / 8 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 0).toString(16).padStart(8, '0')).join('');

    it('is bounded in bytes, the longest unused first', async () => {
      cache = build({ bytes: 200_000 });
      for (let i = 0; i < 60; i++) {
        await cache.fetch(key('a', `/${i}`), giving(big(8_000) + i));
        cache.get(key('a', '/0'));
        expect(cache.stats.bytes).toBeLessThanOrEqual(200_000);
      }
      expect(cache.get(key('a', '/0'))).not.toBeNull();
      expect(cache.get(key('a', '/1'))).toBeNull();
      expect(cache.stats.evictions).toBeGreaterThan(0);
    });

    it('is fair between sites: a busy one does not push out a quiet one', async () => {
      cache = build({ bytes: 200_000 });
      await cache.fetch(key('quiet'), giving(big(8_000)));
      for (let i = 0; i < 60; i++) await cache.fetch(key('busy', `/${i}`), giving(big(8_000) + i));
      expect(cache.get(key('quiet'))).not.toBeNull();
    });

    it('keeps no page that is large beside the whole', async () => {
      cache = build({ bytes: 40_000 });
      expect(bodyOf(await cache.fetch(key('a'), giving(big(64_000))))).toHaveLength(64_000);
      expect(cache.get(key('a'))).toBeNull();
    });

    it('is given back to the last byte', async () => {
      for (let i = 0; i < 10; i++) await cache.fetch(key(`site-${i}`), giving(LONG + i));
      expect(cache.stats.bytes).toBeGreaterThan(0);
      cache.clear();
      expect(cache.stats).toMatchObject({ bytes: 0, pages: 0 });
    });
  });
});
