import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { toDecisionView } from '../http/paper.dto.js';
import { SiteRepository } from '../sites/site.repository.js';
import { toUnitView, type UnitHistory } from './http/units.dto.js';
import { unitNotFound } from './unit.errors.js';
import { UnitRepository } from './unit.repository.js';

/** A unit through time, each version with its paper. Works through whichever door is open. */
@Injectable()
export class UnitHistories {
  constructor(
    private readonly units: UnitRepository,
    private readonly decisions: DecisionRepository,
    private readonly sites: SiteRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError `unit_not_found` */
  async get(id: string): Promise<UnitHistory> {
    const versions = await this.units.versionsOf(id);
    if (versions.length === 0) throw unitNotFound();
    const site = await this.sites.findOfUnit(id);
    const papers = await this.decisions.byIds(versions.flatMap(({ decisionId }) => decisionId ?? []));
    const parents = await Promise.all(
      versions.map(async ({ parentId, validFrom }) => (parentId === null ? null : this.units.nearest(parentId, validFrom))),
    );
    return {
      id,
      kind: versions[0]!.kind,
      today: this.clock.today(),
      site: site && { id: site.id, name: site.name, state: site.state, host: site.host },
      versions: versions.map((version, index) => {
        const decision = version.decisionId === null ? undefined : papers.get(version.decisionId);
        return {
          ...toUnitView(version, site?.id ?? null, parents[index]?.fullName ?? null),
          decision: decision ? toDecisionView(decision) : null,
          basis: version.basis,
          recordedBy: version.recordedBy,
          recordedAt: version.recordedAt?.toISOString() ?? null,
        };
      }),
    };
  }
}
