import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { DomainError } from '@cong-tinh/kernel';
import { ActivateSiteAction } from '../sites/activate-site.action.js';
import { batchNotFound, hostsNotGranted, obstacle } from './batch.errors.js';
import { type Batch, type BatchCounts, type BatchItem, batchStates } from './batch.js';
import { BatchRepository } from './batch.repository.js';
import { SiteBuilder } from './site-builder.js';

/** Sites made in one transaction: large enough that statements cost nothing, small enough that progress shows. */
const CHUNK = 500;

/** Makes the sites of a batch that are ready. May be stopped and run again at any time: what is done is not done twice. Basis: LA-19.2 */
@Injectable()
export class RunBatchAction {
  constructor(
    private readonly database: Database,
    private readonly batches: BatchRepository,
    private readonly builder: SiteBuilder,
    private readonly activate: ActivateSiteAction,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** Not inside a transaction: every chunk has its own. @throws NotFoundError `provisioning_batch_not_found` · ConflictError `hosts_not_granted` */
  async execute(batchId: string, progress?: (counts: BatchCounts) => void): Promise<BatchCounts> {
    const batch = await this.begin(batchId);
    if (!batch) return this.database.inPlatform(() => this.batches.counts(batchId));
    await this.activateWaiting(batchId);
    let made: number;
    do {
      made = await this.makeChunk(batch, CHUNK, null);
      if (progress) progress(await this.database.inPlatform(() => this.batches.counts(batchId)));
    } while (made > 0);
    return this.finish(batchId);
  }

  /** Null when there is nothing to do. */
  private async begin(batchId: string): Promise<Batch | null> {
    return this.database.inPlatform(async () => {
      const batch = await this.batches.lock(batchId);
      if (!batch) throw batchNotFound();
      const { ready, waiting } = await this.batches.counts(batchId);
      const unfinished = (await this.batches.items(batchId, { states: ['blocked'] })).some(({ siteId }) => siteId !== null);
      if (ready === 0 && !unfinished) {
        // Basis: LA-3.2
        if (waiting > 0) throw hostsNotGranted();
        if (batch.state === 'finished') return null;
      }
      await this.batches.setState(batchId, batchStates.next(batch.state, 'run'));
      return batch;
    });
  }

  /** Makes up to `limit` ready items at once; when the database refuses one of them, halves until it is found and reported. */
  private async makeChunk(batch: Batch, limit: number, unitIds: readonly string[] | null): Promise<number> {
    let taken: BatchItem[] = [];
    try {
      await this.database.inPlatform(async () => {
        taken = await this.batches.take(batch.id, limit, unitIds);
        if (taken.length > 0) await this.batches.mark(batch.id, await this.builder.build(batch, taken));
      });
      return taken.length;
    } catch (error) {
      if (!isRefusedByConstraint(error)) throw error;
      if (taken.length === 1) {
        await this.block(batch.id, taken[0]!, error);
        return 1;
      }
      const half = Math.ceil(taken.length / 2);
      const ids = taken.map(({ unitId }) => unitId);
      return (await this.makeChunk(batch, half, ids.slice(0, half))) + (await this.makeChunk(batch, half, ids.slice(half)));
    }
  }

  private async block(batchId: string, item: BatchItem, error: unknown): Promise<void> {
    const reason = `Cơ sở dữ liệu không nhận: ${(error as Error).message}`;
    await this.database.inPlatform(() =>
      this.batches.mark(batchId, [{ ...item, state: 'blocked', grant: null, obstacle: obstacle('refused_by_database', reason) }]),
    );
  }

  /** Sites made earlier that lacked their head or foot: whoever completed them finds them activated. */
  private async activateWaiting(batchId: string): Promise<void> {
    const items = (await this.database.inPlatform(() => this.batches.items(batchId, { states: ['blocked'] }))).filter(
      ({ siteId }) => siteId !== null,
    );
    for (const item of items) {
      const next = await this.tryToActivate(item);
      if (next) await this.database.inPlatform(() => this.batches.mark(batchId, [next]));
    }
  }

  private async tryToActivate(item: BatchItem): Promise<BatchItem | null> {
    try {
      await this.activate.execute(item.siteId!, { head: item.head ?? undefined, facts: item.facts });
      return { ...item, state: 'done', obstacle: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'wrong_state') return { ...item, state: 'done', obstacle: null };
      return { ...item, obstacle: obstacle(error.code, error.message) };
    }
  }

  private async finish(batchId: string): Promise<BatchCounts> {
    return this.database.inPlatform(async () => {
      const batch = (await this.batches.lock(batchId))!;
      const counts = await this.batches.counts(batchId);
      await this.batches.setState(batchId, batchStates.next(batch.state, 'finish'));
      await this.chronicle.notePlatform({
        what: 'provisioning.finished',
        subject: { kind: 'provisioning-batch', id: batchId },
        basis: 'LA-19.2',
        details: { ...counts },
        event: { batchId, done: counts.done, blocked: counts.blocked },
      });
      return counts;
    });
  }
}

/** SQLSTATE class 23: a constraint said no to one of the rows. */
function isRefusedByConstraint(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return (driverError?.code ?? code ?? '').startsWith('23');
}
