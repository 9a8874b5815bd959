import { type Clock, systemClock } from '@cong-tinh/kernel';
import { checkAddress, type ComposedMail, composeMessage, type OutgoingMail } from './compose-message.js';
import { MailOutbox } from './mail-outbox.js';

/** How letters leave: by a mail server, or into the local outbox. */
export interface MailDelivery {
  /**
   * `beforeHandOver` is awaited when nobody can have the letter yet and the next step may bring it to him; if it throws, the letter stays.
   * @throws mail_unavailable to be tried again, mail_refused not to be, mail_unsure when it may have arrived
   */
  deliver(mail: ComposedMail, beforeHandOver: () => Promise<void>): Promise<void>;
  /** @throws mail_unavailable with a sentence that tells the operator what is wrong */
  check(): Promise<void>;
}

export interface SendOptions {
  /** When the letter was written; all its copies say the same. */
  readonly date?: Date;
  /** Awaited before the letter can be in anybody's hands. */
  readonly beforeHandOver?: () => Promise<void>;
}

/**
 * Sends letters, one person each. Listeners leave theirs with `Letters`, which sends and records: sending waits for the mail server, and
 * a letter that may have arrived must not be sent again. Nothing it throws or logs names a person.
 */
export class Mail {
  private readonly from: string;

  constructor(
    private readonly delivery: MailDelivery,
    from: string,
    private readonly clock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.from = checkAddress(from, 'from');
  }

  /** Where letters can be read when no mail server is configured; null otherwise. */
  get outbox(): MailOutbox | null {
    return this.delivery instanceof MailOutbox ? this.delivery : null;
  }

  /** @throws mail_invalid, mail_refused (422: it will never go), mail_unavailable (503: try again), mail_unsure (503: it may have gone) */
  async send(mail: OutgoingMail, { date, beforeHandOver }: SendOptions = {}): Promise<{ messageId: string }> {
    const composed = await composeMessage(mail, this.from, date ?? this.clock.now());
    await this.delivery.deliver(composed, beforeHandOver ?? (() => Promise.resolve()));
    return { messageId: composed.messageId };
  }

  /** For `doctor`. @throws mail_unavailable */
  async check(): Promise<void> {
    await this.delivery.check();
  }
}
