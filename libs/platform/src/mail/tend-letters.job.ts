import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { AdvisoryLock } from '../database/advisory-lock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { LetterRepository } from './letter.repository.js';
import { LETTER_QUEUE } from './letters.js';

const HOUR_MS = 3_600_000;
/** Longer than the longest pause between two attempts. */
const FORGOTTEN_AFTER_MS = 2 * HOUR_MS;
const KEPT_MS = 90 * 24 * HOUR_MS;

/** Letters whose job was lost are given another; those that went are forgotten after three months. */
@Injectable()
export class TendLetters {
  constructor(
    private readonly lock: AdvisoryLock,
    private readonly database: Database,
    private readonly letters: LetterRepository,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Cron('23 * * * *')
  async run(): Promise<void> {
    await this.lock.hold('tend letters', async () => {
      const now = this.clock.now().getTime();
      const forgotten = await this.database.inPlatform(async () => {
        await this.letters.purge(new Date(now - KEPT_MS));
        return this.letters.listForgotten(new Date(now - FORGOTTEN_AFTER_MS));
      });
      for (const letterId of forgotten) await this.jobs.enqueue(LETTER_QUEUE, { siteId: null, letterId }, { key: letterId });
    });
  }
}
