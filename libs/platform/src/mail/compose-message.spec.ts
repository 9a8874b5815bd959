import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeMessage, type OutgoingMail } from './compose-message.js';
import { readMessage } from './read-message.js';

const FROM = 'webmaster@longan.gov.vn';
const DATE = new Date('2026-11-22T01:00:00Z');
const letter: OutgoingMail = { to: 'chu.tich@thanhloi.example', subject: 'Mời nhận quyền', text: 'Kính gửi ông', key: 'invitation:1' };

const compose = (more: Partial<OutgoingMail> = {}) => composeMessage({ ...letter, ...more }, FROM, DATE);
const read = async (more: Partial<OutgoingMail> = {}) => readMessage((await compose(more)).raw);
const refused = (more: Partial<OutgoingMail>, field: string) =>
  expect(compose(more)).rejects.toMatchObject({ code: 'mail_invalid', status: 422, field });

describe('composeMessage', () => {
  it('carries Vietnamese in subject and text, in 7-bit lines of at most 76', async () => {
    const subject = 'Đề nghị phê duyệt bài viết: “Xã Thạnh Lợi đón bằng công nhận đạt chuẩn nông thôn mới nâng cao năm 2026”';
    const text = `Kính gửi ông Nguyễn Văn Ước,\n\nBài viết đang chờ ông duyệt: https://quantri.longan.gov.vn/bai/1?x=2&y=3\n${'dòng rất dài '.repeat(40)}\n.\nTrân trọng.`;
    const { raw } = await compose({ subject, text });
    expect(raw.toString('latin1')).toMatch(/^[\x20-\x7e\r\n]*$/);
    for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    const message = readMessage(raw);
    expect(message.headers.get('subject')).toBe(subject);
    expect(message.text).toBe(text);
  });

  it('can be read back whatever is written', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 240 })
      .filter((text) => /\S/.test(text) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && text.length <= 250);
    const text = fc
      .array(fc.string({ unit: 'grapheme' }).map((one) => one.replace(/[\p{Cc}]/gu, ' ').trimEnd()))
      .map((lines) => lines.join('\n').trim());
    await fc.assert(
      fc.asyncProperty(line, text, async (subject, body) => {
        const message = await read({ subject, text: body, html: `<p>${body}</p>` });
        expect(message.headers.get('subject')?.replace(/\s+/g, ' ')).toBe(subject.normalize('NFC').trim().replace(/\s+/g, ' '));
        expect(message.text).toBe(body.normalize('NFC'));
        expect(message.html?.trim()).toBe(`<p>${body.normalize('NFC')}</p>`);
      }),
      { numRuns: 60 },
    );
  });

  it('TCVN 6909 sends composed letters whatever was given', async () => {
    const message = await read({ subject: 'Tiếng Việt'.normalize('NFD'), text: 'Đức Hòa'.normalize('NFD') });
    expect(message.headers.get('subject')).toBe('Tiếng Việt'.normalize('NFC'));
    expect(message.text).toBe('Đức Hòa'.normalize('NFC'));
  });

  it('gives text and HTML as alternatives, the text first', async () => {
    const { raw } = await compose({ html: '<p>Kính gửi</p>' });
    expect(raw.toString()).toMatch(/multipart\/alternative[^]*text\/plain[^]*text\/html/);
    expect(readMessage(raw)).toMatchObject({ text: 'Kính gửi ông', html: '<p>Kính gửi</p>' });
  });

  it('has one Message-ID for one key, and says that a machine wrote it', async () => {
    const [first, again, other] = [await compose(), await compose({ text: 'khác' }), await compose({ key: 'invitation:2' })];
    expect(again.messageId).toBe(first.messageId);
    expect(other.messageId).not.toBe(first.messageId);
    expect(first.messageId).toMatch(/^<[0-9a-f]{32}@longan\.gov\.vn>$/);
    const { headers } = readMessage(first.raw);
    expect(headers.get('message-id')).toBe(first.messageId);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('date')).toBe('Sun, 22 Nov 2026 01:00:00 +0000');
    expect(headers.get('from')).toBe(FROM);
    expect([...headers.keys()]).not.toContain('x-mailer');
  });

  it('names who writes, in Vietnamese, beside one address', async () => {
    const { headers } = await read({ sender: 'Trang thông tin điện tử xã Thạnh Lợi, “Long An”' });
    expect(headers.get('from')).toBe(`Trang thông tin điện tử xã Thạnh Lợi, “Long An” <${FROM}>`);
    expect((await compose({ sender: 'A" <x@y.vn>, B' })).from).toBe(FROM);
    for (const bad of ['', 'a\r\nBcc: x@y.vn']) await refused({ sender: bad }, 'sender');
  });

  it('lets people leave by a link, and by one click where the link is https', async () => {
    const { headers } = await read({ listUnsubscribe: 'https://longan.gov.vn/huy-nhan/abc?x=1' });
    expect(headers.get('list-unsubscribe')).toBe('<https://longan.gov.vn/huy-nhan/abc?x=1>');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect((await read({ listUnsubscribe: 'http://longan.localhost:8080/huy' })).headers.has('list-unsubscribe-post')).toBe(false);
    for (const bad of [
      'javascript:alert(1)',
      'mailto:a@b.vn',
      '/huy',
      'https://a.vn/>,<mailto:x@y.vn',
      'https://a.vn/\r\nBcc: x@y.vn',
      'https://u:p@a.vn/',
      '',
    ]) {
      await refused({ listUnsubscribe: bad }, 'listUnsubscribe');
    }
  });

  it('refuses a second header in the subject or the key', async () => {
    for (const bad of ['Mời\r\nBcc: ai@do.vn', 'Mời\nX: y', 'Mời\rX', 'Mời\0', 'Mời\u2028X', 'Mời\u0085X', '', ' ', 'x'.repeat(251)])
      await refused({ subject: bad }, 'subject');
    for (const bad of ['', 'a\nb']) await refused({ key: bad }, 'key');
  });

  it('refuses a second recipient, a name, and what is no address', async () => {
    const bad = [
      'a@b.vn, c@d.vn',
      'a@b.vn;c@d.vn',
      'A <a@b.vn>',
      'a@b.vn\r\nBcc: c@d.vn',
      'a@b.vn ',
      'a@@b.vn',
      'a.b.vn',
      '@b.vn',
      'a@',
      'a@-b.vn',
      'ông@b.vn',
      'nhóm: a@b.vn;',
      '"a b"@c.vn',
      '',
    ];
    for (const to of [...bad, `${'a'.repeat(250)}@b.vn`, null as unknown as string]) await refused({ to }, 'to');
  });

  it('never reads a file or an address in place of a text', async () => {
    const path = { path: '/etc/passwd' } as unknown as string;
    await expect(compose({ text: path })).rejects.toThrow();
    await expect(compose({ html: path })).rejects.toThrow();
  });
});
