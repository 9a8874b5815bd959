import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  BOTH_SCHEMES,
  confirmedOfficial,
  day,
  dialog,
  enterDate,
  heading,
  leave,
  look,
  navigate,
  newVisitor,
  origin,
  pick,
  said,
} from './harness/index.js';

interface Commune {
  readonly name: string;
  readonly code: string;
  readonly district: string;
}

const NEW: Commune = { name: 'Vàm Cỏ', code: '99001', district: 'Huyện Tân Trụ' };
const TWINS: readonly Commune[] = [
  { name: 'Đồng Tháp', code: '99002', district: 'Huyện Cần Đước' },
  { name: 'Đông Thạp', code: '99003', district: 'Huyện Cần Đước' },
  { name: 'Rạch Núi', code: '99004', district: 'Huyện Cần Đước' },
];

afterAll(leave);

/** A site from the request of its unit to its readers. */
describe('LA-19.2 a new site', () => {
  let request: string;

  it('is asked for by a unit that has none, with a host proposed by the rule', async () => {
    const page = await confirmedOfficial('quantri', '/tinh/don-vi');
    for (const commune of [NEW, ...TWINS]) await addUnit(page, commune);
    await navigate(page, 'Cấp trang');
    await page.getByRole('button', { name: 'Lập hồ sơ' }).click();
    await look(page, 'console-request', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('Chọn đơn vị', { exact: true }).waitFor();
    await pick(page, 'Đơn vị', 'Xã Vàm Cỏ');
    await page.getByLabel('Số văn bản đề nghị').fill('142/UBND-VHXH');
    await enterDate(page, 'Ngày văn bản', day(-3));
    await page.getByLabel('Lý do đề nghị').fill('Xã mới thành lập, cần trang để công khai thông tin (minh họa).');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('radio').first().check();
    await look(page, 'console-request-host', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
    await said(page, 'Đã lập hồ sơ');
    await heading(page).getByText('Cấp trang: Xã Vàm Cỏ').waitFor();
    request = new URL(page.url()).pathname;
    await page.context().close();
  });

  it('is opined on by the board of the portal and decided by UBND tỉnh', async () => {
    const board = await confirmedOfficial('truongban', request);
    await look(board, 'console-request-opinion', BOTH_SCHEMES);
    await board.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await said(board, 'Đã ghi ý kiến');
    await board.context().close();
    const page = await confirmedOfficial('quantri', request);
    await page.getByLabel('Số quyết định').fill('1288/QĐ-UBND');
    await enterDate(page, 'Ngày ký', day(-1));
    await look(page, 'console-request-decision', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Lưu quyết định' }).click();
    await said(page, 'Đã ghi quyết định');
    await page.context().close();
  });

  it('LA-3.2 is given its host by the domain manager alone', async () => {
    const page = await confirmedOfficial('tenmien', request);
    await page.getByRole('radio').first().check();
    await page.getByLabel('Số văn bản cấp tên miền').fill('46/SKHCN-CĐS');
    await look(page, 'console-request-domain', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Cấp tên miền', exact: true }).click();
    await said(page, 'Đã cấp tên miền');
    await page.context().close();
  });

  it('LA-QĐ.3 is opened to citizens once it has a head and the facts of its footer', async () => {
    const page = await confirmedOfficial('quantri', request);
    await page.getByRole('button', { name: /^Kích hoạt trang/ }).click();
    await dialog(page, 'Chưa thực hiện được').getByText('Chưa có người đứng đầu chịu trách nhiệm.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Họ tên hoặc chức danh').fill('Chủ tịch UBND xã Vàm Cỏ (minh họa)');
    await page.getByLabel('Chức vụ').fill('Chủ tịch UBND xã');
    await fillFooter(page);
    await look(page, 'console-request-activation', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Kích hoạt trang', exact: true }).click();
    await said(page, 'Đã kích hoạt trang');
    await navigate(page, 'Cấp trang');
    const row = page.getByRole('row', { name: /Xã Vàm Cỏ/ });
    await row.getByText('Đã kích hoạt').waitFor();
    await look(page, 'console-requests', BOTH_SCHEMES);
    const host = (await row.locator('small').first().textContent())!.trim();
    await page.context().close();
    const citizen = await newVisitor();
    expect((await citizen.goto(origin(host.replace(/\.?longan\.gov\.vn$/, ''))))?.status()).toBe(200);
    expect(await citizen.textContent('footer')).toContain('0272 000 0001');
    await citizen.context().close();
  });
});

/** Many sites under one decision: what can be done is done, what cannot is told with its reason. */
describe('LA-19.2 a batch of sites', () => {
  it('goes as far as the rule gives hosts, and reports whom it cannot tell apart', async () => {
    const page = await confirmedOfficial('quantri', '/tinh/cap-trang/hang-loat');
    await page.getByLabel('Số quyết định').fill('1290/QĐ-UBND');
    await enterDate(page, 'Ngày ký', day(-1));
    await page.getByLabel('Văn bản ý kiến của Ban').fill('12/BBT');
    await enterDate(page, 'Ngày văn bản', day(-2));
    for (const { name } of TWINS) await page.getByRole('checkbox', { name: new RegExp(`Xã ${name}`) }).check();
    await look(page, 'console-batch-new', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Lập đợt cấp 3 trang' }).click();
    await said(page, 'Đã lập đợt cấp trang');
    await page.getByText('Chờ cấp tên miền').first().waitFor();
    const batch = new URL(page.url()).pathname;

    const manager = await confirmedOfficial('tenmien', batch);
    await manager.getByRole('button', { name: 'Cấp tên miền cho đợt' }).click();
    const form = dialog(manager, 'Cấp tên miền cho đợt');
    await form.getByText('2 đơn vị phải nêu riêng.').waitFor();
    await form.getByLabel('Số văn bản cấp tên miền').fill('47/SKHCN-CĐS');
    await look(manager, 'console-batch-hosts', BOTH_SCHEMES);
    await form.getByRole('button', { name: 'Cấp tên miền' }).click();
    await said(manager, 'Đã cấp tên miền cho đợt');
    await manager.context().close();

    await page.reload();
    await page.getByRole('button', { name: 'Thực hiện', exact: true }).click();
    await page.getByRole('button', { name: 'Chạy tiếp phần chưa xong' }).waitFor();
    await page.getByText('Báo cáo việc chưa làm').waitFor();
    expect(await page.getByText(/quyết định tên miền của từng đơn vị/).count()).toBe(2);
    await look(page, 'console-batch', BOTH_SCHEMES);
    await page.context().close();
  });
});

async function addUnit(page: Page, { name, code, district }: Commune): Promise<void> {
  await page.getByRole('button', { name: 'Thêm đơn vị' }).first().click();
  const form = dialog(page, 'Thêm đơn vị');
  await pick(form, 'Loại đơn vị', 'Xã, phường, thị trấn');
  await form.getByLabel('Số quyết định, nghị quyết').fill('12/NQ-UBTVQH');
  await enterDate(form, 'Ngày ký', day(-20));
  await form.getByLabel('Cơ quan ban hành').fill('Ủy ban Thường vụ Quốc hội');
  await form.getByLabel('Căn cứ').fill('Luật Tổ chức chính quyền địa phương (minh họa)');
  await enterDate(form, 'Có hiệu lực từ ngày', day(-10));
  await pick(form, 'Loại', 'xã');
  await form.getByLabel('Mã đơn vị').fill(code);
  await form.getByLabel('Tên riêng, không kèm loại').fill(name);
  await pick(form, 'Đơn vị cấp trên', district);
  await form.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await said(page, 'Đã thêm đơn vị');
  await page.goto(`${origin('quantri')}/tinh/don-vi`);
  await heading(page).waitFor();
}

async function fillFooter(page: Page): Promise<void> {
  const values: Record<string, string> = { Điện: '0272 000 0001', Thư: 'vamco@longan.example' };
  for (const field of await page.locator('.facts-form').last().getByRole('textbox').all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(values[label.split(' ')[0]!] ?? `${label} (minh họa)`);
  }
}
