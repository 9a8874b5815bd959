import { describe, expect, it } from '@jest/globals';
import { layLetter, type LetterContent } from './letter-layout.js';

const content: LetterContent = {
  sender: 'Xã Thạnh Lợi',
  greeting: 'Kính gửi bà Nguyễn Thị Lành,',
  paragraphs: ['Tin, bài của bà không được đăng tải.'],
  facts: [
    ['Bài', 'Giá < 5 & "đẹp"'],
    ['Lý do', 'Dòng một\nDòng hai'],
  ],
  action: { label: 'Mở bài viết', url: 'https://quantri.longan.gov.vn/trang/1?a=1&b=2' },
  reason: 'Bà nhận thư này vì là tác giả.',
  stop: { label: 'Ngừng nhận', url: 'https://quantri.longan.gov.vn/x?t=1' },
};

describe('layLetter', () => {
  it('says the same in text and in HTML', () => {
    const { text, html } = layLetter(content);
    expect(text).toBe(`Kính gửi bà Nguyễn Thị Lành,

Tin, bài của bà không được đăng tải.

Bài: Giá < 5 & "đẹp"
Lý do: Dòng một
Dòng hai

Mở bài viết:
https://quantri.longan.gov.vn/trang/1?a=1&b=2

Trân trọng,
Xã Thạnh Lợi

-- 
Bà nhận thư này vì là tác giả.
Ngừng nhận: https://quantri.longan.gov.vn/x?t=1
`);
    for (const part of ['Nguyễn Thị Lành', 'không được đăng tải', 'Dòng một<br>Dòng hai', 'Xã Thạnh Lợi', 'là tác giả'])
      expect(html).toContain(part);
    expect(html).toContain('href="https://quantri.longan.gov.vn/trang/1?a=1&#38;b=2"');
    expect(html).toMatch(/^<!doctype html>\n<html lang="vi">/);
  });

  it('escapes whatever people wrote, and fetches nothing', () => {
    const { html } = layLetter({ ...content, facts: [['<b>', '<img src=x onerror=alert(1)>']], sender: '</title><script>' });
    expect(html).not.toMatch(/<(img|script|link)|<b>|url\(/);
    expect(html).toContain('&#60;img src=x');
  });

  it('leaves out what there is not', () => {
    const { text, html } = layLetter({ sender: 'A', greeting: 'B', paragraphs: [], reason: 'C' });
    expect(text).toBe('B\n\nTrân trọng,\nA\n\n-- \nC\n');
    expect(html).not.toMatch(/<dl|<a /);
  });
});
