import { afterAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@cong-tinh/kernel';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mail } from './mail.js';
import { MailOutbox } from './mail-outbox.js';
import { renderOutboxPage } from './render-outbox-page.js';

const folders: string[] = [];
const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'thu-di-'));
  folders.push(folder);
  const outbox = new MailOutbox(join(folder, 'thu-di'));
  return { outbox, mail: new Mail(outbox, 'webmaster@longan.gov.vn', fixedClock('2026-11-22T01:00:00Z')) };
};

const letter = { to: 'a@thanhloi.example', subject: 'Mời nhận quyền', text: 'Kính gửi ông', key: '1' };

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('MailOutbox', () => {
  it('keeps letters as files that can be read', async () => {
    const { outbox, mail } = await open();
    expect(await outbox.list()).toEqual([]);
    expect(mail.outbox).toBe(outbox);
    await mail.send({ ...letter, html: '<p>Kính gửi</p>', listUnsubscribe: 'https://longan.gov.vn/huy' });
    const [name] = await readdir(outbox.folder);
    expect(name).toMatch(/^[0-9a-f]{32}\.eml$/);
    expect((await stat(join(outbox.folder, name!))).mode & 0o777).toBe(0o600);
    const expected = {
      id: name!.slice(0, 32),
      sentAt: new Date('2026-11-22T01:00:00Z'),
      from: 'webmaster@longan.gov.vn',
      to: 'a@thanhloi.example',
      subject: 'Mời nhận quyền',
      text: 'Kính gửi ông',
      html: '<p>Kính gửi</p>',
      listUnsubscribe: 'https://longan.gov.vn/huy',
    };
    expect(await outbox.list()).toEqual([expected]);
    expect(await outbox.get(expected.id)).toEqual(expected);
  });

  it('keeps a letter once, however often it is sent', async () => {
    const { outbox, mail } = await open();
    await Promise.all([mail.send(letter), mail.send(letter)]);
    await mail.send(letter);
    await mail.send({ ...letter, key: '2' });
    expect(await outbox.list()).toHaveLength(2);
    expect(await readdir(outbox.folder)).toHaveLength(2);
  });

  it('lists the newest first, as many as asked', async () => {
    const { outbox, mail } = await open();
    for (const [i, key] of ['a', 'b', 'c'].entries()) {
      await mail.send({ ...letter, key, subject: `Thư ${key}` });
      const newest = (await readdir(outbox.folder)).map((name) => join(outbox.folder, name));
      for (const path of newest)
        if ((await stat(path)).mtimeMs > Date.now() - 60_000) await utimes(path, new Date(2026, 1, i + 1), new Date(2026, 1, i + 1));
    }
    await writeFile(join(outbox.folder, 'ghi-chu.txt'), 'không phải thư');
    expect((await outbox.list()).map(({ subject }) => subject)).toEqual(['Thư c', 'Thư b', 'Thư a']);
    expect(await outbox.list(1)).toHaveLength(1);
  });

  it('does not read outside its folder', async () => {
    const { outbox } = await open();
    for (const id of ['', '../../etc/passwd', 'x', '0'.repeat(32)])
      await expect(outbox.get(id)).rejects.toMatchObject({ code: 'mail_not_found', status: 404 });
  });

  it('tells the operator that the folder cannot be used', async () => {
    const { outbox, mail } = await open();
    await mail.check();
    expect(await readdir(outbox.folder)).toEqual([]);
    const broken = new Mail(new MailOutbox('/dev/null/thu-di'), 'webmaster@longan.gov.vn');
    await expect(broken.check()).rejects.toMatchObject({
      code: 'mail_unavailable',
      message: expect.stringContaining('/dev/null/thu-di (ENOTDIR)'),
    });
    await expect(broken.send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' });
  });
});

describe('renderOutboxPage', () => {
  const message = {
    id: 'f'.repeat(32),
    sentAt: new Date('2026-11-22T01:00:00Z'),
    from: 'webmaster@longan.gov.vn',
    to: 'a@thanhloi.example',
    subject: 'Mời <b>nhận</b> quyền',
    text: 'Kính gửi "ông" <script>alert(1)</script>\ndòng hai\n\nNhận: http://quantri.longan.localhost:8080/moi?a=1&b=2.',
    html: '<script>alert(2)</script>',
    listUnsubscribe: 'https://longan.gov.vn/huy?"x',
  };

  it('shows letters as text, with links that can be followed, and runs nothing', () => {
    const page = renderOutboxPage([message], { stylesheet: '/tai-nguyen/x.css' });
    expect(page).toContain('<html lang="vi">');
    expect(page).toContain('<time datetime="2026-11-22T01:00:00.000Z">22/11/2026 08:00</time>');
    expect(page).toContain('<a href="http://quantri.longan.localhost:8080/moi?a=1&#38;b=2">');
    expect(page).toContain('dòng hai</p>');
    expect(page).toContain('<link rel="stylesheet" href="/tai-nguyen/x.css">');
    expect(page).not.toMatch(/<script|<b>|style=|href="[^"]*"x/);
  });

  it('names every letter by its subject, and says when there is none', () => {
    expect(renderOutboxPage([message])).toContain(`<article id="thu-${message.id}" aria-labelledby="chu-de-${message.id}">`);
    expect(renderOutboxPage([])).toContain('Chưa có thư nào.');
  });
});
