import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { InviteAccount } from '@cong-tinh/identity';
import { Jobs, Letters, OutboxRelay } from '@cong-tinh/platform';
import { TcpPassage } from '../../integration/tcp-passage.js';
import type { SiteFixture } from '../../integration/published-site.factory.js';
import { dovecot } from '../parts/dovecot.js';
import { postfix } from '../parts/postfix.js';
import { type FactsOf, type Running, stackFacts, startPart } from '../runner/index.js';
import { greylist, mailWorld, type MailWorld } from './mail-world.js';
import { type ArrivedLetter, settledMailbox } from './mailbox.js';

jest.setTimeout(180_000);

const END_OF_TEXT = '\r\n.\r\n';
const TITLE = 'Xã Thạnh Lợi: “Ước nguyện” của bà con ấp Đức Ngãi — đường, trường, trạm & nước sạch năm 2026, đợt hai';

let count = 0;
/** An address whose mailbox is empty still. */
const fresh = (name = 'hop'): string => `${name}.${Date.now().toString(36)}.${(count += 1)}@longan.example`;

describe('mail through Postfix into Dovecot', () => {
  const { host, smtpPort, plainPort, submissionPort, policyPort, certificate } = stackFacts(postfix);
  const { password } = stackFacts(dovecot);
  const plain = { mailHost: host, mailPort: plainPort };
  let world: MailWorld;
  let site: SiteFixture;
  let own: Running<unknown, FactsOf<typeof postfix>>;

  beforeAll(async () => {
    own = await startPart(postfix);
    world = await mailWorld({ mailHost: host, mailPort: smtpPort }, { PUBLIC_SCHEME: 'https', PUBLIC_PORT: '443' });
    site = await world.site('thanhloi');
    await world.database.query(
      `insert into domains (id, site_id, host, role, compliance, basis, valid_from, granted_on, decision_id, rule_id, recorded_by)
       select gen_random_uuid(), id, $2, 'canonical', 'compliant', 'LA-3.2', approved_on, approved_on, decision_id, 'LA/domains', 'test' from sites where id = $1`,
      [site.id, site.host],
    );
  });
  afterAll(async () => {
    await world?.close();
    await own?.stop();
  });
  afterEach(() => world.sendBy(plain));

  /** What every letter of ours is to every mail program. */
  const expectSound = (letter: ArrivedLetter) => {
    expect(letter).toMatchObject({
      senderAddress: world.config.mailFrom,
      autoSubmitted: 'auto-generated',
      contentTypes: ['multipart/alternative', 'text/plain', 'text/html'],
      charsets: ['utf-8', 'utf-8'],
      defects: [],
      isAscii: true,
      hasBareLineEnd: false,
      date: '2026-11-22T01:00:00+00:00',
    });
    expect(letter.longestLine).toBeLessThanOrEqual(998);
    expect(letter.messageId).toMatch(/^<[0-9a-f]{32}@longan\.gov\.vn>$/);
    expect(new Set(letter.ownHeaderNames).size).toBe(letter.ownHeaderNames.length);
    for (const text of [letter.subject, letter.senderName, letter.text, letter.html]) expect(text).toBe(text.normalize('NFC'));
    const ours = letter.raw.slice(letter.raw.indexOf('\r\nFrom:') + 2);
    for (const line of ours.split('\r\n').filter((one) => !/^(List-Unsubscribe|\s*<https)/.test(one)))
      expect(line.length).toBeLessThanOrEqual(78);
  };

  describe('notices', () => {
    beforeAll(() => world.sendBy({ mailHost: host, mailPort: smtpPort }));
    const author = 'contributor.thanhloi@longan.example';
    const arrived = async (beginning: string) => {
      await world.deliverLetters();
      const letters = (await settledMailbox(author, 1)).filter(({ subject }) => subject.startsWith(beginning));
      expect(letters).toHaveLength(1);
      return letters[0]!;
    };

    it('an account was made: the person reads who invites him, where to sign in and until when', async () => {
      const to = fresh('moi');
      await world.by('head@thanhloi', () => world.get(InviteAccount).execute({ name: 'Nguyễn Thị Ước', email: to }));
      await world.deliverLetters();
      const [letter, ...more] = await settledMailbox(to, 1);
      expect(more).toEqual([]);
      expectSound(letter!);
      expect(letter).toMatchObject({
        to,
        subject: 'Mời sử dụng bàn làm việc của Cổng thông tin điện tử tỉnh',
        senderName: 'Cổng thông tin điện tử tỉnh',
        listUnsubscribe: null,
      });
      expect(letter!.text).toMatch(/^Kính gửi Nguyễn Thị Ước,[^]*Người mời: head@thanhloi[^]*hiệu lực đến: 22\/12\/2026 08:00/);
      expect(letter!.text).toContain('\nhttps://quantri.longan.localhost\n');
    });

    it('LA-9.5 an item was refused: the author reads on what ground, why, by whom, and where to correct it', async () => {
      const id = await world.do.submitted(site, 'thanhloi', { title: TITLE });
      await world.do.refuse('head@thanhloi', site, id, { note: 'Số liệu ấp Đức Ngãi chưa khớp với báo cáo 12/BC-UBND' });
      const letter = await arrived('Tin, bài không được đăng tải');
      expectSound(letter);
      expect(letter).toMatchObject({ subject: `Tin, bài không được đăng tải: ${TITLE}`, senderName: 'thanhloi', listUnsubscribe: null });
      for (const text of [letter.text, letter.html.replaceAll(/<[^>]*>/g, '')])
        for (const said of ['Số liệu ấp Đức Ngãi chưa khớp với báo cáo 12/BC-UBND', '(4)', 'head@thanhloi, Trưởng Ban'])
          expect(text).toContain(said);
      expect(letter.text).toContain(`https://quantri.longan.localhost/trang/${site.id}/bai-viet/${id}\n`);
    });

    it('an item was published: the author reads where, and can end such letters by one click', async () => {
      await world.do.published(site, 'thanhloi', { title: TITLE });
      const letter = await arrived('Tin, bài đã được đăng');
      expectSound(letter);
      expect(letter.subject).toBe(`Tin, bài đã được đăng: ${TITLE}`);
      expect(letter.text).toMatch(/Địa chỉ: https:\/\/thanhloi\.longan\.localhost\/tin-tuc\/xa-thanh-loi-/);
      expect(letter.listUnsubscribePost).toBe('List-Unsubscribe=One-Click');
      const link = /^<(https:\/\/quantri\.longan\.localhost\/api\/notices\/stop\?ticket=[^>]+)>$/.exec(letter.listUnsubscribe ?? '')?.[1];
      expect(letter.text).toContain(`Ngừng nhận thư báo này: ${link}\n`);
      const { pathname, search, host: officials } = new URL(link!);
      const headers = { host: officials, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await world.request({ method: 'POST', url: pathname + search, headers, payload: 'List-Unsubscribe=One-Click' });
      expect(answer.statusCode).toBe(200);
      await world.do.published(site, 'thanhloi', { title: 'Bài sau khi ngừng nhận' });
      await world.deliverLetters();
      expect((await settledMailbox(author, 2)).filter(({ subject }) => subject.includes('sau khi ngừng'))).toEqual([]);
    });
  });

  describe('never two', () => {
    let passage: TcpPassage;
    beforeAll(async () => {
      passage = await TcpPassage.to(host, plainPort);
    });
    afterAll(() => passage?.close());

    it('the server puts the letter off once (greylisting): it goes the next time, and once', async () => {
      const server = await greylist(policyPort);
      const to = fresh('cho');
      const key = await world.write(to);
      expect(await world.send(key)).toMatchObject({ state: 'waiting', fault: 'SMTP EENVELOPE RCPT 450' });
      expect(await world.send(key)).toMatchObject({ state: 'sent' });
      expect(await settledMailbox(to, 1)).toHaveLength(1);
      server.stop();
    });

    it('the mailbox does not exist: it is not tried again, and stands on record', async () => {
      const key = await world.write(fresh('khong-co'));
      expect(await world.send(key)).toMatchObject({ state: 'refused', attempts: 1, fault: 'SMTP EENVELOPE RCPT 550' });
      expect(await world.send(key)).toMatchObject({ state: 'refused', attempts: 1 });
    });

    it('another province’s address: nothing leaves this machine', async () => {
      const key = await world.write('ai@benngoai.example');
      expect(await world.send(key)).toMatchObject({ state: 'refused', fault: 'SMTP EENVELOPE RCPT 554' });
    });

    it('the server hangs before it says a word: the letter waits, and goes once', async () => {
      const to = fresh();
      const key = await world.write(to);
      world.sendBy({ mailHost: own.facts.host, mailPort: own.facts.plainPort });
      own.pause();
      expect(await world.send(key)).toMatchObject({ state: 'waiting', fault: 'SMTP ETIMEDOUT CONN' });
      own.resume();
      expect(await world.send(key)).toMatchObject({ state: 'sent' });
      expect(await settledMailbox(to, 1)).toHaveLength(1);
    });

    it('the line is cut inside the text: the letter waits, and goes once', async () => {
      const to = fresh();
      const key = await world.write(to);
      world.sendBy({ mailHost: host, mailPort: passage.port });
      passage.cutAt('Subject:', { pass: true });
      expect(await world.send(key)).toMatchObject({ state: 'waiting' });
      expect(await world.send(key)).toMatchObject({ state: 'sent' });
      expect(await settledMailbox(to, 1)).toHaveLength(1);
    });

    it('the line is cut after the end of the text, before the answer: the letter is there once, and is not sent again', async () => {
      const to = fresh();
      const key = await world.write(to);
      world.sendBy({ mailHost: host, mailPort: passage.port });
      passage.cutAt(END_OF_TEXT, { pass: true });
      expect(await world.send(key)).toMatchObject({ state: 'unsure' });
      expect(await world.send(key)).toMatchObject({ state: 'unsure', attempts: 1 });
      expect(await settledMailbox(to, 1)).toHaveLength(1);
    });

    it('the line is cut before the end of the text has come: the letter is nowhere, and a person sends it again', async () => {
      const to = fresh();
      const key = await world.write(to);
      world.sendBy({ mailHost: host, mailPort: passage.port });
      passage.cutAt(END_OF_TEXT, { pass: false });
      const { id, state } = await world.send(key);
      expect(state).toBe('unsure');
      expect(await settledMailbox(to, 0)).toHaveLength(0);
      await world.get(Letters).resend(id);
      expect(await world.send(key)).toMatchObject({ state: 'sent' });
      expect(await settledMailbox(to, 1)).toHaveLength(1);
    });

    it('a person sends again what had arrived: both copies have one Message-ID and are alike to the letter', async () => {
      const to = fresh();
      const key = await world.write(to);
      world.sendBy({ mailHost: host, mailPort: passage.port });
      passage.cutAt(END_OF_TEXT, { pass: true });
      const { id } = await world.send(key);
      await world.get(Letters).resend(id);
      expect(await world.send(key)).toMatchObject({ state: 'sent' });
      const [one, two] = await settledMailbox(to, 2);
      expect(two!.messageId).toBe(one!.messageId);
      expect([two!.date, two!.subject, two!.text]).toEqual([one!.date, one!.subject, one!.text]);
    });
  });

  describe('TLS and sign-in', () => {
    it('a relay in the house may have a certificate that nobody signed: the line is encrypted all the same', async () => {
      const to = fresh();
      const key = await world.write(to);
      world.sendBy({ mailHost: host, mailPort: smtpPort });
      expect(await world.send(key)).toMatchObject({ state: 'sent', fault: null });
      const [letter] = await settledMailbox(to, 1);
      expect(letter!.raw).toMatch(/using TLSv1\.3/);
    });

    it('a password goes to a server whose certificate is trusted, and to no other', async () => {
      const to = fresh();
      const key = await world.write(to);
      const signedIn = { mailHost: host, mailPort: submissionPort, mailUser: 'cong@longan.example', mailPassword: password };
      world.sendBy(signedIn);
      expect(await world.send(key)).toMatchObject({ state: 'waiting', fault: 'SMTP ESOCKET DEPTH_ZERO_SELF_SIGNED_CERT CONN' });
      const trusted = getCACertificates('default');
      setDefaultCACertificates([...trusted, certificate]);
      try {
        world.sendBy({ ...signedIn, mailPassword: 'sai' });
        expect(await world.send(key)).toMatchObject({ state: 'waiting', fault: expect.stringMatching(/EAUTH.*535/) });
        world.sendBy(signedIn);
        expect(await world.send(key)).toMatchObject({ state: 'sent' });
      } finally {
        setDefaultCACertificates(trusted);
      }
      const [letter, ...more] = await settledMailbox(to, 1);
      expect(more).toEqual([]);
      expect(letter!.raw).toMatch(/with ESMTPSA/);
    });
  });

  it('the server is down: the letter waits, goes by itself when it is back, and once', async () => {
    const to = fresh();
    world.sendBy({ mailHost: own.facts.host, mailPort: own.facts.plainPort });
    await own.kill();
    await world.by('head@thanhloi', () => world.get(InviteAccount).execute({ name: 'Trần Văn Lành', email: to }));
    // What the tests above sent by hand has jobs still.
    await world.database.query(`delete from pgboss.job where name = 'letters.send'`);
    world.get(OutboxRelay).start();
    await world.get(Jobs).work();
    const state = async () =>
      (await world.database.query<{ state: string; attempts: number }>('select * from letters where recipient = $1', [to]))[0];
    await until(async () => (await state())?.attempts === 1, 30);
    expect(await state()).toMatchObject({ state: 'waiting', fault: 'SMTP ESOCKET ECONNREFUSED CONN' });
    await own.start();
    await until(async () => (await state())?.state === 'sent', 90);
    expect(await settledMailbox(to, 1)).toHaveLength(1);
  });
});

async function until(done: () => Promise<boolean>, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (!(await done())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
