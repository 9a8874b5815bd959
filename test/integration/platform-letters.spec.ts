import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidError, sha256, UnavailableError, uuidv7 } from '@cong-tinh/kernel';
import { type ComposedMail, Database, Letters, Mail, type MailDelivery, Metrics, SendLetter } from '@cong-tinh/platform';
import { createWorld, type World } from '../support/index.js';

type Answer = 'takes' | 'away' | 'away at the end' | 'refuses' | 'says nothing at the end' | 'dies at the end';

/** A mail server that does as it is told. */
class ToldDelivery implements MailDelivery {
  answer: Answer = 'takes';
  readonly taken: ComposedMail[] = [];

  async deliver(mail: ComposedMail, beforeHandOver: () => Promise<void>): Promise<void> {
    if (this.answer === 'away') throw new UnavailableError('mail_unavailable', 'away', { cause: new Error('SMTP ESOCKET CONN') });
    if (this.answer === 'refuses') throw new InvalidError('mail_refused', 'no', { cause: new Error('SMTP EENVELOPE RCPT 550') });
    await beforeHandOver();
    if (this.answer === 'away at the end')
      throw new UnavailableError('mail_unavailable', 'busy', { cause: new Error('SMTP EMESSAGE DATA 451') });
    this.taken.push(mail);
    if (this.answer === 'says nothing at the end')
      throw new UnavailableError('mail_unsure', '?', { cause: new Error('SMTP ETIMEDOUT CONN') });
    if (this.answer === 'dies at the end') throw new Error('the process is gone');
  }

  check(): Promise<void> {
    return Promise.resolve();
  }
}

interface LetterRow {
  id: string;
  state: string;
  attempts: number;
  fault: string | null;
  content: object | null;
}

describe('letters', () => {
  let world: World;
  const delivery = new ToldDelivery();

  beforeAll(async () => {
    world = await createWorld({
      imports: [],
      overrides: (module) => module.overrideProvider(Mail).useFactory({ factory: () => new Mail(delivery, 'webmaster@longan.gov.vn') }),
    });
  });
  afterAll(() => world.close());

  const write = async (key = uuidv7()): Promise<string> => {
    await world.get(Letters).write('article.published', { to: 'a@b.vn', subject: 'Đã đăng', text: 'Kính gửi', key });
    return key;
  };
  const row = async (key: string) => (await world.database.query<LetterRow>('select * from letters where key = $1', [key]))[0]!;
  const send = async (key: string) => world.get(SendLetter).send({ siteId: null, letterId: (await row(key)).id });
  const waitingJobs = async (key: string) =>
    world.database.query<{ seconds: number }>(
      `select round(extract(epoch from start_after - created_on))::int as seconds from pgboss.job
       where name = 'letters.send' and data->>'letterId' = $1 and state = 'created' order by created_on`,
      [(await row(key)).id],
    );
  const times = (key: string) => delivery.taken.filter((mail) => mail.id === sha256(key).slice(0, 32)).length;

  it('are written once for one key, however often they are asked for, and go once', async () => {
    delivery.answer = 'takes';
    const key = await write();
    await Promise.all([write(key), write(key), write(key)]);
    expect(await world.database.query('select from letters where key = $1', [key])).toHaveLength(1);
    await Promise.all([send(key), send(key), send(key)].map((sending) => sending.catch((error: Error) => error.message)));
    await send(key);
    expect(await row(key)).toMatchObject({ state: 'sent', content: null, fault: null });
    expect(times(key)).toBe(1);
  });

  it('are sent again with growing pauses while the server is away, the same each time, and go once when it is back', async () => {
    delivery.answer = 'away';
    const key = await write();
    await send(key);
    await send(key);
    expect(await row(key)).toMatchObject({ state: 'waiting', attempts: 2, fault: 'SMTP ESOCKET CONN' });
    expect((await waitingJobs(key)).map(({ seconds }) => seconds)).toEqual([0, 30, 60]);
    delivery.answer = 'away at the end';
    await send(key);
    expect(await row(key)).toMatchObject({ state: 'waiting', attempts: 3, fault: 'SMTP EMESSAGE DATA 451' });
    delivery.answer = 'takes';
    world.clock.advance(3_600_000);
    await send(key);
    await send(key);
    expect(await row(key)).toMatchObject({ state: 'sent' });
    expect(times(key)).toBe(1);
    expect(delivery.taken.at(-1)!.raw.toString()).toContain('Date: Sun, 22 Nov 2026 01:00:00 +0000');
  });

  it('that nobody takes for four days are given up, and stay on record', async () => {
    delivery.answer = 'away';
    const key = await write();
    world.clock.advance(4 * 86_400_000);
    await send(key);
    expect(await row(key)).toMatchObject({ state: 'expired', content: { subject: 'Đã đăng', text: 'Kính gửi' } });
  });

  it('that the server refuses are not sent again, and stay on record', async () => {
    delivery.answer = 'refuses';
    const key = await write();
    await send(key);
    delivery.answer = 'takes';
    const before = delivery.taken.length;
    await send(key);
    expect(delivery.taken).toHaveLength(before);
    expect(await row(key)).toMatchObject({ state: 'refused', attempts: 1, fault: 'SMTP EENVELOPE RCPT 550' });
    expect(await waitingJobs(key)).toHaveLength(1);
  });

  it.each(['says nothing at the end', 'dies at the end'] as const)(
    'that may have arrived are never sent again by themselves: the server %s',
    async (answer) => {
      delivery.answer = answer;
      const key = await write();
      await send(key).catch(() => undefined);
      delivery.answer = 'takes';
      const before = delivery.taken.length;
      await send(key);
      await send(key);
      expect(delivery.taken).toHaveLength(before);
      expect(await row(key)).toMatchObject({ state: 'unsure' });
    },
  );

  it('of one worker that is slow go once, though another takes them up meanwhile', async () => {
    delivery.answer = 'takes';
    const key = await write();
    const [arrived, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { deliver } = ToldDelivery.prototype;
    let held = false;
    delivery.deliver = async function (this: ToldDelivery, mail, beforeHandOver) {
      if (!held) {
        held = true;
        arrived.resolve();
        await slow.promise;
      }
      return deliver.call(this, mail, beforeHandOver);
    };
    const first = send(key);
    await arrived.promise;
    await send(key);
    slow.resolve();
    await expect(first).rejects.toThrow('another worker');
    delete (delivery as Partial<ToldDelivery>).deliver;
    expect(await row(key)).toMatchObject({ state: 'sent' });
    expect(times(key)).toBe(1);
  });

  it('are refused when they could not be sent: nothing is written', async () => {
    const letter = { to: 'a@b.vn\r\nBcc: c@d.vn', subject: 'x', text: 'y', key: uuidv7() };
    await expect(world.get(Letters).write('article.published', letter)).rejects.toMatchObject({ code: 'mail_invalid', field: 'to' });
    expect(await world.database.query('select from letters where key = $1', [letter.key])).toHaveLength(0);
  });

  it('that did not go are counted by state', async () => {
    const text = await world.get(Metrics).registry.metrics();
    expect(text).toMatch(/portal_letters\{state="refused"\} 1\n/);
    expect(text).toMatch(/portal_letters\{state="unsure"\} 2\n/);
    expect(text).toMatch(/portal_letters\{state="expired"\} 1\n/);
  });

  it('are the platform’s alone to read', async () => {
    await expect(world.get(Database).inSite(uuidv7(), () => world.get(Database).query('select * from letters'))).rejects.toThrow(
      /permission denied/,
    );
  });
});
