import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isoDate } from '@cong-tinh/kernel';
import type { JSX } from 'preact';
import { AssetStore } from '../assets/asset-store.js';
import { ArticleView } from './article.page.js';
import { BareView } from './bare.page.js';
import { NotFoundView, SuspendedView, WithdrawnView } from './error.page.js';
import { HomeView } from './home.page.js';
import { toHtml } from './layout.js';
import { ListView } from './list.page.js';
import type { PageContext } from './page-context.js';
import { sampleArticle, sampleHome, sampleItem, sampleList, samplePage, sampleSites } from './sample-pages.js';
import { SiteMapView } from './site-map.page.js';

const assets = AssetStore.read();
const at = (path: string): PageContext => ({ assets, origin: (host) => `https://${host}`, today: isoDate('2026-11-22'), path });
const sites = sampleSites();
const withdrawal = {
  ground: 'Thông tin không còn phù hợp',
  reason: 'Lịch vận hành cống đã được thay bằng lịch mới.',
  decidedBy: 'Trưởng Ban Biên tập',
  decidedOn: '2026-11-20',
} as const;
const suspension = { since: '2026-11-19', reason: 'Nâng cấp hạ tầng kỹ thuật.' };

const PAGES: Readonly<Record<string, JSX.Element>> = {
  'tinh-trang-chu': <HomeView page={sampleHome()} sites={sites} context={at('/')} />,
  'huyen-trang-chu': <HomeView page={sampleHome('district')} sites={sites} context={at('/')} />,
  'so-trang-chu': <HomeView page={sampleHome('department')} sites={sites} context={at('/')} />,
  'xa-trang-chu': <HomeView page={sampleHome('commune')} sites={sites} context={at('/')} />,
  'xa-chua-co-tin': (
    <HomeView page={sampleHome('commune', { lead: null, latest: [], sections: [], total: 0 })} sites={sites} context={at('/')} />
  ),
  'danh-muc': <ListView page={sampleList()} context={at('/tin-tuc')} older={false} />,
  'danh-muc-xa-cu-hon': <ListView page={sampleList('commune', { next: null })} context={at('/tin-tuc?truoc=abc')} older />,
  'danh-muc-trong': <ListView page={sampleList('commune', { items: [], total: 0, next: null })} context={at('/tin-tuc')} older={false} />,
  'bai-viet': <ArticleView page={sampleArticle()} context={at('/tin-tuc/bai-0')} />,
  'bai-viet-xa': <ArticleView page={sampleArticle('commune')} context={at('/tin-tuc/bai-0')} />,
  'so-do-trang': <SiteMapView page={samplePage('commune')} sites={sites} context={at('/so-do-trang')} />,
  'so-do-trang-tinh': <SiteMapView page={samplePage()} sites={sites} context={at('/so-do-trang')} />,
  'loi-404': <NotFoundView page={samplePage()} context={at('/khong-co')} />,
  'loi-410': <WithdrawnView page={samplePage('commune')} context={at('/tin-tuc/cu')} withdrawal={withdrawal} />,
  'loi-503': <SuspendedView page={samplePage('commune', { state: 'suspended', suspension })} context={at('/')} />,
};
const HTML = Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, toHtml(page)]));
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);

const gallery = process.env.GALLERY_FOLDER;
if (gallery) {
  for (const [name, html] of Object.entries(HTML)) writeFileSync(join(gallery, `${name}.html`), html);
  for (const asset of assets.all) {
    mkdirSync(dirname(join(gallery, asset.path)), { recursive: true });
    writeFileSync(join(gallery, asset.path), asset.plain);
  }
}

describe.each(Object.entries(HTML))('page %s', (_name, html) => {
  it('has one h1 and skips no level of headings', () => {
    expect(all(html, /<h1[^>]*>([\s\S]*?)<\/h1>/g)).toHaveLength(1);
    const levels = all(html, /<h([1-6])[ >]/g).map(Number);
    const known = levels.filter((level, i) => i === 0 || level <= levels[i - 1]! + 1);
    expect(known).toEqual(levels);
  });

  it('has the landmarks header, nav, main, footer and a way past them', () => {
    for (const landmark of [
      '<header>',
      '<nav class="nav" aria-label="Chính">',
      '<main id="noi-dung" tabindex="-1">',
      '<footer class="foot"',
    ])
      expect(html).toContain(landmark);
    expect(html).toContain('<a class="skip" href="#noi-dung">');
  });

  it('holds no script, no inline style and no handler, so that one static CSP fits', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
  });

  it('has unique ids and no link into nothing', () => {
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of all(html, /href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const source of all(html, /aria-labelledby="([^"]+)"/g)) expect(ids).toContain(source);
    expect(html).not.toMatch(/href="(#|)"/);
  });

  it('gives every picture a text alternative', () => {
    for (const image of html.match(/<img [^>]*>/g) ?? []) expect(image).toMatch(/ alt(=|\s|\/|>)/);
  });

  it('NĐ174-93 states the six facts of the foot', () => {
    for (const term of [
      'Cơ quan chủ quản',
      'Đơn vị quản lý trang',
      'Người chịu trách nhiệm nội dung',
      'Địa chỉ',
      'Điện thoại',
      'Thư điện tử',
    ]) {
      expect(html).toMatch(new RegExp(`<dt>${term}</dt><dd>(?!</dd>)`));
    }
  });

  it('says on every page of a demonstration that it is one', () => {
    expect(html).toContain('<b>Trang minh họa.</b>');
  });

  it('asks only for files that exist, at hashed paths', () => {
    for (const path of all(html, /(?:href|src)="(\/tai-nguyen\/[^"]+)"/g)) expect(assets.find(path)).not.toBeNull();
  });
});

describe('pages', () => {
  const evil = '<script>alert("1")</script>&"\'';

  it('escapes every text that people wrote', () => {
    const page = sampleHome('commune', {
      lead: sampleItem(0, undefined, { title: evil, summary: evil, office: evil, path: '/tin-tuc/x"onmouseover="1' }),
    });
    const html = toHtml(<HomeView page={page} sites={[{ ...sites[0]!, name: evil }]} context={at('/')} />);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('x"onmouseover');
    expect(html).toContain('&lt;script>alert(&quot;1&quot;)&lt;/script>&amp;');
  });

  it('shows no demonstration note on a real site', () => {
    expect(toHtml(<NotFoundView page={samplePage('commune', { demonstration: false })} context={at('/x')} />)).not.toContain('minh họa:');
  });

  it('LA-4.2.đ gives home, list and article the six mandatory elements, several values joined by ";"', () => {
    for (const name of ['tinh-trang-chu', 'danh-muc', 'bai-viet']) {
      for (const element of ['title', 'creator', 'date', 'description', 'publisher', 'identifier']) {
        expect(HTML[name]).toMatch(new RegExp(`<meta name="DC\\.${element}" content="[^"]+"`));
      }
    }
    expect(HTML['bai-viet']).toContain('<meta name="DC.subject" content="Thủy lợi; Ngăn mặn"/>');
  });

  it('names its own address by the lawful host, never by the request', () => {
    expect(HTML['bai-viet-xa']).toContain('<link rel="canonical" href="https://thanhphu.benluc.longan.gov.vn/tin-tuc/bai-0"/>');
    expect(HTML['danh-muc-xa-cu-hon']).toContain('href="https://thanhphu.benluc.longan.gov.vn/tin-tuc?truoc=abc"');
  });

  it('LA-12.4 states author and source of an article', () => {
    expect(HTML['bai-viet']).toContain('<dt>Tác giả</dt><dd>Chi cục Thủy lợi</dd>');
    expect(HTML['bai-viet']).toContain(
      '<dt>Nguồn</dt><dd><a href="https://nongnghie.longan.example/">Sở Nông nghiệp và Môi trường</a></dd>',
    );
  });

  it('LA-9.4.b tells why, who and when of a withdrawal, and not the title', () => {
    expect(HTML['loi-410']).toContain('Thông tin không còn phù hợp');
    expect(HTML['loi-410']).toContain('Lịch vận hành cống đã được thay bằng lịch mới.');
    expect(HTML['loi-410']).toContain('<dt>Ngày gỡ bỏ</dt><dd><time datetime="2026-11-20">20/11/2026</time></dd>');
  });

  it('tells why and since when a site is suspended', () => {
    expect(HTML['loi-503']).toContain('<dt>Lý do</dt><dd>Nâng cấp hạ tầng kỹ thuật.</dd>');
    expect(HTML['loi-503']).toContain('<dt>Tạm dừng từ</dt><dd><time datetime="2026-11-19">19/11/2026</time></dd>');
  });

  it('draws a stop for each of the 15 districts, each opening its branch of the tree', () => {
    const html = HTML['tinh-trang-chu']!;
    const stops = all(html, /<a href="#(h-[a-z-]+)"><rect/g);
    expect(stops).toHaveLength(15);
    for (const stop of stops) expect(html).toMatch(new RegExp(`<details>(?:(?!</details>)[\\s\\S])*id="${stop}"`));
  });

  it('links every site of the province from its home page', () => {
    const html = HTML['tinh-trang-chu']!;
    for (const site of sites.filter((one) => one.kind !== 'province')) expect(html).toContain(`href="https://${site.host}/"`);
  });

  it('shows a site that is not open without a link', () => {
    const closed = sites.map((site) => (site.name === 'Xã Thanh Phú' ? { ...site, active: false } : site));
    const html = toHtml(<HomeView page={sampleHome()} sites={closed} context={at('/')} />);
    expect(html).not.toContain('href="https://thanhphu.benluc');
    expect(html).toContain('Xã Thanh Phú (chưa mở)');
  });

  it('reveals nothing on the page of a refused host', () => {
    const html = toHtml(<BareView title="Không có trang ở địa chỉ này" text="Máy chủ không phục vụ tên miền được yêu cầu." />);
    expect(html).not.toMatch(/Long An|longan|gov\.vn|href/);
    expect(html).toMatch(/<h1>/);
  });
});
