import { describe, expect, it } from '@jest/globals';
import type { FeedPage } from '@cong-tinh/publication';
import { category, sampleItem, samplePage } from '../views/sample-pages.js';
import { robots } from './robots.js';
import { rss } from './rss.js';
import { sitemap } from './sitemap.js';
import { xml } from './xml.js';

const ORIGIN = 'https://thanhphu.benluc.longan.gov.vn';
const feed = (more: Partial<FeedPage> = {}): FeedPage => ({
  ...samplePage('commune'),
  category: null,
  items: [{ ...sampleItem(0), html: '<p>…</p>', author: 'Chi cục Thủy lợi' }],
  ...more,
});

describe('xml', () => {
  it('escapes what has a meaning and leaves out what has no place', () => {
    expect(xml(`<a b="c" d='e'>&\u0000\u001b\n`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;\n');
  });
});

describe('rss', () => {
  it('LA-12.4 names author and office of every item, at addresses of its own host', () => {
    const text = rss(feed(), ORIGIN);
    expect(text).toContain('<title>Trang thông tin điện tử xã Thanh Phú</title>');
    expect(text).toContain(
      `<link>${ORIGIN}/tin-tuc/bai-0</link><guid isPermaLink="false">tin-tuc-0</guid><pubDate>Sun, 22 Nov 2026 01:15:00 GMT</pubDate>`,
    );
    expect(text).toContain('<dc:creator>Chi cục Thủy lợi</dc:creator><dc:publisher>Sở Nông nghiệp và Môi trường</dc:publisher>');
    expect(text).toContain(`<atom:link href="${ORIGIN}/rss.xml" rel="self"`);
  });

  it('of a category says which', () => {
    const text = rss(feed({ category: category('thong-bao', 'Thông báo') }), ORIGIN);
    expect(text).toContain('<title>Thông báo – Trang thông tin điện tử xã Thanh Phú</title>');
    expect(text).toContain(`href="${ORIGIN}/thong-bao/rss.xml"`);
  });

  it('escapes titles', () => {
    expect(rss(feed({ items: [{ ...sampleItem(0, undefined, { title: 'A & B <x>' }), html: '', author: null }] }), ORIGIN)).toContain(
      '<title>A &amp; B &lt;x&gt;</title>',
    );
  });
});

describe('sitemap', () => {
  it('lists home, menu and every live address once', () => {
    const text = sitemap(ORIGIN, samplePage('commune').menu, [
      { path: '/tin-tuc', changedAt: null },
      { path: '/tin-tuc/bai-1', changedAt: '2026-11-21T01:00:00.000Z' },
    ]);
    const places = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toEqual(
      expect.arrayContaining([
        `${ORIGIN}/`,
        `${ORIGIN}/tin-tuc`,
        `${ORIGIN}/thong-bao`,
        `${ORIGIN}/so-do-trang`,
        `${ORIGIN}/tin-tuc/bai-1`,
      ]),
    );
    expect(text).toContain(`<loc>${ORIGIN}/tin-tuc/bai-1</loc><lastmod>2026-11-21T01:00:00.000Z</lastmod>`);
  });
});

describe('robots', () => {
  it('keeps demonstrations out of search engines', () => {
    expect(robots(ORIGIN, true)).toContain('Disallow: /');
    expect(robots(ORIGIN, false)).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  });
});
