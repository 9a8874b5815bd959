import { formatDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import type { Decision, DecisionInput } from '../decisions/decision.js';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { DomainDecisions } from '../decisions/domain-decisions.js';
import type { PlacedUnit } from '../hosts/domain-regime.js';
import type { HostSpace } from '../hosts/host-space.js';
import { HostSpaces } from '../hosts/host-spaces.js';
import { judgeHost, tidyHost } from '../hosts/judge-host.js';
import { proposeHosts } from '../hosts/propose-hosts.js';
import { datesOutOfOrder } from '../sites/site.errors.js';
import { batchNotFound, notInBatch, obstacle } from './batch.errors.js';
import { type Batch, type BatchItem, batchStates, lacksHost } from './batch.js';
import { BatchRepository } from './batch.repository.js';

export interface DecidedHost {
  readonly unitId: string;
  readonly host: string;
  readonly collisionDecided?: boolean;
}

export interface GrantBatchInput {
  readonly batchId: string;
  readonly decision: DecisionInput;
  /** Hosts the decision names one by one: collisions, kinds without a form, any other choice. The rest get the host the rule gives them. */
  readonly hosts: readonly DecidedHost[];
}

/** The domain manager grants the hosts of a batch; where the rule gives no single host, only a named one counts. Basis: LA-3.2 */
@Injectable()
export class GrantBatchAction {
  constructor(
    private readonly database: Database,
    private readonly batches: BatchRepository,
    private readonly spaces: HostSpaces,
    private readonly committee: DecisionRepository,
    private readonly decisions: DomainDecisions,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `provisioning_batch_not_found` · InvalidError `unit_not_in_batch`, `dates_out_of_order`, `no_domain_regime`, `decision_in_future` */
  async execute({ batchId, decision: paper, hosts }: GrantBatchInput): Promise<Batch> {
    return this.database.inPlatform(async () => {
      const batch = await this.batches.lock(batchId);
      if (!batch) throw batchNotFound();
      const open = (await this.batches.items(batchId, { states: ['waiting', 'blocked'] })).filter(lacksHost);
      const named = new Map(hosts.map((one) => [one.unitId, one]));
      const strangers = [...named.keys()].filter((id) => !open.some((item) => item.unitId === id));
      if (strangers.length > 0) throw notInBatch(strangers);
      if (open.length === 0) return batch;
      const founding = await this.committee.get(batch.decisionId);
      if (paper.decidedOn < founding.decidedOn) {
        throw datesOutOfOrder(
          'decision',
          `ngày ${formatDate(founding.decidedOn)} của quyết định mở trang`,
          `Ngày cấp tên miền ${formatDate(paper.decidedOn)}`,
        );
      }

      const decision = await this.decisions.record(paper, `Cấp tên miền cho ${open.length} trang`, batch.demonstration);
      const items = await this.give(open, named, decision);
      await this.batches.mark(batchId, items);
      await this.batches.setState(batchId, batchStates.next(batch.state, 'grant'));
      await this.record(batch, decision, items, hosts);
      return (await this.batches.find(batchId))!;
    });
  }

  private async give(open: readonly BatchItem[], named: ReadonlyMap<string, DecidedHost>, decision: Decision): Promise<BatchItem[]> {
    const wanted = [...named.values()].map(({ host }) => tidyHost(host));
    const { space, unit } = await this.spaces.on(
      decision.decidedOn,
      open.map(({ unitId }) => unitId),
      wanted,
    );
    const given = open.map((item) => grantTo(item, unit(item.unitId), named.get(item.unitId), space, decision));
    const byHost = Map.groupBy(
      given.filter(({ grant }) => grant !== null),
      ({ grant }) => grant!.host,
    );
    return given.map((item) => {
      if (item.grant === null || byHost.get(item.grant.host)!.length === 1) return item;
      return blocked(item, 'host_taken', `${item.grant.host} được nêu cho nhiều đơn vị trong cùng một đợt.`);
    });
  }

  private async record(batch: Batch, decision: Decision, items: readonly BatchItem[], hosts: readonly DecidedHost[]): Promise<void> {
    const granted = items.filter(({ grant }) => grant !== null);
    await this.chronicle.notePlatform({
      what: 'provisioning.granted',
      subject: { kind: 'provisioning-batch', id: batch.id, label: decision.number },
      basis: 'LA-3.2',
      details: {
        number: decision.number,
        decidedOn: decision.decidedOn,
        rule: granted[0]?.grant?.ruleId ?? null,
        granted: granted.map(({ unitId, grant }) => ({ unitId, host: grant!.host })),
        named: hosts.map(({ unitId, host, collisionDecided }) => ({ unitId, host, collisionDecided: collisionDecided ?? false })),
        undecided: items.length - granted.length,
      },
      event: { batchId: batch.id, granted: granted.length },
    });
  }
}

const blocked = (item: BatchItem, code: string, reason: string, suggestions: readonly string[] = []): BatchItem => ({
  ...item,
  state: 'blocked',
  grant: null,
  obstacle: obstacle(code, reason, suggestions),
});

function grantTo(
  item: BatchItem,
  unit: PlacedUnit | undefined,
  named: DecidedHost | undefined,
  space: HostSpace,
  decision: Decision,
): BatchItem {
  if (!unit) return blocked(item, 'unit_not_valid', `Đơn vị không hoạt động vào ngày cấp tên miền ${formatDate(decision.decidedOn)}.`);
  const proposals = proposeHosts(unit, space);
  const recommended = proposals.outcome === 'proposed' ? proposals.proposals.find((proposal) => proposal.recommended)?.host : undefined;
  const wanted = named?.host ?? recommended;
  if (wanted === undefined) {
    const hosts = proposals.proposals.filter(({ available }) => available).map(({ host }) => host);
    const code = proposals.outcome === 'collision' ? 'host_collision' : proposals.outcome === 'proposed' ? 'host_taken' : 'host_undecided';
    const taken = proposals.proposals.flatMap(({ warnings }) => warnings)[0]?.message;
    return blocked(item, code, proposals.outcome === 'proposed' ? (taken ?? proposals.sentence) : proposals.sentence, hosts);
  }
  const verdict = judgeHost(wanted, unit, space, { collisionDecided: named?.collisionDecided });
  if (!verdict.lawful) return blocked(item, verdict.fault, verdict.message, verdict.suggestions);
  const grant = {
    host: verdict.host,
    decisionId: decision.id,
    ruleId: space.regime.ruleId,
    regime: space.regime.code,
    basis: verdict.basis,
  };
  return { ...item, state: 'ready', grant, obstacle: null };
}
