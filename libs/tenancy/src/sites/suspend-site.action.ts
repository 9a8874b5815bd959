import { CLOCK, type Clock, tidy } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { CommitteeDecisions } from '../decisions/committee-decisions.js';
import { SiteChronicle } from './site-chronicle.js';
import { decisionRequired, siteNotFound } from './site.errors.js';
import { type Site, siteStates } from './site.js';
import { SiteRepository } from './site.repository.js';
import { type SuspensionGround, SuspensionRepository } from './suspension.repository.js';

export interface SuspendSiteInput {
  readonly siteId: string;
  readonly ground: SuspensionGround;
  readonly reason: string;
  readonly decision?: DecisionInput;
}

/** Takes a site from before citizens for a time, by a decision of UBND tỉnh or on a technical ground that is recorded. */
@Injectable()
export class SuspendSiteAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly suspensions: SuspensionRepository,
    private readonly decisions: CommitteeDecisions,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError `site_not_found` · ConflictError `wrong_state` · InvalidError `decision_required`, `decision_in_future` */
  async execute({ siteId, ground, reason, decision: paper }: SuspendSiteInput): Promise<Site> {
    return this.database.inPlatform(async () => {
      const site = await this.sites.lock(siteId);
      if (!site) throw siteNotFound();
      const next = siteStates.next(site.state, 'suspend');
      if (ground === 'decision' && !paper)
        throw decisionRequired('Tạm dừng theo quyết định thì phải ghi số và ngày quyết định của Ủy ban nhân dân tỉnh.');

      const words = tidy(reason);
      const decision = paper ? await this.decisions.record(site.kind, paper, `Tạm dừng ${site.name}`) : null;
      await this.suspensions.open(siteId, ground, words, decision?.id ?? null);
      await this.sites.setState(siteId, next);
      await this.chronicle.noteAndShow({
        siteId,
        what: 'site.suspended',
        label: site.name,
        basis: ground === 'decision' ? 'LA-19.2' : 'LA-11.1',
        details: {
          ground,
          reason: words,
          at: this.clock.now().toISOString(),
          number: decision?.number ?? null,
          decidedOn: decision?.decidedOn ?? null,
        },
        event: { ground },
      });
      return (await this.sites.find(siteId))!;
    });
  }
}
