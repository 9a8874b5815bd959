import { CLOCK, type Clock, isUuid, uuidv7 } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { checkMail, type OutgoingMail } from './compose-message.js';
import { type GivenUpLetter, LetterRepository } from './letter.repository.js';
import { mailNotFound } from './mail.errors.js';

export const LETTER_QUEUE = 'letters.send';

/**
 * Where listeners leave letters. One key, one letter, however often it is asked for; a worker sends it, again and again while the mail
 * server is away, and never a second time once the server may have it.
 */
@Injectable()
export class Letters {
  constructor(
    private readonly database: Database,
    private readonly letters: LetterRepository,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Outside of any transaction. `kind` says what notice it is: `account.invited`. @throws mail_invalid */
  async write(kind: string, mail: OutgoingMail): Promise<void> {
    checkMail(mail);
    const letterId = await this.database.inPlatform(async () => {
      await this.letters.insert(uuidv7(this.clock.now()), kind, mail);
      return this.letters.findId(mail.key);
    });
    if (letterId !== null) await this.jobs.enqueue(LETTER_QUEUE, { siteId: null, letterId }, { key: letterId });
  }

  /** Those that are not tried any more. */
  listGivenUp(): Promise<GivenUpLetter[]> {
    return this.database.inPlatform(() => this.letters.listGivenUp());
  }

  /**
   * Sends a letter again that was given up, at a person's word: one that had arrived is then there twice, with one Message-ID.
   * @throws mail_not_found
   */
  async resend(letterId: string): Promise<void> {
    if (!isUuid(letterId) || !(await this.database.inPlatform(() => this.letters.revive(letterId)))) throw mailNotFound();
    await this.jobs.enqueue(LETTER_QUEUE, { siteId: null, letterId }, { key: letterId });
  }
}
