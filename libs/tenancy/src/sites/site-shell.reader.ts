import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { DomainRepository } from '../domains/domain.repository.js';
import type { UnitKind } from '../units/unit.js';
import type { Site } from './site.js';
import type { ShellLevel, SiteShell } from './site-shell.js';
import { SiteRepository } from './site.repository.js';

interface LevelRow {
  of_site: string;
  depth: number;
  unit_id: string;
  kind: UnitKind;
  code: string;
  type: string;
  name: string;
  full_name: string;
  short_name: string | null;
  parent_id: string | null;
  site_id: string | null;
  host: string | null;
}

/** Puts together what citizens' pages need of sites, for any number of them in a fixed number of statements. */
@Injectable()
export class SiteShellReader {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly domains: DomainRepository,
    private readonly decisions: DecisionRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Shells of the sites that UBND tỉnh has decided; others are left out. */
  async read(siteIds: readonly string[]): Promise<SiteShell[]> {
    const today = this.clock.today();
    const decided = (await this.sites.findMany(siteIds)).filter(isDecided);
    const ids = decided.map(({ id }) => id);
    const levels = Map.groupBy(await this.levels(ids, today), (row) => row.of_site);
    const hosts = await this.domains.ofSites(ids, today);
    const facts = await this.sites.facts(ids);
    const decisions = await this.decisions.byIds(decided.map(({ decisionId }) => decisionId));
    const suspensions = await this.suspensions(decided.filter(({ state }) => state === 'suspended').map(({ id }) => id));
    return decided.map((site) => {
      const lineage = levels.get(site.id)!;
      const own = lineage.find(({ depth }) => depth === 0)!;
      const { number, decidedOn, issuer } = decisions.get(site.decisionId)!;
      return {
        siteId: site.id,
        kind: site.kind,
        state: site.state,
        name: site.name,
        unit: {
          id: own.unit_id,
          code: own.code,
          type: own.type,
          name: own.name,
          fullName: own.full_name,
          shortName: own.short_name,
          parentId: own.parent_id,
        },
        levels: lineage.map(toLevel),
        hosts: (hosts.get(site.id) ?? []).map(({ host, role }) => ({ host, role })),
        facts: facts.get(site.id) ?? {},
        head: site.head,
        decision: { number, decidedOn, issuer },
        suspension: suspensions.get(site.id) ?? null,
        demonstration: site.demonstration,
      };
    });
  }

  private levels(siteIds: readonly string[], on: IsoDate): Promise<LevelRow[]> {
    return this.database.query<LevelRow>(
      `with recursive up (of_site, unit_id, depth) as (
         select id, unit_id, 0 from sites where id = any ($2)
         union all
         select up.of_site, v.parent_id, up.depth + 1
         from up join lateral (${VERSION} where unit_id = up.unit_id ${NEAREST}) v on v.parent_id is not null
         where up.depth < 5
       )
       select up.of_site, up.depth, up.unit_id, u.kind, v.code, v.type, v.name, v.full_name, v.short_name, v.parent_id, s.id as site_id, d.host
       from up
       join units u on u.id = up.unit_id
       join lateral (${VERSION} where unit_id = up.unit_id ${NEAREST}) v on true
       left join sites s on s.unit_id = up.unit_id and s.state <> 'refused'
       left join domains d on d.site_id = s.id and d.role = 'canonical' and d.valid_from <= $1 and (d.valid_to is null or $1 < d.valid_to)
       order by up.of_site, up.depth desc`,
      [on, siteIds],
    );
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

// A site outlives the end of its unit: without a version that holds today, the latest one names it.
const VERSION = 'select code, type, name, full_name, short_name, parent_id from unit_versions';
const NEAREST = 'order by (valid_from <= $1 and (valid_to is null or $1 < valid_to)) desc, valid_from desc limit 1';

const toLevel = (row: LevelRow): ShellLevel => ({
  unitId: row.unit_id,
  kind: row.kind,
  unitName: row.full_name,
  siteId: row.site_id,
  host: row.host,
});
