import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { DomainRepository } from '../domains/domain.repository.js';
import type { Unit } from '../units/unit.js';
import { UnitLines } from '../units/unit-lines.js';
import { UnitRepository } from '../units/unit.repository.js';
import type { Site } from './site.js';
import type { ShellLevel, SiteShell } from './site-shell.js';
import { SiteRepository } from './site.repository.js';

/** Puts together what citizens' pages need of sites, for any number of them in a fixed number of statements. */
@Injectable()
export class SiteShellReader {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly units: UnitRepository,
    private readonly lines: UnitLines,
    private readonly domains: DomainRepository,
    private readonly decisions: DecisionRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Shells of the sites that UBND tỉnh has decided; others are left out. */
  async read(siteIds: readonly string[]): Promise<SiteShell[]> {
    const today = this.clock.today();
    const decided = (await this.sites.findMany(siteIds)).filter(isDecided);
    const ids = decided.map(({ id }) => id);
    const { units, levels } = await this.placesOf(decided);
    const hosts = await this.domains.ofSites(ids, today);
    const facts = await this.sites.facts(ids);
    const decisions = await this.decisions.byIds(decided.map(({ decisionId }) => decisionId));
    const suspensions = await this.suspensions(decided.filter(({ state }) => state === 'suspended').map(({ id }) => id));
    return decided.map((site) => {
      const { id, code, type, name, fullName, shortName, parentId } = units.get(site.unitId)!;
      const { number, decidedOn, issuer } = decisions.get(site.decisionId)!;
      return {
        siteId: site.id,
        kind: site.kind,
        state: site.state,
        name: site.name,
        unit: { id, code, type, name, fullName, shortName, parentId },
        levels: levels.get(site.unitId)!,
        hosts: (hosts.get(site.id) ?? []).map(({ host, role }) => ({ host, role })),
        facts: facts.get(site.id) ?? {},
        head: site.head,
        decision: { number, decidedOn, issuer },
        suspension: suspensions.get(site.id) ?? null,
        demonstration: site.demonstration,
      };
    });
  }

  /** Units of the sites and, for each, the levels from the province down to it with their sites. */
  private async placesOf(sites: readonly Site[]): Promise<{ units: Map<string, Unit>; levels: Map<string, ShellLevel[]> }> {
    const today = this.clock.today();
    const units = await this.units.nearestMany([...new Set(sites.map(({ unitId }) => unitId))], today);
    const lines = await this.lines.above(units, today);
    const above = new Set([...lines.values()].flat().map(({ id }) => id));
    const sitesAbove = await this.sites.ofUnits([...above]);
    const own = new Map(sites.map((site) => [site.unitId, site]));
    const levelOf = (unit: Unit): ShellLevel => {
      const site = own.get(unit.id) ?? sitesAbove.get(unit.id);
      return { unitId: unit.id, kind: unit.kind, unitName: unit.fullName, siteId: site?.id ?? null, host: site?.host ?? null };
    };
    return {
      units: new Map(units.map((unit) => [unit.id, unit])),
      levels: new Map(units.map((unit) => [unit.id, [...lines.get(unit.id)!.toReversed(), unit].map(levelOf)])),
    };
  }

  private async suspensions(siteIds: readonly string[]): Promise<Map<string, { since: Date; reason: string }>> {
    if (siteIds.length === 0) return new Map();
    const rows = await this.database.query<{ site_id: string; since: Date; reason: string }>(
      'select site_id, since, reason from site_suspensions where site_id = any ($1) and ended_at is null',
      [siteIds],
    );
    return new Map(rows.map(({ site_id, since, reason }) => [site_id, { since, reason }]));
  }
}

type DecidedSite = Site & { readonly state: SiteShell['state']; readonly decisionId: string };

const isDecided = (site: Site): site is DecidedSite => site.decisionId !== null && site.state !== 'requested' && site.state !== 'refused';
