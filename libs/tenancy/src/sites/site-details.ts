import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Zone } from '@cong-tinh/platform';
import { FOOTER_FACTS } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import type { Decision } from '../decisions/decision.js';
import { DecisionRepository } from '../decisions/decision.repository.js';
import type { Domain } from '../domains/domain.js';
import { DomainRepository } from '../domains/domain.repository.js';
import { toDecisionView } from '../http/paper.dto.js';
import { TenancyRules } from '../rules/tenancy-rules.js';
import type { Unit } from '../units/unit.js';
import { UnitRepository } from '../units/unit.repository.js';
import type { FactView, ListedSiteView, SiteDetail, SiteDomainView, SiteView, SuspensionView } from './http/sites.dto.js';
import { type Site, siteStates } from './site.js';
import { siteNotFound } from './site.errors.js';
import { type ListedSite, SiteRepository } from './site.repository.js';
import { SiteShellReader } from './site-shell.reader.js';
import { type Suspension, SuspensionRepository } from './suspension.repository.js';

/** Everything an official sees of one site. Works through whichever door is open. */
@Injectable()
export class SiteDetails {
  constructor(
    private readonly sites: SiteRepository,
    private readonly units: UnitRepository,
    private readonly domains: DomainRepository,
    private readonly decisions: DecisionRepository,
    private readonly suspensions: SuspensionRepository,
    private readonly shells: SiteShellReader,
    private readonly rules: TenancyRules,
    private readonly zone: Zone,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError `site_not_found` */
  async get(siteId: string): Promise<SiteDetail> {
    const site = await this.sites.find(siteId);
    if (!site) throw siteNotFound();
    const today = this.clock.today();
    const unit = (await this.units.nearest(site.unitId, today))!;
    const parent = unit.parentId === null ? null : await this.units.nearest(unit.parentId, today);
    const domains = (await this.domains.ofSites([siteId], today)).get(siteId) ?? [];
    const papers = await this.decisions.byIds(
      [site.decisionId, ...domains.map(({ decisionId }) => decisionId)].filter((id) => id !== null),
    );
    const facts = (await this.sites.facts([siteId])).get(siteId) ?? {};
    const footer = this.rules.footerFacts(site.kind, today, siteId);
    const [shell] = await this.shells.read([siteId]);
    return {
      ...this.view(site, unit, parent),
      unitCode: unit.code,
      head: site.head,
      facts: factViews(facts, footer.value.facts),
      factsBasis: footer.basis,
      decision: viewOf(papers, site.decisionId),
      levels: (shell?.levels ?? []).map(({ unitId, kind, unitName, siteId: id, host }) => ({ unitId, kind, unitName, siteId: id, host })),
      domains: domains.map((domain) => toDomainView(domain, papers)),
      suspensions: (await this.suspensions.list(siteId)).map(toSuspensionView),
    };
  }

  listed(site: ListedSite): ListedSiteView {
    const parent = site.parentName === null ? null : { fullName: site.parentName };
    return { ...this.view(site, { fullName: site.unitName }, parent), matchedByParent: site.matchedByParent };
  }

  private view(site: Site, unit: Pick<Unit, 'fullName'>, parent: Pick<Unit, 'fullName'> | null): SiteView {
    return {
      id: site.id,
      unitId: site.unitId,
      kind: site.kind,
      name: site.name,
      unitName: unit.fullName,
      parentName: parent?.fullName ?? null,
      state: site.state,
      stateLabel: siteStates.label(site.state),
      host: site.host,
      address: site.host === null ? null : this.zone.origin(site.host),
      activatedOn: site.activatedOn,
      demonstration: site.demonstration,
    };
  }
}

const viewOf = (papers: ReadonlyMap<string, Decision>, id: string | null) => {
  const paper = id === null ? undefined : papers.get(id);
  return paper ? toDecisionView(paper) : null;
};

/** What the rule demands first, in its order; then what is stated besides. */
function factViews(facts: Readonly<Record<string, string>>, demanded: readonly { code: string; label: string }[]): FactView[] {
  const required = demanded.map(({ code, label }) => ({ code, label, value: facts[code] ?? null, required: true }));
  const others = FOOTER_FACTS.filter((code) => facts[code] !== undefined && !demanded.some((fact) => fact.code === code));
  return [...required, ...others.map((code) => ({ code, label: code, value: facts[code]!, required: false }))];
}

export const toDomainView = (domain: Domain, papers: ReadonlyMap<string, Decision>): SiteDomainView => ({
  id: domain.id,
  host: domain.host,
  role: domain.role,
  compliance: domain.compliance,
  complianceNote: domain.complianceNote,
  basis: domain.basis,
  grantedOn: domain.grantedOn,
  decision: viewOf(papers, domain.decisionId),
});

const toSuspensionView = ({ ground, reason, since, suspendedBy, endedAt, endReason }: Suspension): SuspensionView => ({
  ground,
  reason,
  since: since.toISOString(),
  suspendedBy,
  endedAt: endedAt?.toISOString() ?? null,
  endReason,
});
