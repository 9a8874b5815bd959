import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { BOTH_SCHEMES, leave, look, newVisitor, origin, stage } from './harness/index.js';

const golden = readFileSync(join(import.meta.dirname, '../integration/golden/hosts-longan.txt'), 'utf8');
const SITES = golden
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [string, string, string]);
const LIVELY = ['', 'skhcn', 'benluc', 'thanhphu.benluc'];

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

// What a citizen gets of the running province, with no script at all.
describe('citizens', () => {
  afterAll(leave);

  it('LA-3 find all 216 sites at their lawful hosts, each under a title of its own', async () => {
    expect(SITES).toHaveLength(216);
    const faults: string[] = [];
    const titles = new Set<string>();
    for (const [, name, host] of SITES) {
      const { status, text } = await get(local(host));
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
      titles.add(title);
      if (status !== 200 || !title.toLowerCase().includes(name.toLowerCase())) faults.push(`${host} ${status} ${title}`);
    }
    expect(faults).toEqual([]);
    expect(titles.size).toBe(216);
  });

  it('come to no dead end: every address that the pages of four sites name answers', async () => {
    const faults: string[] = [];
    let pages = 0;
    for (const label of LIVELY) {
      const host = local(label === '' ? 'longan.gov.vn' : `${label}.longan.gov.vn`);
      const seen = new Set(['/', '/sitemap.xml', '/rss.xml', '/robots.txt']);
      for (const path of seen) {
        const { status, type, text } = await get(host, path);
        pages++;
        if (status !== 200) faults.push(`${host}${path} ${status}`);
        if (/<script(?! type="application\/ld\+json")/.test(text)) faults.push(`${host}${path} brings a script`);
        if (type.startsWith('text/html')) for (const found of linksOf(text, host)) seen.add(found);
      }
    }
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(40);
  });

  it.each([
    ['province home', '', '/', 200],
    ['department home', 'skhcn', '/', 200],
    ['district home', 'benluc', '/', 200],
    ['commune home', 'thanhphu.benluc', '/', 200],
    ['quiet site home', 'xahiephoa.duchoa', '/', 200],
    ['category', '', '/tin-tuc', 200],
    ['empty category', 'xahiephoa.duchoa', '/tin-tuc', 200],
    ['site map', '', '/so-do-trang', 200],
    ['site map of a commune', 'thanhphu.benluc', '/so-do-trang', 200],
    ['no such page', 'benluc', '/khong-co-trang-nay', 404],
    ['unreadable address', 'benluc', '/%E0%A4%A', 400],
    ['no such site', 'khong-co', '/', 421],
  ])('see the %s', async (name, label, path, status) => {
    const page = await newVisitor();
    const answer = await page.goto(origin(label) + path);
    expect(answer?.status()).toBe(status);
    await look(page, `citizen-${name.replaceAll(' ', '-')}`, BOTH_SCHEMES);
    await page.context().close();
  });

  it('read an article', async () => {
    const page = await newVisitor();
    await page.goto(`${origin('')}/tin-tuc`);
    await page.locator('main article a, main li a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/tin-tuc\/[a-z0-9-]+$/);
    await look(page, 'citizen-article', BOTH_SCHEMES);
    await page.context().close();
  });

  it('go by keyboard from the top of the page to its content', async () => {
    const page = await newVisitor({ javaScriptEnabled: false });
    await page.goto(origin('benluc'));
    await page.keyboard.press('Tab');
    const first = page.locator(':focus');
    expect(await first.textContent()).toContain('nội dung');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).not.toBe('');
    await page.context().close();
  });

  it('open the tree of units on the river map without a script', async () => {
    const page = await newVisitor({ javaScriptEnabled: false });
    await page.goto(origin(''));
    const district = page.locator('details', { hasText: 'Bến Lức' }).last();
    await district.locator('summary').first().click();
    await district
      .getByRole('link', { name: /Thạnh Phú|Thanh Phú/ })
      .first()
      .click();
    expect(page.url()).toBe(`${origin('thanhphu.benluc')}/`);
    await page.context().close();
  });
});

const local = (lawful: string) => lawful.replace(/longan\.gov\.vn$/, `longan.localhost:${stage().port}`);

/** Addresses of the same host in the page's links. */
function linksOf(html: string, host: string): string[] {
  return [...html.matchAll(/\shref="([^"#]*)/g)]
    .map(([, found]) => URL.parse(found!.replaceAll('&amp;', '&'), `http://${host}`))
    .flatMap((url) => (url?.host === host ? [url.pathname + url.search] : []));
}

function get(host: string, path = '/'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: stage().port, path, headers: { host } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}
