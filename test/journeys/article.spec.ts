import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, leave, look, newVisitor, origin, secondFactor, signIn, stage } from './harness/index.js';

const PASSWORD = 'minh-hoa';
const TITLE = 'Ấp 3 mở lớp dạy bơi cho trẻ em (minh họa)';
const COMMUNE = 'thanhphu.benluc';

interface Article {
  readonly id: string;
  readonly state: string;
  readonly livePath: string | null;
  readonly approval: { readonly contentHash: string } | null;
}

/** An article from the commune's writer to its readers, and away again. */
describe('an article of xã Thanh Phú', () => {
  let site: string;
  let id: string;
  let address: string;

  afterAll(leave);

  it('is written in the console', async () => {
    const page = await official('vietbai-thanhphu');
    ({ site } = await me(page));
    await page.goto(`${origin('quantri')}/trang/${site}/bai-viet/moi`);
    await page.fill('#article-title', TITLE);
    await page.locator('.ProseMirror').click();
    await page.keyboard.type('Đây là tin minh họa. Lớp học mở tại hồ bơi của xã, mỗi tuần ba buổi, có người lớn trông coi.');
    await page.locator('#article-category').click();
    await page.getByTitle('Tin tức', { exact: true }).click();
    await page.fill('#article-summary', 'Lớp dạy bơi miễn phí cho trẻ từ bảy đến mười hai tuổi.');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.waitForURL(/bai-viet\/[0-9a-f-]{36}/);
    id = /bai-viet\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    expect(await barriers(page)).toEqual([]);
    const { items } = await answer<{ items: { value: { version: number; items: { code: string }[] } }[] }>(
      page,
      'GET',
      `/api/regulation/rules?site=${site}&key=article.checklist`,
    );
    const { value } = items[0]!;
    await step(page, 'classification', { genre: 'news' });
    const answers = Object.fromEntries(value.items.map(({ code }) => [code, true]));
    await step(page, 'submission', { checklist: { version: value.version, answers } });
    await page.context().close();
  });

  it('LA-10.1.b is not published before the board agreed', async () => {
    const page = await official('dangtai-thanhphu');
    expect((await send(page, 'POST', `/api/sites/${site}/articles/${id}/publication`)).status).toBe(403);
    await page.context().close();
  });

  it('LA-9.4.a is signed by the head with a second factor, and published by the uploader', async () => {
    const head = await official('truongban-thanhphu');
    const { approval } = await answer<Article>(head, 'GET', `/api/sites/${site}/articles/${id}`);
    const signature = { contentHash: approval!.contentHash, verdicts: { content: 'pass', form: 'pass', dosage: 'pass' } };
    const first = await send(head, 'POST', `/api/sites/${site}/articles/${id}/signatures`, signature);
    expect([first.status, (first.body as { code: string }).code]).toEqual([403, 'step_up_required']);
    await stepUp(head);
    await step(head, 'signatures', signature);
    await head.context().close();
    const uploader = await official('dangtai-thanhphu');
    const { livePath } = await step(uploader, 'publication');
    address = origin(COMMUNE) + livePath!;
    await uploader.context().close();
  });

  it('is read by a citizen without JavaScript', async () => {
    const page = await newVisitor({ javaScriptEnabled: false });
    await page.goto(origin(COMMUNE));
    await page.getByRole('link', { name: TITLE }).first().click();
    expect(page.url()).toBe(address);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(TITLE);
    await page.context().close();
    const looking = await newVisitor();
    await looking.goto(address);
    await look(looking, 'article');
    await looking.context().close();
  });

  it('LA-9.4.b is withdrawn by the head; its address answers 410 with the public reason', async () => {
    const head = await official('truongban-thanhphu');
    await stepUp(head);
    await step(head, 'withdrawal', { ground: 'no_longer_suitable', publicReason: 'Lớp học đã kết thúc (minh họa).' });
    await head.context().close();
    const page = await newVisitor();
    const gone = await page.goto(address);
    expect(gone?.status()).toBe(410);
    expect(await page.textContent('main')).toContain('Lớp học đã kết thúc');
    await look(page, 'withdrawn');
    await page.context().close();
  });

  async function step(page: Page, name: string, body?: object): Promise<Article> {
    return answer<Article>(page, 'POST', `/api/sites/${site}/articles/${id}/${name}`, body);
  }
});

async function official(username: string): Promise<Page> {
  const page = await newVisitor();
  await signIn(page, { username, password: PASSWORD });
  return page;
}

async function me(page: Page): Promise<{ csrfToken: string; site: string }> {
  const { csrfToken, sites } = await page.evaluate(
    async () => (await (await fetch('/api/me')).json()) as { csrfToken: string; sites: { id: string }[] },
  );
  return { csrfToken, site: sites[0]!.id };
}

/** A request of the console's, in the session of the page. */
async function send(page: Page, method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const { csrfToken } = await me(page);
  return page.evaluate(
    async ([verb, url, token, payload]) => {
      const response = await fetch(url, {
        method: verb,
        headers: { 'x-csrf-token': token, ...(payload && { 'content-type': 'application/json' }) },
        ...(payload && { body: payload }),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    },
    [method, path, csrfToken, body ? JSON.stringify(body) : ''] as const,
  );
}

async function answer<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const { status, body: said } = await send(page, method, path, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(said)} (${stage().port})`);
  return said as T;
}

async function stepUp(page: Page): Promise<void> {
  await page.goto(`${origin('quantri')}/api/sign-in?stepUp=1&return=/`);
  await page.fill('#otp', secondFactor());
  await page.click('#kc-login');
  await page.waitForURL((url) => url.origin === origin('quantri') && !url.pathname.startsWith('/api/'));
}
