import { CLOCK, type Clock, uuidv7 } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Decision } from '../decisions/decision.js';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { DomainRepository } from '../domains/domain.repository.js';
import { grantedDomains } from '../domains/host-grants.js';
import { ActivationDemands, type Demands } from '../sites/activation-demands.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { SiteNaming } from '../sites/site-naming.js';
import { type NewSite, SiteRepository } from '../sites/site.repository.js';
import type { UnitKind } from '../units/unit.js';
import { UnitRepository } from '../units/unit.repository.js';
import { obstacle } from './batch.errors.js';
import type { Batch, BatchItem, Obstacle } from './batch.js';
import { SiteFurnisher } from './site-furnisher.js';

interface Built {
  readonly item: BatchItem;
  readonly site: NewSite;
  readonly shortfall: Obstacle | null;
}

/** Makes any number of granted sites in the open platform transaction, with a fixed number of statements. */
@Injectable()
export class SiteBuilder {
  constructor(
    private readonly demands: ActivationDemands,
    private readonly units: UnitRepository,
    private readonly naming: SiteNaming,
    private readonly sites: SiteRepository,
    private readonly domains: DomainRepository,
    private readonly decisions: DecisionRepository,
    private readonly furnisher: SiteFurnisher,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Items as they stand afterwards: done, or blocked with a site that waits for its head or foot. */
  async build(batch: Batch, items: readonly BatchItem[]): Promise<BatchItem[]> {
    const decision = await this.decisions.get(batch.decisionId);
    const built = await this.design(batch, decision, items);
    await this.sites.insert(built.map(({ site }) => site));
    await this.grantHosts(built);
    await this.sites.writeFacts(
      built.flatMap(({ item, site }) => Object.entries(item.facts).map(([code, value]) => ({ siteId: site.id, code, value }))),
    );
    await this.furnisher.furnish(built.map(({ site }) => site.id));
    await this.showBelow(built);
    await this.record(batch, decision, built);
    return built.map(({ item, site, shortfall }) => ({
      ...item,
      siteId: site.id,
      state: shortfall ? 'blocked' : 'done',
      obstacle: shortfall,
    }));
  }

  private async design(batch: Batch, decision: Decision, items: readonly BatchItem[]): Promise<Built[]> {
    const today = this.clock.today();
    const ids = items.map(({ unitId }) => unitId);
    const units = await this.units.nearestMany(ids, decision.decidedOn);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const names = await this.naming.of(units, decision.decidedOn);
    const demands = new Map<UnitKind, Demands>();
    return items.map((item) => {
      const { id: unitId, kind } = byId.get(item.unitId)!;
      const asked = demands.get(kind) ?? this.demands.on(today, kind);
      demands.set(kind, asked);
      const lacks = asked.shortfall(item);
      const site: NewSite = {
        ...names.get(unitId)!,
        id: uuidv7(),
        unitId,
        kind,
        state: lacks ? 'approved' : 'active',
        decisionId: decision.id,
        head: item.head,
        demonstration: batch.demonstration,
        approvedOn: decision.decidedOn,
        activatedOn: lacks ? null : today,
      };
      return { item, site, shortfall: lacks && obstacle(lacks.code, lacks.message) };
    });
  }

  private async grantHosts(built: readonly Built[]): Promise<void> {
    const papers = await this.decisions.byIds(built.map(({ item }) => item.grant!.decisionId));
    const domains = built.flatMap(({ item, site }) => {
      const { host, basis, regime, ruleId, decisionId } = item.grant!;
      return grantedDomains({ siteId: site.id, host, basis, regime: { code: regime, ruleId }, decision: papers.get(decisionId)! });
    });
    await this.domains.insert(domains);
  }

  /** Pages of sites made before their parent's name its host as well. */
  private async showBelow(built: readonly Built[]): Promise<void> {
    const parents = built.filter(({ site }) => site.kind !== 'commune').map(({ site }) => site.unitId);
    const own = new Set(built.map(({ site }) => site.id));
    if (parents.length > 0) await this.chronicle.show((await this.sites.beneath(parents)).filter((id) => !own.has(id)));
  }

  /** One entry and one event for the whole chunk: first provisioning belongs to the platform's chain. */
  private async record(batch: Batch, decision: Decision, built: readonly Built[]): Promise<void> {
    await this.chronicle.notePlatform({
      what: 'sites.provisioned',
      subject: { kind: 'provisioning-batch', id: batch.id, label: decision.number },
      basis: 'LA-19.2',
      details: {
        number: decision.number,
        decidedOn: decision.decidedOn,
        sites: built.map(({ item, site }) => ({ siteId: site.id, unitId: site.unitId, host: item.grant!.host, state: site.state })),
      },
      event: { batchId: batch.id, siteIds: built.map(({ site }) => site.id) },
    });
  }
}
