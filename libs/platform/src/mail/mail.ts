import { type Clock, systemClock } from '@cong-tinh/kernel';
import { checkAddress, type ComposedMail, composeMessage, type OutgoingMail } from './compose-message.js';
import { MailOutbox } from './mail-outbox.js';

/** How letters leave: by a mail server, or into the local outbox. */
export interface MailDelivery {
  /** @throws mail_unavailable to be tried again, mail_refused not to be */
  deliver(mail: ComposedMail): Promise<void>;
  /** @throws mail_unavailable with a sentence that tells the operator what is wrong */
  check(): Promise<void>;
}

/**
 * Sends letters, one person each. Call it from jobs, not from requests: sending waits for the mail server, and a failed letter is sent
 * again with the same key. Nothing it throws or logs names a person.
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

  /** @throws mail_invalid, mail_refused (422: it will never go), mail_unavailable (503: try again) */
  async send(mail: OutgoingMail): Promise<{ messageId: string }> {
    const composed = await composeMessage(mail, this.from, this.clock.now());
    await this.delivery.deliver(composed);
    return { messageId: composed.messageId };
  }

  /** For `doctor`. @throws mail_unavailable */
  async check(): Promise<void> {
    await this.delivery.check();
  }
}
