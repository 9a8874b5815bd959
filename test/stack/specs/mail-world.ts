import { createServer, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { type Config, createMail, Letters, Mail, SendLetter } from '@cong-tinh/platform';
import { editorialWorld, type EditorialWorld } from '../../integration/editorial-world.js';

export interface LetterRow {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly fault: string | null;
}

/** Where letters go from now on. */
export type Route = Pick<Config, 'mailHost' | 'mailPort'> & Partial<Pick<Config, 'mailUser' | 'mailPassword'>>;

/** The house with a mail server, which a test may exchange. */
export interface MailWorld extends EditorialWorld {
  sendBy(route: Route): void;
  /** Leaves a letter to an address; answers its key. */
  write(to: string): Promise<string>;
  /** One attempt to send it, now. */
  send(key: string): Promise<LetterRow>;
  letter(key: string): Promise<LetterRow>;
}

export async function mailWorld(route: Route, settings: Record<string, string> = {}): Promise<MailWorld> {
  const world = await editorialWorld({ settings });
  const by = (way: Route) => createMail({ ...world.config, ...way } as Config, world.clock);
  let current = by(route);
  jest.spyOn(world.get(Mail), 'send').mockImplementation((mail, options) => current.send(mail, options));
  const letter = async (key: string) => (await world.database.query<LetterRow>('select * from letters where key = $1', [key]))[0]!;
  return {
    ...world,
    sendBy: (way) => (current = by(way)),
    write: async (to) => {
      const key = uuidv7();
      await world.get(Letters).write('article.published', { to, subject: 'Tin, bài đã được đăng: Lúa hè thu', text: 'Kính gửi', key });
      return key;
    },
    send: async (key) => {
      await world.get(SendLetter).send({ siteId: null, letterId: (await letter(key)).id });
      return letter(key);
    },
    letter,
  };
}

/** Puts every letter off once, as greylisting does: the answer to Postfix's question about each recipient. */
export async function greylist(port: number): Promise<{ stop(): void }> {
  const sockets = new Set<Socket>();
  const seen = new Set<string>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let asked = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      asked += chunk.toString();
      if (!asked.endsWith('\n\n')) return;
      const recipient = /^recipient=(.*)$/m.exec(asked)?.[1] ?? '';
      socket.write(`action=${seen.has(recipient) ? 'dunno' : 'defer_if_permit Greylisted, try again later'}\n\n`);
      seen.add(recipient);
      asked = '';
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    stop: () => {
      server.close();
      // Postfix keeps its line open, to ask again.
      for (const socket of sockets) socket.destroy();
    },
  };
}
