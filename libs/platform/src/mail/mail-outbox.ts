import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposedMail } from './compose-message.js';
import type { MailDelivery } from './mail.js';
import { mailNotFound, mailUnavailable } from './mail.errors.js';
import { readMessage } from './read-message.js';

/** A letter in the local outbox. */
export interface OutboxMessage {
  readonly id: string;
  readonly sentAt: Date;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly listUnsubscribe: string | null;
}

const FILE = /^([0-9a-f]{32})\.eml$/;

/** Letters as `.eml` files in a folder, where no mail server is configured. For development and demonstrations: it keeps them all. */
export class MailOutbox implements MailDelivery {
  constructor(readonly folder: string) {}

  /** Newest first. */
  async list(limit = 100): Promise<OutboxMessage[]> {
    const found: { id: string; at: number }[] = [];
    for (const name of await this.files()) {
      const id = FILE.exec(name)?.[1];
      const file = id && (await stat(join(this.folder, name)).catch(() => null));
      if (id && file) found.push({ id, at: file.mtimeMs });
    }
    const newest = found.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
    return Promise.all(newest.map(({ id }) => this.get(id)));
  }

  /** @throws mail_not_found */
  async get(id: string): Promise<OutboxMessage> {
    const name = `${id}.eml`;
    if (!FILE.test(name)) throw mailNotFound();
    const raw = await readFile(join(this.folder, name)).catch(() => {
      throw mailNotFound();
    });
    const { headers, text, html } = readMessage(raw);
    const header = (key: string) => headers.get(key) ?? '';
    return {
      id,
      sentAt: new Date(header('date')),
      from: header('from'),
      to: header('to'),
      subject: header('subject'),
      text,
      html,
      listUnsubscribe: /^<(.+)>$/.exec(header('list-unsubscribe'))?.[1] ?? null,
    };
  }

  /** Writes a letter; one that is there already stays as it is. */
  async deliver({ id, raw }: ComposedMail, beforeHandOver: () => Promise<void>): Promise<void> {
    const target = join(this.folder, `${id}.eml`);
    const aside = join(this.folder, `.${id}.${randomBytes(4).toString('hex')}`);
    await beforeHandOver();
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      if (await stat(target).catch(() => null)) return;
      const file = await open(aside, 'wx', 0o600);
      await file.writeFile(raw).finally(() => file.close());
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { force: true }).catch(() => undefined);
      throw mailUnavailable(error);
    }
  }

  async check(): Promise<void> {
    const probe = join(this.folder, `.thu-${randomBytes(8).toString('hex')}`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await (await open(probe, 'wx', 0o600)).close();
      await rm(probe);
    } catch (error) {
      throw mailUnavailable(error, `Không ghi được vào hộp thư đi tại chỗ: ${this.folder} (${(error as NodeJS.ErrnoException).code}).`);
    }
  }

  private async files(): Promise<string[]> {
    return readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  }
}
