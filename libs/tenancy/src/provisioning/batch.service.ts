import type { IsoDate } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { HostSpaces } from '../hosts/host-spaces.js';
import { proposeHosts } from '../hosts/propose-hosts.js';
import { toDecisionView } from '../http/paper.dto.js';
import { UnitRepository } from '../units/unit.repository.js';
import { batchNotFound } from './batch.errors.js';
import { type Batch, type BatchItem, batchStates, ITEM_STATE_LABELS, type ItemState, lacksHost } from './batch.js';
import { BatchRepository } from './batch.repository.js';
import type { BatchDetail, BatchItemView, BatchProposalView, BatchView } from './http/provisioning.dto.js';

const REPORT_LIMIT = 1000;
const NOT_DONE: readonly ItemState[] = ['blocked', 'waiting', 'ready'];

/** Batches as officials see them: progress, and what was not done and why. In the open platform transaction. */
@Injectable()
export class BatchService {
  constructor(
    private readonly batches: BatchRepository,
    private readonly decisions: DecisionRepository,
    private readonly units: UnitRepository,
    private readonly spaces: HostSpaces,
  ) {}

  /** @throws NotFoundError `provisioning_batch_not_found` */
  async get(id: string): Promise<BatchDetail> {
    const batch = await this.find(id);
    const open = await this.batches.items(id, { states: NOT_DONE, limit: REPORT_LIMIT });
    const ordered = NOT_DONE.flatMap((state) => open.filter((item) => item.state === state));
    return { ...(await this.view(batch)), report: await this.itemViews(batch, ordered) };
  }

  async list(after: string | undefined, limit: number): Promise<BatchView[]> {
    const views: BatchView[] = [];
    for (const batch of await this.batches.list(after ?? null, limit)) views.push(await this.view(batch));
    return views;
  }

  async items(
    id: string,
    states: readonly ItemState[] | undefined,
    after: number | undefined,
    limit: number,
  ): Promise<(BatchItemView & { position: number })[]> {
    const batch = await this.find(id);
    const items = await this.batches.items(id, { states, after, limit });
    const views = await this.itemViews(batch, items);
    return views.map((view, index) => ({ ...view, position: items[index]!.position }));
  }

  /** Units that could still be given a host. */
  async withoutHost(id: string): Promise<string[]> {
    return (await this.batches.items(id, { states: ['waiting', 'blocked'] })).filter(lacksHost).map(({ unitId }) => unitId);
  }

  /** What the rule of a day would give each unit that waits for a host; those that must be named come first. */
  async proposals(id: string, on: IsoDate): Promise<BatchProposalView[]> {
    await this.find(id);
    const waiting = (await this.batches.items(id, { states: ['waiting', 'blocked'] })).filter(lacksHost);
    const { space, unit } = await this.spaces.on(
      on,
      waiting.map(({ unitId }) => unitId),
    );
    const views = waiting.flatMap(({ unitId }): BatchProposalView[] => {
      const placed = unit(unitId);
      if (!placed) return [];
      const { outcome, sentence, basis, proposals } = proposeHosts(placed, space);
      const host = outcome === 'proposed' ? (proposals.find(({ recommended }) => recommended)?.host ?? null) : null;
      const suggestions = proposals.filter(({ available }) => available).map((proposal) => proposal.host);
      return [{ unitId, unitName: placed.fullName, outcome, sentence, host, suggestions, basis }];
    });
    return [...views.filter(({ host }) => host === null), ...views.filter(({ host }) => host !== null)];
  }

  private async find(id: string): Promise<Batch> {
    const batch = await this.batches.find(id);
    if (!batch) throw batchNotFound();
    return batch;
  }

  private async view(batch: Batch): Promise<BatchView> {
    return {
      id: batch.id,
      decision: toDecisionView(await this.decisions.get(batch.decisionId)),
      opinionNumber: batch.opinion?.number ?? null,
      opinionDate: batch.opinion?.date ?? null,
      state: batch.state,
      stateLabel: batchStates.label(batch.state),
      counts: await this.batches.counts(batch.id),
      preparedBy: batch.preparedBy,
      preparedAt: batch.preparedAt.toISOString(),
      startedAt: batch.startedAt?.toISOString() ?? null,
      finishedAt: batch.finishedAt?.toISOString() ?? null,
    };
  }

  private async itemViews(batch: Batch, items: readonly BatchItem[]): Promise<BatchItemView[]> {
    const { decidedOn } = await this.decisions.get(batch.decisionId);
    const ids = items.map(({ unitId }) => unitId);
    const names = new Map((await this.units.nearestMany(ids, decidedOn)).map(({ id, fullName }) => [id, fullName]));
    return items.map((item) => ({
      unitId: item.unitId,
      unitName: names.get(item.unitId) ?? '',
      state: item.state,
      stateLabel: ITEM_STATE_LABELS[item.state],
      host: item.grant?.host ?? null,
      siteId: item.siteId,
      code: item.obstacle?.code ?? null,
      reason: item.obstacle?.reason ?? null,
      suggestions: [...(item.obstacle?.suggestions ?? [])],
    }));
  }
}
