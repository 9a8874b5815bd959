import { JobHandler } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { RunBatchAction } from './run-batch.action.js';

export const PROVISIONING_QUEUE = 'tenancy.provisioning';

/** Runs a batch in the worker; a worker that dies leaves the rest to the next try. */
@Injectable()
export class RunBatchJob {
  constructor(private readonly run: RunBatchAction) {}

  @JobHandler(PROVISIONING_QUEUE)
  async handle({ batchId }: { readonly batchId: string }): Promise<void> {
    await this.run.execute(batchId);
  }
}
