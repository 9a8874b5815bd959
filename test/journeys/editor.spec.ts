import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BOTH_SCHEMES, dialog, leave, look, navigate, official, signIn } from './harness/index.js';

const WRITER = 'vietbai-benluc';

/** What the editor does for whoever writes: old encodings, and what was typed when the session is gone. */
describe('the editor', () => {
  afterAll(leave);

  it.each([
    [
      'TCVN3',
      'TCVN3 (ABC)',
      'ThÞ trÊn BÕn Løc th«ng b¸o lÞch tiÕp c«ng d©n th¸ng m­êi hai',
      'Thị trấn Bến Lức thông báo lịch tiếp công dân tháng mười hai',
    ],
    [
      'VNI',
      'VNI',
      'Thò traán Beán Löùc thoâng baùo lòch tieáp coâng daân thaùng möôøi hai',
      'Thị trấn Bến Lức thông báo lịch tiếp công dân tháng mười hai',
    ],
  ])('TD-7.5 offers to convert pasted %s text, and converts it', async (_what, name, pasted, converted) => {
    const page = await newArticle();
    const text = page.getByRole('textbox', { name: 'Nội dung bài viết' });
    await paste(page, pasted);
    const offer = dialog(page, `Văn bản dán vào dùng bảng mã ${name}`);
    await offer.getByText(converted).waitFor();
    if (name === 'VNI') await look(page, 'console-paste', BOTH_SCHEMES);
    expect(await text.textContent()).toBe('');
    await offer.getByRole('button', { name: 'Chuyển sang Unicode và dán' }).click();
    await text.getByText(converted).waitFor();
    expect(await text.textContent()).toBe(converted);
    await page.context().close();
  });

  it('pastes Unicode without a question', async () => {
    const page = await newArticle();
    await paste(page, 'Thị trấn Bến Lức thông báo lịch tiếp công dân.');
    await page.getByRole('textbox', { name: 'Nội dung bài viết' }).getByText('lịch tiếp công dân').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  it('keeps what was typed when the session has ended, and gives it back after signing in', async () => {
    const page = await newArticle();
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Bài chưa kịp lưu (minh họa)');
    await page
      .getByText(/giữ tạm trên máy này/)
      .first()
      .waitFor();
    const screen = new URL(page.url()).pathname;
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.waitForURL(/\/dang-nhap/);
    await page.getByText('Phiên làm việc đã kết thúc').waitFor();
    await look(page, 'console-session-ended', BOTH_SCHEMES);
    expect(await page.getByRole('link', { name: 'Đăng nhập bằng tài khoản công vụ' }).getAttribute('href')).toBe(
      `/api/sign-in?${new URLSearchParams({ return: screen }).toString()}`,
    );
    await signIn(page, { username: WRITER, password: 'minh-hoa' }, screen);
    await page.getByText('Có bản nháp chưa lưu trên máy này').waitFor();
    await look(page, 'console-editor-draft', BOTH_SCHEMES);
    await page.getByRole('button', { name: 'Dùng bản nháp' }).click();
    expect(await page.getByLabel('Tiêu đề', { exact: true }).inputValue()).toBe('Bài chưa kịp lưu (minh họa)');
    await page.context().close();
  });
});

async function newArticle(): Promise<Page> {
  const page = await official(WRITER);
  await navigate(page, 'Bài viết');
  await page.getByRole('button', { name: 'Soạn bài mới' }).click();
  await page.getByRole('textbox', { name: 'Nội dung bài viết' }).waitFor();
  return page;
}

/** What Word puts on the clipboard comes to the page as this event. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Nội dung bài viết' }).evaluate((editor, plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
