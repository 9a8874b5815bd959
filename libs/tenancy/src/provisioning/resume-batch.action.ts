import { Database, Jobs } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { batchNotFound } from './batch.errors.js';
import { BatchRepository } from './batch.repository.js';
import { PROVISIONING_QUEUE } from './run-batch.job.js';

/** Sends a batch to the worker, again if need be; who did stands on record, the worker acts as a robot. Basis: LA-19.2 */
@Injectable()
export class ResumeBatchAction {
  constructor(
    private readonly database: Database,
    private readonly batches: BatchRepository,
    private readonly chronicle: SiteChronicle,
    private readonly jobs: Jobs,
  ) {}

  /** @throws NotFoundError `provisioning_batch_not_found` */
  async execute(batchId: string): Promise<void> {
    await this.database.inPlatform(async () => {
      const batch = await this.batches.lock(batchId);
      if (!batch) throw batchNotFound();
      const { waiting, ready, done, blocked } = await this.batches.counts(batchId);
      await this.chronicle.notePlatform({
        what: 'provisioning.resumed',
        subject: { kind: 'provisioning-batch', id: batchId },
        basis: 'LA-19.2',
        details: { waiting, ready, done, blocked },
        event: { batchId },
      });
    });
    await this.jobs.enqueue(PROVISIONING_QUEUE, { siteId: null, batchId }, { key: batchId });
  }
}
