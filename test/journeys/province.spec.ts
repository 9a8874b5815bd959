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
  official,
  origin,
  pick,
  said,
  stepUp,
} from './harness/index.js';

const STOPPED = 'anluclong.chauthanh';

/** The province's technical office: its sites, their state and their hosts. */
describe('the sites of the province', () => {
  afterAll(leave);

  it('are searched without diacritics, filtered and read on, and say by which name they were found', async () => {
    const page = await official('quantri', '/tinh/trang');
    await page.getByText('Đang hiện 40 trang').waitFor();
    await page.getByRole('button', { name: 'Xem thêm trang' }).click();
    await page.getByText('Đang hiện 80 trang').waitFor();
    await page.getByRole('textbox', { name: 'Tìm trang' }).fill('thanh phu');
    await page.getByText('Đang hiện 4 trang').waitFor();
    expect(await names(page)).toEqual(['Xã Thanh Phú', 'Xã Thạnh Phú', 'Xã Thanh Phú Long', 'Xã Thạnh Phước']);
    expect(await page.getByText(/^Khớp theo/).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Tìm trang' }).fill('ben luc');
    await page.getByText('Khớp theo huyện Bến Lức').first().waitFor();
    expect((await names(page)).slice(0, 2)).toEqual(['Huyện Bến Lức', 'Thị trấn Bến Lức']);
    await look(page, 'console-sites', BOTH_SCHEMES);
    await page.getByRole('textbox', { name: 'Tìm trang' }).fill('');
    await pick(page, 'Loại đơn vị', 'Sở, ban, ngành');
    await page.getByText('Đang hiện 12 trang').waitFor();
    await pick(page, 'Trạng thái', 'Tạm dừng');
    await page.getByText('Không có trang nào khớp').waitFor();
    await page.getByRole('button', { name: 'Xóa bộ lọc' }).click();
    await page.getByText('Đang hiện 80 trang').waitFor();
    await page.getByText('Cây', { exact: true }).click();
    await page.locator('summary').filter({ hasText: 'Huyện Cần Đước' }).click();
    await page.getByRole('link', { name: 'Trang của Huyện Cần Đước' }).waitFor();
    await look(page, 'console-sites-tree', BOTH_SCHEMES);
    await page.context().close();
  });

  it('LA-11.1 are stopped by a decision, which citizens read at the address, and started again', async () => {
    const page = await official('quantri', '/tinh/trang?tim=an+luc+long');
    await page.getByRole('link', { name: 'Xã An Lục Long' }).click();
    await page.getByText('Thông tin chân trang').waitFor();
    await look(page, 'console-site', BOTH_SCHEMES);
    const reason = 'Sáp nhập trang theo quyết định (minh họa)';
    const stop = dialog(page, 'Tạm dừng: Xã An Lục Long');
    await page.getByRole('button', { name: 'Tạm dừng trang' }).click();
    await stop.getByLabel('Số quyết định').fill('1501/QĐ-UBND');
    await enterDate(stop, 'Ngày ký', day(-3));
    await stop.getByRole('textbox', { name: 'Lý do' }).fill(reason);
    await look(page, 'console-suspend', BOTH_SCHEMES);
    await stop.getByRole('button', { name: 'Tạm dừng', exact: true }).click();
    await stepUp(page);
    await page.getByRole('button', { name: 'Tạm dừng trang' }).click();
    expect(await stop.getByRole('textbox', { name: 'Lý do' }).inputValue()).toBe(reason);
    await stop.getByRole('button', { name: 'Tạm dừng', exact: true }).click();
    await said(page, 'Đã tạm dừng trang');
    await page.getByText('Tạm dừng từ').waitFor();

    const citizen = await newVisitor();
    expect((await citizen.goto(origin(STOPPED)))?.status()).toBe(503);
    await look(citizen, 'suspended');

    const start = dialog(page, 'Cho hoạt động lại: Xã An Lục Long');
    await page.getByRole('button', { name: 'Cho hoạt động lại' }).click();
    await start.getByRole('textbox', { name: 'Lý do' }).fill('Đã sắp xếp xong (minh họa)');
    await start.getByRole('button', { name: 'Cho hoạt động lại' }).click();
    await start.getByText('Nhập số quyết định').waitFor();
    await start.getByLabel('Số quyết định').fill('1502/QĐ-UBND');
    await enterDate(start, 'Ngày ký', day(-2));
    await start.getByRole('button', { name: 'Cho hoạt động lại' }).click();
    await said(page, 'Trang đã hoạt động lại');
    await page.getByRole('heading', { name: 'Các lần tạm dừng' }).waitFor();
    expect((await citizen.goto(origin(STOPPED)))?.status()).toBe(200);
    await citizen.context().close();
    await page.context().close();
  });

  it('LA-3.2 answers at hosts that the domain manager gives; another host of a site answers 301 to its own', async () => {
    const page = await confirmedOfficial('tenmien', '/tinh/ten-mien');
    await page.getByRole('textbox', { name: 'Tìm tên miền' }).fill('hiep hoa');
    await page.getByRole('rowheader', { name: 'xahiephoa.duchoa.longan.gov.vn', exact: true }).waitFor();
    await look(page, 'console-domains', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Thêm tên miền phụ' }).click();
    const form = dialog(page, 'Thêm tên miền phụ');
    await pick(form, 'Trang', 'Huyện Cần Giuộc');
    await form.getByLabel('Tên miền phụ').fill('huyencangiuoc.longan.gov.vn');
    await form.getByLabel('Số văn bản').fill('45/SKHCN-CĐS');
    await enterDate(form, 'Ngày ký', day(-3));
    await form.getByRole('button', { name: 'Thêm tên miền phụ' }).click();
    await said(page, 'Đã thêm tên miền phụ');
    const citizen = await newVisitor();
    await citizen.goto(origin('huyencangiuoc'));
    expect(new URL(citizen.url()).origin).toBe(origin('cangiuoc'));
    await citizen.context().close();
    await page.context().close();
  });

  it('LA-3.3 reports hosts that do not comply as of a day, from the notice of the unit to the outcome', async () => {
    const report = '/tinh/ten-mien?muc=chua-dung';
    const webmaster = await confirmedOfficial('quantri', report);
    await webmaster.getByRole('button', { name: 'Ghi thông tin của đơn vị' }).click();
    const notice = dialog(webmaster, 'Ghi thông tin của đơn vị');
    await pick(notice, 'Trang', 'Huyện Tân Trụ');
    await notice.getByLabel('Tên miền đang dùng').fill('tantru-longan.gov.vn');
    await notice.getByLabel('Số văn bản của đơn vị').fill('88/UBND-VHXH');
    await enterDate(notice, 'Ngày văn bản', day(-5));
    await notice.getByLabel('Nội dung').fill('Huyện còn dùng tên miền đặt trước quy chế (minh họa).');
    await notice.getByRole('button', { name: 'Ghi thông tin' }).click();
    await said(webmaster, 'Đã ghi thông tin của đơn vị');

    const manager = await confirmedOfficial('tenmien', report);
    await manager.getByRole('rowheader', { name: /tantru-longan\.gov\.vn/ }).waitFor();
    await manager.getByRole('button', { name: 'Lập báo cáo' }).click();
    const summary = dialog(manager, 'Báo cáo UBND tỉnh');
    await summary.getByLabel('Số báo cáo').fill('120/BC-SKHCN');
    await summary.getByRole('button', { name: 'Lập báo cáo' }).click();
    await said(manager, 'Đã lập báo cáo');
    await manager.context().close();

    await webmaster.reload();
    await webmaster.getByRole('button', { name: 'Nhập chủ trương về báo cáo 120/BC-SKHCN' }).click();
    const outcome = dialog(webmaster, /^Chủ trương của UBND tỉnh/);
    await outcome.getByLabel('Số văn bản').fill('1510/UBND-KSTT');
    await enterDate(outcome, 'Ngày ký', day(0));
    await outcome.getByLabel('Chủ trương', { exact: true }).fill('Đổi sang tên miền đúng quy chế trước 31/12/2026 (minh họa).');
    await outcome.getByRole('button', { name: 'Lưu chủ trương' }).click();
    await said(webmaster, 'Đã ghi chủ trương');
    await webmaster.getByText(/Chủ trương: Đổi sang tên miền/).waitFor();
    await look(webmaster, 'console-report', BOTH_SCHEMES);
    await enterDate(webmaster, 'Tính đến ngày', '01/06/2025');
    await webmaster.getByText('Mọi tên miền đúng quy định').waitFor();
    await webmaster.context().close();
  });

  it('are reached from anywhere with the palette, by keyboard alone', async () => {
    const page = await official('quantri');
    await look(page, 'console-work-empty', BOTH_SCHEMES);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: 'Tìm hoặc ra lệnh' });
    await palette.fill('lich');
    await page.getByRole('option', { name: /Mở Lịch/ }).waitFor();
    await look(page, 'console-palette', BOTH_SCHEMES);
    await page.keyboard.press('Enter');
    await heading(page).getByText('Lịch làm việc').waitFor();
    await page.keyboard.press('Alt+t');
    await page.getByRole('combobox', { name: 'Chuyển trang' }).fill('thi tran can duoc');
    await page.getByRole('option', { name: /Thị trấn Cần Đước/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Chuyển trang, đang mở Thị trấn Cần Đước/ }).waitFor();
    await page.context().close();
  });

  it('are shown on a dark ground to whoever wants it, and the office signs out', async () => {
    const page = await official('quantri');
    await page.getByRole('button', { name: /tài khoản/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).waitFor();
    await look(page, 'console-account-menu', BOTH_SCHEMES);
    await page.getByRole('menuitem', { name: 'Dùng nền tối' }).click();
    await page.reload();
    await page.locator('html[data-mode=dark]').waitFor();
    await page.getByRole('button', { name: /tài khoản/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.getByText('Bạn đã đăng xuất.').waitFor();
    await look(page, 'console-signed-out');
    await page.goto(origin('quantri'));
    await page.waitForURL(/dang-nhap/);
    await page.context().close();
  });

  it.each([
    ['403', 'vietbai-noivu', '/tinh/tai-khoan', 'Bạn chưa có quyền mở phần này'],
    ['404', 'vietbai-noivu', '/khong-co', 'Không tìm thấy nội dung này'],
  ])('answers %s on a page that says what to do', async (code, username, path, title) => {
    const page = await official(username, path);
    await heading(page).getByText(title).waitFor();
    await look(page, `console-${code}`, BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Về Việc của tôi' }).click();
    await navigate(page, 'Bài viết');
    await heading(page).getByText('Bài viết').waitFor();
    await page.context().close();
  });
});

const names = (page: Page): Promise<string[]> => page.getByRole('rowheader').getByRole('link').allTextContents();
