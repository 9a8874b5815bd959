import { afterEach, describe, expect, it } from '@jest/globals';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Config } from '../config/config.js';
import { createMail } from './create-mail.js';
import { Mail } from './mail.js';
import { readMessage } from './read-message.js';
import { SmtpDelivery, type SmtpLimits, type SmtpSettings } from './smtp-delivery.js';

const letter = { to: 'nguyen.van.uoc@thanhloi.example', subject: 'Đề nghị phê duyệt', text: 'Kính gửi ông\n.\nTrân trọng', key: '1' };

const servers: Server[] = [];
let heard: string[] = [];
let received = '';

/** A mail server that answers each command as told; `null` is silence, `CUT` the end of the line. */
async function listen(answers: Record<string, string | null> = {}): Promise<number> {
  heard = [];
  received = '';
  const replies: Record<string, string | null> = {
    '': '220 mx ESMTP',
    EHLO: '250 mx',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go',
    '.': '250 queued',
    QUIT: '221 bye',
    ...answers,
  };
  const server = createServer((socket) => {
    let data = false;
    let held = '';
    const say = (verb: string) => {
      const reply = replies[verb];
      if (reply === 'CUT') socket.destroy();
      else if (reply !== null) socket.write(`${reply ?? '500 what'}\r\n`);
    };
    socket.on('error', () => undefined);
    say('');
    socket.on('data', (chunk) => {
      held += chunk.toString('latin1');
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end);
        held = held.slice(end + 2);
        if (data && line !== '.') {
          received += `${line.replace(/^\.\./, '.')}\r\n`;
          continue;
        }
        data = line === 'DATA';
        heard.push(line);
        say(line === '.' ? '.' : line.split(' ')[0]!);
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const PATIENT: SmtpLimits = { connect: 20_000, text: 30_000, answer: 30_000 };
const HASTY: SmtpLimits = { connect: 300, text: 500, answer: 800 };

const mailTo = (port: number, more: Partial<SmtpSettings> = {}, limits = PATIENT) =>
  new Mail(new SmtpDelivery({ host: '127.0.0.1', port, user: '', password: '', ...more }, limits), 'webmaster@longan.gov.vn');

/** Everything of an error that could reach a log. */
const told = (error: Error): string =>
  [error.message, error.stack, JSON.stringify(error), error.cause instanceof Error ? told(error.cause) : ''].join('\n');

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('SmtpDelivery', () => {
  it('hands the letter to the server, whole', async () => {
    const mail = mailTo(await listen());
    const { messageId } = await mail.send(letter);
    expect(heard).toContain('MAIL FROM:<webmaster@longan.gov.vn>');
    expect(heard).toContain('RCPT TO:<nguyen.van.uoc@thanhloi.example>');
    const { headers, text } = readMessage(Buffer.from(received, 'latin1'));
    expect(text).toBe(letter.text);
    expect(headers.get('subject')).toBe(letter.subject);
    expect(headers.get('message-id')).toBe(messageId);
    expect(mail.outbox).toBeNull();
    await mail.check();
  });

  it('tells what will never be taken from what may be tried again, and names nobody', async () => {
    const cases = [
      [{ RCPT: '550 5.1.1 <nguyen.van.uoc@thanhloi.example> unknown user' }, 'mail_refused'],
      [{ RCPT: '451 4.7.1 <nguyen.van.uoc@thanhloi.example> greylisted' }, 'mail_unavailable'],
      [{ '.': '554 5.7.1 spam from nguyen.van.uoc' }, 'mail_refused'],
      [{ '.': '452 4.3.1 disk full' }, 'mail_unavailable'],
      [{ MAIL: '530 5.7.0 authentication required' }, 'mail_unavailable'],
      [{ '': '554 no service for you' }, 'mail_unavailable'],
      [{ MAIL: '550 5.7.1 sender not ours' }, 'mail_unavailable'],
      [{ '': 'HTTP/1.1 400 Bad Request' }, 'mail_unavailable'],
    ] as const;
    for (const [answers, code] of cases) {
      const error = await mailTo(await listen(answers))
        .send(letter)
        .then(
          () => new Error('sent'),
          (reason: Error) => reason,
        );
      expect(error).toMatchObject({ code });
      expect(told(error)).not.toMatch(/nguyen|thanhloi/);
    }
  });

  it('gives up a server that is silent at any point, or not there', async () => {
    for (const verb of ['', 'EHLO', 'MAIL', 'RCPT', 'DATA']) {
      await expect(mailTo(await listen({ [verb]: null }), {}, HASTY).send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' });
    }
    const port = await listen();
    await new Promise((resolve) => servers.pop()!.close(resolve));
    await expect(mailTo(port).send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' });
    await expect(mailTo(port).check()).rejects.toMatchObject({
      message: expect.stringMatching(/^Máy chủ thư 127\.0\.0\.1:\d+ không nhận kết nối \(ES/),
    });
  });

  it('waits for the answer to the end of the text much longer than for anything else, and then does not know', async () => {
    const begun = performance.now();
    const limits = { ...PATIENT, text: 400, answer: 1_500 };
    await expect(mailTo(await listen({ '.': null }), {}, limits).send(letter)).rejects.toMatchObject({ code: 'mail_unsure' });
    expect(performance.now() - begun).toBeGreaterThan(1_400);
  });

  it('does not know whether a letter went when the line is cut after its end, and knows that it did not when cut before', async () => {
    await expect(mailTo(await listen({ '.': 'CUT' })).send(letter)).rejects.toMatchObject({ code: 'mail_unsure' });
    await expect(mailTo(await listen({ DATA: 'CUT' })).send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' });
    await expect(mailTo(await listen({ '.': '421 4.3.2 shutting down' })).send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' });
  });

  it('asks before the end of the text, and withholds it when told to', async () => {
    const mail = mailTo(await listen());
    const asked: string[] = [];
    await mail.send(letter, { beforeHandOver: async () => void asked.push(heard.at(-1)!) });
    expect(asked).toEqual(['DATA']);
    await listen();
    const stopped = new Error('somebody else sends it');
    const refusing = mailTo(await listen()).send(letter, { beforeHandOver: () => Promise.reject(stopped) });
    await expect(refusing).rejects.toBe(stopped);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toContain('DATA');
    expect(heard).not.toContain('.');
  });

  it('never says the password on an open line', async () => {
    const port = await listen({ EHLO: '250-mx\r\n250 AUTH PLAIN LOGIN', AUTH: '235 ok' });
    const mail = mailTo(port, { user: 'portal', password: 'bí mật' });
    await expect(mail.send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' });
    expect(heard.join('\n')).not.toContain('AUTH');
  });
});

describe('createMail', () => {
  const load = (more: Record<string, string>) =>
    Config.load({
      PORTAL_ENV: 'test',
      SESSION_SECRET: 'x'.repeat(32),
      SSO_ISSUER: 'https://sso.longan.gov.vn/realms/cong-tinh',
      ...Object.fromEntries(
        [
          'SSO_CLIENT_SECRET',
          'DATABASE_APP_PASSWORD',
          'DATABASE_PUBLIC_PASSWORD',
          'DATABASE_PLATFORM_PASSWORD',
          'DATABASE_JOBS_PASSWORD',
        ].map((name) => [name, 'x']),
      ),
      DATA_FOLDER: '/dev/null',
      ...more,
    });

  it('writes to the local outbox unless a mail server is named', () => {
    expect(createMail(load({})).outbox?.folder).toBe('/dev/null/thu-di');
    expect(createMail(load({ MAIL_HOST: 'mx.longan.gov.vn' })).outbox).toBeNull();
  });

  it('names the setting that is wrong', () => {
    expect(() => createMail(load({ MAIL_FROM: 'Cổng <webmaster@longan.gov.vn>' }))).toThrow('MAIL_FROM');
  });
});
