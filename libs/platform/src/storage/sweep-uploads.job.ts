import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AdvisoryLock } from '../database/advisory-lock.js';
import { LOGGER } from '../telemetry/logger.js';
import { ObjectStorage, type UploadSweeper } from './object-storage.js';
import { Uploads } from './uploads.js';

/** No upload takes longer, from its first byte to its row. */
const UNFINISHED_AFTER_MS = 24 * 3_600_000;

/** Each night removes what uploads left behind that nobody finished or recorded. */
@Injectable()
export class SweepUploads {
  constructor(
    private readonly lock: AdvisoryLock,
    @Inject(ObjectStorage) private readonly storage: UploadSweeper,
    private readonly uploads: Uploads,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Cron('41 2 * * *', { timeZone: 'Asia/Ho_Chi_Minh' })
  async run(): Promise<void> {
    await this.lock.hold('sweep uploads', async () => {
      const before = new Date(this.clock.now().getTime() - UNFINISHED_AFTER_MS);
      const abandoned = await this.uploads.removeAbandoned(before);
      const unfinished = await this.storage.removeUnfinished(before);
      if (abandoned + unfinished > 0) this.logger.info({ abandoned, unfinished }, 'uploads that nobody finished were removed');
    });
  }
}
