import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { AdvisoryLock } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { SessionRepository } from './session.repository.js';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Removes the rows of sessions that ended a month ago; what was done in them stands in the audit. */
@Injectable()
export class PurgeSessions {
  constructor(
    private readonly lock: AdvisoryLock,
    private readonly sessions: SessionRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Cron('17 3 * * *', { timeZone: 'Asia/Ho_Chi_Minh' })
  async run(): Promise<void> {
    await this.lock.run('purge sessions', () => this.sessions.purge(new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS)));
  }
}
