import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  BOTH_SCHEMES,
  dialog,
  heading,
  leave,
  letter,
  look,
  navigate,
  newVisitor,
  official,
  origin,
  pick,
  said,
  stepUp,
} from './harness/index.js';

const TITLE = 'Ấp 3 mở lớp dạy bơi cho trẻ em (minh họa)';
const BODY = 'Đây là tin minh họa. Lớp học mở tại hồ bơi của xã, mỗi tuần ba buổi, có người lớn trông coi.';
const NOTE = 'Ghi rõ ngày khai giảng của lớp học.';
const COMMUNE = 'thanhphu.benluc';

/** An article from the commune's writer to its readers, and away again: every step on the screen that is made for it. */
describe('an article of xã Thanh Phú', () => {
  let screen: string;
  let address: string;

  afterAll(leave);

  it('LA-4.2.c, LA-12.1 is written, classified and submitted with every point of the checklist affirmed', async () => {
    const page = await official('vietbai-thanhphu');
    await navigate(page, 'Bài viết');
    await page.getByRole('button', { name: 'Soạn bài mới' }).click();
    await page.getByLabel('Tiêu đề', { exact: true }).fill(TITLE);
    await page.getByRole('textbox', { name: 'Nội dung bài viết' }).click();
    await page.keyboard.type(BODY);
    await pick(page, 'Chuyên mục', 'Tin tức');
    await page.getByLabel('Tóm tắt').fill('Lớp dạy bơi miễn phí cho trẻ từ bảy đến mười hai tuổi.');
    await page.keyboard.press('Control+s');
    await page.waitForURL(/bai-viet\/[0-9a-f-]{36}$/);
    screen = new URL(page.url()).pathname;
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await look(page, 'console-editor', BOTH_SCHEMES);
    await submit(page, { classify: 'Tin', picture: 'console-submit' });
    await page.context().close();
  });

  it('LA-9.4.a is not offered for signing to its author, who is told why', async () => {
    const page = await official('vietbai-thanhphu', screen);
    await page.getByRole('button', { name: /^Xem và ký/ }).click();
    await dialog(page, 'Chưa thực hiện được').getByText('LA-9.4.a').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(screen);
    await page.context().close();
  });

  it('LA-10.1.b is not published before the board agreed', async () => {
    const page = await official('dangtai-thanhphu', `${screen}/ky`);
    expect(await page.getByRole('button', { name: 'Đăng tải' }).count()).toBe(0);
    await page.getByRole('button', { name: /^Ký duyệt/ }).click();
    await dialog(page, 'Chưa thực hiện được').waitFor();
    await page.context().close();
  });

  it('LA-9.5 comes back on one of the seven grounds with a note; its author hears of it by mail', async () => {
    const page = await official('truongban-thanhphu');
    const row = page.getByRole('listitem').filter({ hasText: TITLE });
    await row.getByText('Xã Thanh Phú, huyện Bến Lức').waitFor();
    await row.getByRole('list', { name: 'Bước 2 trên 3: Trưởng Ban ký duyệt' }).waitFor();
    await look(page, 'console-work', BOTH_SCHEMES);
    await row.getByRole('button', { name: /^Xem và ký/ }).click();
    await page.getByText('Nội dung sẽ được ký').waitFor();
    await look(page, 'console-signing', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Trả lại' }).click();
    const refusal = dialog(page, 'Trả lại bài');
    expect(await refusal.getByRole('radio').count()).toBe(7);
    await refusal.getByRole('radio', { name: /không bảo đảm chất lượng/ }).check();
    await look(page, 'console-refuse', BOTH_SCHEMES);
    await refusal.getByRole('button', { name: 'Trả lại bài' }).click();
    await refusal.getByText('Ghi rõ để người soạn hiểu chỗ cần sửa').waitFor();
    await refusal.getByLabel('Chỗ cần sửa').fill(NOTE);
    await refusal.getByRole('button', { name: 'Trả lại bài' }).click();
    await said(page, 'Đã trả lại bài');
    await page.getByText('Nội dung đã trình, bị từ chối').waitFor();
    expect(await page.getByText('Nội dung đã ký').count()).toBe(0);
    await letter(page, 'vietbai-thanhphu@longan.example', '(4) Thông tin không bảo đảm chất lượng', NOTE, screen);
    await page.context().close();
  });

  it('is mended and submitted again; the versions stay and can be compared', async () => {
    const page = await official('vietbai-thanhphu');
    await page.getByRole('button', { name: `Sửa bài: ${TITLE}` }).click();
    await page.getByText(NOTE).waitFor();
    await look(page, 'console-editor-refused', BOTH_SCHEMES);
    const text = page.getByRole('textbox', { name: 'Nội dung bài viết' });
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Lớp khai giảng ngày 01/12/2026.');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await said(page, 'Đã lưu phiên bản 2');
    await submit(page);
    await page.getByRole('link', { name: 'Xem và so sánh' }).click();
    await page.locator('ins').filter({ hasText: 'khai giảng' }).waitFor();
    await look(page, 'console-versions', BOTH_SCHEMES);
    await page.context().close();
  });

  it('LA-9.4.a is signed by the head with a second factor; his verdicts outlive the way there', async () => {
    const page = await official('truongban-thanhphu');
    await navigate(page, 'Ký duyệt');
    await look(page, 'console-signing-list', BOTH_SCHEMES);
    await page.getByRole('link', { name: TITLE }).click();
    const verdicts = page.getByRole('region', { name: 'Kết luận của bạn' });
    for (const [what, answer] of [
      ['Nội dung', 'Đạt'],
      ['Hình thức', 'Đạt'],
    ] as const)
      await verdicts.getByRole('radiogroup', { name: what }).getByText(answer, { exact: true }).click();
    await page.getByRole('button', { name: /^Ký duyệt – / }).click();
    await dialog(page, 'Chưa thực hiện được').getByText('Bạn mới kết luận 2 trên 3 mục').waitFor();
    await page.keyboard.press('Escape');
    await verdicts.getByRole('radiogroup', { name: 'Liều lượng' }).getByText('Phù hợp', { exact: true }).click();
    await page.getByRole('button', { name: 'Ký duyệt', exact: true }).click();
    await look(page, 'console-step-up', BOTH_SCHEMES);
    await stepUp(page);
    await page.getByRole('button', { name: 'Ký duyệt', exact: true }).click();
    await said(page, 'Đã ký duyệt');
    await page.getByText('Nội dung đã ký').waitFor();
    await page.context().close();
  });

  it('LA-10.1.b is published by the uploader and read by a citizen without JavaScript', async () => {
    const page = await official('dangtai-thanhphu');
    await page.getByRole('button', { name: `Xem và đăng: ${TITLE}` }).click();
    await page.getByRole('button', { name: 'Đăng tải' }).click();
    await page.locator('.ant-modal-confirm').getByRole('button', { name: 'Đăng tải' }).click();
    await said(page, 'Đã đăng');
    await page.context().close();
    const citizen = await newVisitor({ javaScriptEnabled: false });
    await citizen.goto(origin(COMMUNE));
    await citizen.getByRole('link', { name: TITLE }).first().click();
    expect(await citizen.getByRole('heading', { level: 1 }).textContent()).toContain(TITLE);
    expect(await citizen.textContent('main')).toContain('Lớp khai giảng ngày 01/12/2026.');
    address = citizen.url();
    await citizen.context().close();
    const looking = await newVisitor();
    await looking.goto(address);
    await look(looking, 'article');
    await looking.context().close();
  });

  it('is told to its author, who ends such letters from the letter, and wants them again in his account', async () => {
    const page = await official('vietbai-thanhphu');
    const told = await letter(page, 'vietbai-thanhphu@longan.example', 'đã được duyệt và đăng', address, screen);
    await page.goto(/^Ngừng nhận.*: (https?:\S+\/api\/notices\/stop\S+)$/m.exec(told)![1]!);
    await page.getByRole('heading', { name: 'Ngừng nhận thư báo' }).waitFor();
    await look(page, 'notice-stop', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Ngừng nhận thư này' }).click();
    await page.getByRole('heading', { name: 'Đã ngừng gửi thư báo' }).waitFor();
    await look(page, 'notice-stopped', BOTH_SCHEMES);
    await page.getByRole('link', { name: 'Chọn thư báo trên bàn làm việc' }).click();
    const published = page.getByRole('switch', { name: 'Tin, bài của tôi được đăng' });
    await published.waitFor();
    expect(await published.isChecked()).toBe(false);
    await look(page, 'console-notices', BOTH_SCHEMES);
    await published.click();
    await said(page, 'Từ nay có thư báo khi có việc này');
    expect(await published.isChecked()).toBe(true);
    await page.context().close();
  });

  it('LA-9.4.b is withdrawn by the head; its address answers 410 with the public reason', async () => {
    const page = await official('truongban-thanhphu', screen);
    await look(page, 'console-article', BOTH_SCHEMES);
    const fill = async () => {
      await page.getByRole('button', { name: 'Gỡ bỏ' }).click();
      return dialog(page, 'Gỡ bỏ bài đã đăng');
    };
    const form = await fill();
    await form.getByRole('radio', { name: 'Thông tin không còn phù hợp' }).check();
    await form.getByLabel('Lý do công khai').fill('Lớp học đã kết thúc (minh họa).');
    await look(page, 'console-withdraw', BOTH_SCHEMES);
    await form.getByRole('button', { name: 'Gỡ bỏ bài này' }).click();
    await stepUp(page);
    await (await fill()).getByRole('button', { name: 'Gỡ bỏ bài này' }).click();
    await said(page, 'Đã gỡ bỏ');
    const notice = page.locator('main').getByText(/Căn cứ: Thông tin không còn phù hợp/);
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Lớp học đã kết thúc');
    await page.context().close();
    const citizen = await newVisitor();
    expect((await citizen.goto(address))?.status()).toBe(410);
    expect(await citizen.textContent('main')).toContain('Lớp học đã kết thúc');
    await look(citizen, 'withdrawn');
    await citizen.context().close();
  });
});

/** The dialog that every text goes through on its way to the board. */
async function submit(page: Page, { classify, picture }: { classify?: string; picture?: string } = {}): Promise<void> {
  await page.getByRole('button', { name: 'Trình duyệt', exact: true }).click();
  const form = dialog(page, 'Trình duyệt');
  if (classify) {
    await pick(form, 'Thể loại', classify);
    await said(page, 'Đã phân loại');
  }
  const points = form.getByRole('group', { name: 'Những điều cần xác nhận' }).getByRole('checkbox');
  await points.first().waitFor();
  await form.getByRole('button', { name: /^Trình duyệt – / }).waitFor();
  for (const point of await points.all()) await point.check();
  if (picture) await look(page, picture, BOTH_SCHEMES);
  await form.getByRole('button', { name: 'Trình duyệt', exact: true }).click();
  await said(page, 'Đã trình duyệt');
  await heading(page).filter({ hasText: TITLE }).waitFor();
}
