import { CLOCK, type Clock, formatDate, type IsoDate, tidy, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { CommitteeDecisions } from '../decisions/committee-decisions.js';
import type { Decision, DecisionInput } from '../decisions/decision.js';
import { TenancyRules } from '../rules/tenancy-rules.js';
import { tidyFacts } from '../sites/footer-facts.js';
import { dateInFuture, opinionMissing } from '../sites/site.errors.js';
import { type Particulars, tidyHead } from '../sites/site-particulars.js';
import type { ResponsibleHead, Site } from '../sites/site.js';
import { SiteRepository } from '../sites/site.repository.js';
import type { Unit } from '../units/unit.js';
import { UnitRepository } from '../units/unit.repository.js';
import { compareUnits } from '../units/units-file.js';
import { noUnits, obstacle, opinionAfterDecision, unitsUnknown } from './batch.errors.js';
import type { Batch, BatchItem } from './batch.js';
import { BatchRepository } from './batch.repository.js';

export interface PrepareBatchInput {
  readonly decision: DecisionInput;
  /** The board's opinion on paper: number and day. Not asked for the province's own portal. */
  readonly opinion?: { readonly number: string; readonly date: IsoDate };
  readonly units: readonly ({ readonly unitId: string } & Particulars)[];
  readonly demonstration?: boolean;
}

/**
 * Names the units that one decision of UBND tỉnh gives sites. The same decision again adds to its batch and changes nothing that is done.
 * Basis: LA-19.2
 */
@Injectable()
export class PrepareBatchAction {
  constructor(
    private readonly database: Database,
    private readonly rules: TenancyRules,
    private readonly units: UnitRepository,
    private readonly sites: SiteRepository,
    private readonly batches: BatchRepository,
    private readonly decisions: CommitteeDecisions,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws InvalidError `units_required`, `unit_not_found`, `dates_out_of_order`, `date_in_future`, `decision_in_future`, faults of head and facts · ConflictError `opinion_missing` */
  async execute(input: PrepareBatchInput): Promise<Batch> {
    return this.database.inPlatform(async () => {
      const units = await this.unitsOf(input);
      this.checkOpinion(input, [...units.values()]);
      const decision = await this.decisions.record(
        'commune',
        input.decision,
        `Cho phép mở ${input.units.length} trang`,
        input.demonstration,
      );
      const batch = await this.findOrOpen(decision, input);

      const known = new Map((await this.batches.items(batch.id)).map((item) => [item.unitId, item]));
      const items = await this.plan(input, units, known, decision.decidedOn);
      if (items.length === 0) return batch;
      await this.batches.write(batch.id, items);
      await this.chronicle.notePlatform({
        what: 'provisioning.prepared',
        subject: { kind: 'provisioning-batch', id: batch.id, label: decision.number },
        basis: 'LA-19.2',
        details: { number: decision.number, decidedOn: decision.decidedOn, opinion: batch.opinion, units: items.length },
      });
      return (await this.batches.find(batch.id))!;
    });
  }

  /** Units as they stand on the day of the decision, or last stood before it. */
  private async unitsOf(input: PrepareBatchInput): Promise<Map<string, Unit>> {
    if (input.units.length === 0) throw noUnits();
    const ids = [...new Set(input.units.map(({ unitId }) => unitId))];
    const units = new Map((await this.units.nearestMany(ids, input.decision.decidedOn)).map((unit) => [unit.id, unit]));
    const unknown = ids.filter((id) => !units.has(id));
    if (unknown.length > 0) throw unitsUnknown(unknown);
    return units;
  }

  private checkOpinion({ opinion, decision }: PrepareBatchInput, units: readonly Unit[]): void {
    if (opinion) {
      if (opinion.date > this.clock.today()) throw dateInFuture('opinion', opinion.date);
      if (opinion.date > decision.decidedOn) throw opinionAfterDecision(opinion.date, decision.decidedOn);
      return;
    }
    const demanding = [...new Set(units.map(({ kind }) => kind))]
      .map((kind) => this.rules.activation(kind, decision.decidedOn))
      .find(({ value }) => value.boardOpinion);
    if (demanding) throw opinionMissing(demanding.basis);
  }

  private async findOrOpen(decision: Decision, { opinion, demonstration }: PrepareBatchInput): Promise<Batch> {
    const existing = await this.batches.findByDecision(decision.id);
    if (existing) return existing;
    const id = uuidv7();
    await this.batches.insert({
      id,
      decisionId: decision.id,
      opinion: opinion ? { number: tidy(opinion.number), date: opinion.date } : null,
      demonstration: demonstration ?? false,
    });
    return (await this.batches.find(id))!;
  }

  /** Items to add, and those not done whose particulars were completed. */
  private async plan(
    input: PrepareBatchInput,
    units: ReadonlyMap<string, Unit>,
    known: ReadonlyMap<string, BatchItem>,
    on: IsoDate,
  ): Promise<BatchItem[]> {
    const given = new Map(input.units.map((one) => [one.unitId, one]));
    const added = [...units.values()].filter(({ id }) => !known.has(id)).sort(compareUnits);
    const sites = await this.sites.ofUnits(added.map(({ id }) => id));
    const portal = await this.sites.findProvince();
    const first = known.size;
    const fresh = added.map((unit, index) =>
      newItem(unit, first + index, particularsOf(given.get(unit.id)!), on, sites.get(unit.id) ?? null, portal),
    );
    return [...[...known.values()].flatMap((item) => completed(item, given.get(item.unitId))), ...fresh];
  }
}

function newItem(
  unit: Unit,
  position: number,
  particulars: Pick<BatchItem, 'head' | 'facts'>,
  on: IsoDate,
  site: Site | null,
  portal: Site | null,
): BatchItem {
  const item: BatchItem = { unitId: unit.id, position, state: 'waiting', ...particulars, grant: null, siteId: null, obstacle: null };
  if (site)
    return { ...item, state: 'done', siteId: site.id, obstacle: obstacle('site_exists', `Đơn vị đã có trang từ trước: ${site.name}.`) };
  if (unit.validFrom > on || (unit.validTo !== null && unit.validTo <= on)) {
    return {
      ...item,
      state: 'blocked',
      obstacle: obstacle('unit_not_valid', `${unit.fullName} không hoạt động vào ngày quyết định ${formatDate(on)}.`),
    };
  }
  // Basis: LA-1
  if (unit.kind === 'province' && portal)
    return { ...item, state: 'blocked', obstacle: obstacle('province_site_exists', `Tỉnh đã có cổng: ${portal.name}.`) };
  return item;
}

const particularsOf = ({ head, facts }: Particulars): { head: ResponsibleHead | null; facts: Record<string, string> } => ({
  head: head ? tidyHead(head) : null,
  facts: tidyFacts(facts ?? {}),
});

function completed(item: BatchItem, given: Particulars | undefined): BatchItem[] {
  if (!given || item.state === 'done') return [];
  const { head, facts } = particularsOf(given);
  const next = { ...item, head: head ?? item.head, facts: { ...item.facts, ...facts } };
  return JSON.stringify([next.head, next.facts]) === JSON.stringify([item.head, item.facts]) ? [] : [next];
}
