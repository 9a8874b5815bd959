import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  barriers,
  BOTH_SCHEMES,
  leave,
  look,
  newVisitor,
  origin,
  PHONE,
  secondFactor,
  sidewaysScroll,
  signIn,
  stage,
} from './harness/index.js';

const PASSWORD = 'minh-hoa';
const NAME = 'Vàm Cỏ Đông';
const HOST = 'vamcodong';

/** A unit that a decision made: entered, proposed a host, given a site; its host answers. */
describe('a new commune', () => {
  let unit: string;
  let request: string;

  afterAll(leave);

  it('is entered by the webmaster under a decision', async () => {
    const page = await official('quantri');
    await stepUp(page);
    await page.goto(`${origin('quantri')}/tinh/don-vi`);
    await page.getByRole('link', { name: 'Tỉnh Long An' }).first().waitFor();
    await look(page, 'units', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Thêm đơn vị', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, 'Loại đơn vị', 'Xã, phường, thị trấn');
    await dialog.getByLabel('Số quyết định, nghị quyết').fill('07/NQ-MH');
    await pick(page, 'Ngày ký', yesterday());
    await dialog.getByLabel('Cơ quan ban hành').fill('Ủy ban Thường vụ Quốc hội (minh họa)');
    await dialog.getByLabel('Căn cứ').fill('Luật Tổ chức chính quyền địa phương');
    await pick(page, 'Có hiệu lực từ ngày', yesterday());
    await choose(page, 'Loại', 'xã');
    await dialog.getByLabel('Mã đơn vị').fill('28021');
    await dialog.getByLabel('Tên riêng, không kèm loại').fill(NAME);
    await choose(page, 'Đơn vị cấp trên', 'Tỉnh Long An');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click();
    // The code of another unit is refused beside its field, and what was typed stays.
    await dialog.getByText('Mã 28021 là của Xã Thanh Phú').waitFor();
    await dialog.getByLabel('Mã đơn vị').fill('28990');
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await page.waitForURL(/don-vi\/[0-9a-f-]{36}/);
    unit = /don-vi\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.getByText('07/NQ-MH').waitFor();
    await page.context().close();
  });

  it('is found without diacritics, and only from its day on', async () => {
    const page = await official('quantri');
    await page.goto(`${origin('quantri')}/tinh/don-vi?tim=vam+co+dong`);
    await page.getByRole('link', { name: `Xã ${NAME}` }).waitFor();
    await page.goto(`${origin('quantri')}/tinh/don-vi?tim=vam+co+dong&ngay=2025-06-01`);
    await page.getByText('Không có đơn vị nào khớp').waitFor();
    await page.context().close();
  });

  it('is entered on a phone as well', async () => {
    const page = await official('quantri', { viewport: PHONE, colorScheme: 'dark' });
    await page.goto(`${origin('quantri')}/tinh/don-vi`);
    await page.getByRole('button', { name: 'Thêm đơn vị', exact: true }).click();
    await choose(page, 'Loại đơn vị', 'Sở, ban, ngành');
    await pick(page, 'Có hiệu lực từ ngày', yesterday());
    await choose(page, 'Đơn vị cấp trên', 'Tỉnh Long An');
    expect(await barriers(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.screenshot({ path: 'dist/pictures/new-unit-360.png' });
    await page.context().close();
  });

  it('is proposed by the wizard of new sites with the host of the rule', async () => {
    const page = await official('quantri');
    await page.goto(`${origin('quantri')}/tinh/cap-trang/moi`);
    await page.getByLabel('Đơn vị', { exact: true }).fill('vam co dong');
    await page.getByTitle(`Xã ${NAME}, Tỉnh Long An`).click();
    await page.getByLabel('Số văn bản đề nghị').fill('12/UBND');
    await pick(page, 'Ngày văn bản', today());
    await page.getByLabel('Lý do đề nghị').fill('Đề nghị mở trang thông tin điện tử của xã mới (minh họa)');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText(`${HOST}.longan`).first().click();
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
    await page.waitForURL(/cap-trang\/[0-9a-f-]{36}/);
    request = /cap-trang\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.context().close();
  });

  it('LA-19.2 is given its site step by step, each by whoever may; then its host answers', async () => {
    const board = await official('truongban');
    await step(board, 'opinion', { verdict: 'agree' });
    const webmaster = await official('quantri');
    await step(webmaster, 'decision', { outcome: 'approve', decision: { number: '91/QĐ-MH', decidedOn: today() } });
    const manager = await official('tenmien');
    await step(manager, 'domain', { host: `${HOST}.longan.gov.vn`, decision: { number: '92/SKHCN-MH', decidedOn: today() } });
    const facts = {
      managingUnit: `UBND xã ${NAME}`,
      governingBody: `UBND xã ${NAME}`,
      responsiblePerson: `Chủ tịch UBND xã ${NAME} (minh họa)`,
      address: `Xã ${NAME}, tỉnh Long An (minh họa)`,
      email: 'vamcodong@longan.example',
      phone: '0272 000 0000',
    };
    await step(webmaster, 'activation', { head: { name: `Chủ tịch UBND xã ${NAME}, minh họa`, position: 'Chủ tịch UBND xã' }, facts });
    const page = await newVisitor({ javaScriptEnabled: false });
    const answer = await page.goto(origin(HOST));
    expect(answer?.status()).toBe(200);
    expect(await page.textContent('body')).toContain(NAME);
    await Promise.all([board, webmaster, manager, page].map((open) => open.context().close()));
  });

  it('changes its name from a day on; what is published follows on that day', async () => {
    const page = await official('quantri');
    await stepUp(page);
    await page.goto(`${origin('quantri')}/tinh/don-vi/${unit}`);
    await page.getByRole('button', { name: 'Nhập thay đổi' }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel('Số quyết định, nghị quyết').fill('08/NQ-MH');
    await pick(page, 'Ngày ký', today());
    await dialog.getByLabel('Cơ quan ban hành').fill('Ủy ban Thường vụ Quốc hội (minh họa)');
    await dialog.getByLabel('Căn cứ').fill('Luật Tổ chức chính quyền địa phương');
    await pick(page, 'Có hiệu lực từ ngày', today());
    await choose(page, 'Loại', 'phường');
    await dialog.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await page.getByText('08/NQ-MH').waitFor();
    await look(page, 'unit-history', BOTH_SCHEMES);
    const citizen = await newVisitor({ javaScriptEnabled: false });
    await citizen.goto(origin(HOST));
    expect(await citizen.textContent('body')).toContain(`hường ${NAME}`);
    await Promise.all([page, citizen].map((open) => open.context().close()));
  });

  it('is refused to whoever is not the webmaster, in words', async () => {
    const page = await official('vietbai-thanhphu');
    await page.goto(`${origin('quantri')}/tinh/don-vi`);
    await page.getByRole('button', { name: /^Thêm đơn vị/ }).click();
    await page.getByText('Quản trị Cổng tỉnh nhập đơn vị theo quyết định').waitFor();
    await page.context().close();
  });

  async function step(page: Page, name: string, body: object): Promise<void> {
    const path = `/api/province/site-requests/${request}/${name}`;
    let answer = await send(page, path, body);
    if (answer.code === 'step_up_required') {
      await stepUp(page);
      answer = await send(page, path, body);
    }
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text} (${stage().port})`);
  }
});

const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
const today = () => dayOf(new Date());
const yesterday = () => dayOf(new Date(Date.now() - 86_400_000));

async function official(username: string, options: Parameters<typeof newVisitor>[0] = {}): Promise<Page> {
  const page = await newVisitor(options);
  await signIn(page, { username, password: PASSWORD });
  return page;
}

/** Types a day as people write it. */
async function pick(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).last();
  await field.fill(day.split('-').reverse().join('/'));
  await field.press('Enter');
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').last().getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

async function stepUp(page: Page): Promise<void> {
  await page.goto(`${origin('quantri')}/api/sign-in?stepUp=1&return=/`);
  await page.fill('#otp', secondFactor());
  await page.click('#kc-login');
  await page.waitForURL((url) => url.origin === origin('quantri') && !url.pathname.startsWith('/api/'));
}

async function send(page: Page, path: string, body: object): Promise<{ status: number; code: string; text: string }> {
  return page.evaluate(
    async ([url, payload]) => {
      const { csrfToken } = (await (await fetch('/api/me')).json()) as { csrfToken: string };
      const headers = { 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: payload });
      const text = await response.text();
      return { status: response.status, code: (JSON.parse(text) as { code?: string }).code ?? '', text };
    },
    [path, JSON.stringify(body)] as const,
  );
}
