import { afterAll, describe, expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import {
  BOTH_SCHEMES,
  confirmedOfficial,
  day,
  dialog,
  enterDate,
  heading,
  leave,
  letter,
  look,
  navigate,
  official,
  PHONE,
  pick,
  said,
  stepUp,
  visit,
} from './harness/index.js';

const TOWN = 'Thị trấn Bến Lức';

interface Seat {
  readonly kind: string;
  readonly account: string;
  readonly position: string;
}

afterAll(leave);

/** Who holds power on a site, since when, and by whose decision. */
describe('the board of thị trấn Bến Lức', () => {
  let board: string;

  it('LA-20.2 cannot be set up before the unit has a head; the webmaster enters him by decision', async () => {
    const page = await confirmedOfficial('quantri', '/tinh/trang?tim=thi+tran+ben+luc');
    await page.getByRole('link', { name: TOWN }).click();
    await page.getByRole('button', { name: 'Ban biên tập' }).click();
    await heading(page).getByText('Ban biên tập thị trấn Bến Lức').waitFor();
    board = new URL(page.url()).pathname;
    await page.getByText('Chưa có ai giữ vị trí').waitFor();
    await look(page, 'console-board-draft', BOTH_SCHEMES);
    await seat(page, { kind: 'Người đứng đầu đơn vị', account: 'chutich-benluc', position: 'Chủ tịch UBND thị trấn (minh họa)' });
    await page.context().close();
  });

  it('LA-20.2 is set up by a decision of the head of the unit, once its composition is right', async () => {
    const page = await confirmedOfficial('chutich-benluc', board);
    await page.getByRole('button', { name: /^Kích hoạt theo quyết định/ }).click();
    await dialog(page, 'Chưa thực hiện được').waitFor();
    await page.keyboard.press('Escape');
    await seat(page, { kind: 'Trưởng Ban Biên tập', account: 'truongban-benluc', position: 'Phó Chủ tịch UBND thị trấn (minh họa)' });
    await seat(page, { kind: 'Phó Trưởng Ban Biên tập', account: 'dangtai-benluc', position: 'Công chức văn phòng (minh họa)' });
    await seat(page, { kind: 'Cộng tác viên', account: 'vietbai-benluc', position: 'Công chức văn hóa (minh họa)' });
    await page.getByRole('button', { name: 'Kích hoạt theo quyết định' }).click();
    const form = dialog(page, 'Quyết định thành lập Ban Biên tập');
    await form.getByLabel('Số quyết định').fill('31/QĐ-UBND');
    await enterDate(form, 'Ngày ký', day(-3));
    await form.getByLabel('Người hoặc cơ quan quyết định').fill('Chủ tịch UBND thị trấn');
    await form.getByRole('button', { name: 'Kích hoạt Ban Biên tập' }).click();
    await said(page, 'Đã kích hoạt Ban Biên tập');
    await page.getByText('31/QĐ-UBND').first().waitFor();
    await page.getByText('Đang hoạt động').first().waitFor();
    await look(page, 'console-board', BOTH_SCHEMES);
    await page.context().close();
  });

  it('LA-20.2 loses a seat by a decision; the seat stays on record with its last day', async () => {
    const page = await confirmedOfficial('chutich-benluc', board);
    await page.getByRole('button', { name: /^Thôi giao: Cộng tác viên/ }).click();
    const form = dialog(page, 'Thôi giao: Cộng tác viên');
    await form.getByLabel('Số quyết định').fill('33/QĐ-UBND');
    await enterDate(form, 'Ngày ký', day(-2));
    await form.getByLabel('Người hoặc cơ quan quyết định').fill('Chủ tịch UBND thị trấn');
    await enterDate(form, 'Giữ vị trí đến hết ngày', day(30));
    await form.getByRole('button', { name: 'Thôi giao vị trí' }).click();
    await said(page, 'Đã ghi ngày kết thúc');
    await page
      .getByRole('row', { name: /Cộng tác viên/ })
      .getByText('đến hết')
      .waitFor();
    await page.context().close();
  });

  it('LA-9.4.c lets the head authorise a deputy from a day to a day, on a phone too, and take it back', async () => {
    const page = await confirmedOfficial('truongban-benluc', board);
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Lập ủy quyền' }).click();
    const form = dialog(page, 'Lập ủy quyền');
    await pick(form, 'Người được ủy quyền', 'Chánh Văn phòng HĐND và UBND huyện Bến Lức');
    await form.getByLabel('Số giấy ủy quyền').fill('38/GUQ');
    await enterDate(form, 'Ngày ký', day(-1));
    await form.getByLabel('Nội dung ủy quyền').fill('Ký duyệt tin, bài khi Trưởng Ban đi công tác (minh họa)');
    await enterDate(form, 'Đến hết ngày', day(7));
    await look(page, 'console-delegation', BOTH_SCHEMES);
    await page.setViewportSize(PHONE);
    await form.getByRole('button', { name: 'Lập ủy quyền' }).click();
    await said(page, 'Đã lập ủy quyền');
    await page.getByText('Đang hiệu lực').waitFor();
    await look(page, 'console-delegations', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Thu hồi 38/GUQ' }).click();
    const revoking = dialog(page, 'Thu hồi ủy quyền 38/GUQ');
    await revoking.getByRole('textbox', { name: 'Lý do' }).fill('Trưởng Ban đã về (minh họa)');
    await revoking.getByRole('button', { name: 'Thu hồi' }).click();
    await said(page, 'Đã thu hồi ủy quyền');
    await page.getByText('Đã thu hồi', { exact: true }).waitFor();
    await page.context().close();
  });
});

describe('what a site keeps to itself', () => {
  const REASON = 'Khắc phục lỗi hiển thị bài chờ đăng, phiếu hỗ trợ số 12 (minh họa)';
  let articles: string;

  it('LA-10.1.d is opened by the webmaster only with a reason and for some hours; the board hears of it', async () => {
    const page = await official('quantri', '/tinh/trang?tim=so+noi+vu');
    const site = (await page.getByRole('link', { name: 'Sở Nội vụ' }).getAttribute('href'))!.split('?')[0]!.split('/').at(-1)!;
    articles = `/trang/${site}/bai-viet`;
    await page.goto(new URL(articles, page.url()).href);
    await heading(page).getByText('Nội dung chưa công bố của trang khác').waitFor();
    await look(page, 'console-closed', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Mở khẩn cấp' }).click();
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Ngắn quá');
    await page.getByRole('button', { name: 'Mở khẩn cấp' }).click();
    await page.getByText('Ghi rõ lý do, ít nhất 20 ký tự').waitFor();
    await page.getByRole('textbox', { name: 'Lý do' }).fill(REASON);
    await page.getByLabel('Số giờ').fill('2');
    await look(page, 'console-break-glass', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Mở khẩn cấp' }).click();
    await stepUp(page);
    expect(await page.getByRole('textbox', { name: 'Lý do' }).inputValue()).toBe(REASON);
    await page.getByRole('button', { name: 'Mở khẩn cấp' }).click();
    await page.getByText('Đã mở đến').waitFor();
    await page.getByRole('region', { name: 'Các lần mở khẩn cấp' }).getByText(REASON).waitFor();
    await page.getByRole('button', { name: 'Xem bài viết' }).click();
    await page.getByRole('rowheader', { name: /Hạn nộp hồ sơ/ }).waitFor();
    for (const office of ['chutich-noivu', 'truongban-noivu']) await letter(page, `${office}@longan.example`, REASON);
    await page.context().close();
  });

  it('LA-10.1.d stands in the audit of the site, each line with its reasons', async () => {
    const page = await official('chutich-noivu');
    await navigate(page, 'Nhật ký');
    await pick(page, 'Loại việc', 'Mở khẩn cấp');
    await page
      .getByRole('button', { name: /^Giải thích dòng/ })
      .first()
      .click();
    await page.getByText(REASON).waitFor();
    await page.getByText('Mã băm dòng trước').waitFor();
    await look(page, 'console-audit', BOTH_SCHEMES);
    await page.context().close();
  });

  it('LA-11.3.a is read and exported by the security inspector, who changes nothing', async () => {
    const page = await official('anninh');
    await navigate(page, 'Nhật ký');
    await heading(page).getByText('Nhật ký chung của tỉnh').waitFor();
    await page
      .getByRole('button', { name: /^Giải thích dòng/ })
      .first()
      .waitFor();
    await look(page, 'console-province-audit', BOTH_SCHEMES);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Xuất nhật ký' }).click()]);
    const lines = (await textOf(file)).trim().split('\r\n');
    expect(lines[0]).toContain('"Mã băm dòng trước"');
    expect(lines.length).toBeGreaterThan(50);
    await page.goto(new URL(articles, page.url()).href);
    await heading(page)
      .getByText(/Bạn chưa có quyền|Không tìm thấy/)
      .waitFor();
    await page.goto(new URL(articles.replace('bai-viet', 'nhat-ky'), page.url()).href);
    await page.getByText('Mở khẩn cấp').first().waitFor();
    await (await official('tv-noivu')).context().close();
    await navigate(page, 'Tài khoản');
    await page.getByRole('textbox', { name: 'Tìm tài khoản' }).fill('noivu');
    await page.getByText('Nhóm đăng nhập đề nghị: Sở Nội vụ. Chưa phải là quyền.').waitFor();
    await page.getByText('tenmien@longan.example').waitFor({ state: 'detached' });
    await look(page, 'console-accounts', BOTH_SCHEMES);
    await page.getByRole('button', { name: /^Mời tài khoản/ }).click();
    await dialog(page, 'Chưa thực hiện được').getByText('Quản trị Cổng tỉnh mời tài khoản.').waitFor();
    await page.context().close();
  });
});

describe('the working calendar', () => {
  it('counts a deadline day by day and says why each counted', async () => {
    const page = await official('anninh', '/tinh/lich');
    await enterDate(page, 'Ngày nhận', '13/02/2026');
    await page.getByLabel('Số ngày').fill('15');
    await page.getByRole('button', { name: 'Tính', exact: true }).click();
    await page.getByRole('button', { name: /hạn 13\/03\/2026/ }).click();
    const why = dialog(page, 'Thời hạn được tính thế nào');
    await why.getByText('Tết Nguyên đán').first().waitFor();
    await why.getByText('Tính 15 ngày làm việc').waitFor();
    await why.getByText('Thời hạn tính bằng ngày: ngày đầu tiên không được tính').waitFor();
    await why.getByText('Thời hạn kết thúc vào ngày nghỉ').waitFor();
    await look(page, 'console-deadline', BOTH_SCHEMES);
    await page.context().close();
  });

  it('warns of a year that was not announced; the standards office enters its days', async () => {
    const page = await official('tieuchuan', '/tinh/lich?nam=2026');
    await page.getByRole('heading', { name: 'Năm 2026' }).waitFor();
    await look(page, 'console-calendar', BOTH_SCHEMES);
    await visit(page, '/tinh/lich?nam=2027');
    await page.getByText('Lịch nghỉ năm 2027 chưa được công bố').waitFor();
    await enterDate(page, 'Ngày nhận', '28/12/2026');
    await page.getByRole('button', { name: 'Tính', exact: true }).click();
    await page.getByText('Có thể thay đổi', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Thêm ngày' }).click();
    const form = dialog(page, 'Thêm ngày vào lịch');
    await enterDate(form, 'Ngày', '31/12/2027');
    await form.getByLabel('Tên ngày').fill('Nghỉ hoán đổi (minh họa)');
    await form.getByLabel('Văn bản làm căn cứ').fill('Thông báo 1/TB-BNV (minh họa)');
    await look(page, 'console-calendar-day', BOTH_SCHEMES);
    await form.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã lưu lịch');
    await page.getByRole('rowheader', { name: '31/12/2027' }).waitFor();
    await page.getByRole('button', { name: 'Bỏ ngày 31/12/2027' }).click();
    await page.getByRole('button', { name: 'Bỏ ngày này' }).click();
    await said(page, 'Đã bỏ khỏi lịch');
    await page.context().close();
  });
});

async function seat(page: Page, { kind, account, position }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Thêm vị trí' }).click();
  const form = dialog(page, 'Thêm vị trí trên trang');
  await pick(form, 'Vị trí', kind);
  await form.getByLabel('Thư điện tử công vụ').fill(`${account}@longan.example`);
  await form.getByLabel('Chức vụ').fill(position);
  await form.getByLabel('Số quyết định').fill('30/QĐ-UBND');
  await enterDate(form, 'Ngày ký', day(-3));
  await form.getByLabel('Người hoặc cơ quan quyết định').fill('Chủ tịch UBND huyện');
  await enterDate(form, 'Từ ngày', day(-3));
  await form.getByRole('button', { name: 'Giao vị trí' }).click();
  await said(page, 'Đã giao vị trí');
  await form.waitFor({ state: 'hidden' });
}

async function textOf(file: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
