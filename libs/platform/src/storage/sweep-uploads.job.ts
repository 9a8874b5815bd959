import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AdvisoryLock } from '../database/advisory-lock.js';
import { LOGGER } from '../telemetry/logger.js';
import { ObjectStorage, type UploadSweeper } from './object-storage.js';

/** No upload takes longer. */
const UNFINISHED_AFTER_MS = 24 * 3_600_000;

/** Each night removes what uploads left behind that nobody finished. */
@Injectable()
export class SweepUploads {
  constructor(
    private readonly lock: AdvisoryLock,
    @Inject(ObjectStorage) private readonly storage: UploadSweeper,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Cron('41 2 * * *', { timeZone: 'Asia/Ho_Chi_Minh' })
  async run(): Promise<void> {
    await this.lock.hold('sweep uploads', async () => {
      const removed = await this.storage.removeUnfinished(new Date(this.clock.now().getTime() - UNFINISHED_AFTER_MS));
      if (removed > 0) this.logger.info({ removed }, 'unfinished uploads were removed');
    });
  }
}
