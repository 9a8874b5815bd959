import { tidy } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { CommitteeDecisions } from '../decisions/committee-decisions.js';
import { SiteChronicle } from './site-chronicle.js';
import { decisionRequired, siteNotFound } from './site.errors.js';
import { type Site, siteStates } from './site.js';
import { SiteRepository } from './site.repository.js';
import { SuspensionRepository } from './suspension.repository.js';

export interface ResumeSiteInput {
  readonly siteId: string;
  readonly reason: string;
  readonly decision?: DecisionInput;
}

/** Puts a suspended site before citizens again; what a decision stopped, a decision starts. */
@Injectable()
export class ResumeSiteAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly suspensions: SuspensionRepository,
    private readonly decisions: CommitteeDecisions,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_not_found` · ConflictError `wrong_state` · InvalidError `decision_required`, `decision_in_future` */
  async execute({ siteId, reason, decision: paper }: ResumeSiteInput): Promise<Site> {
    return this.database.inPlatform(async () => {
      const site = await this.sites.lock(siteId);
      if (!site) throw siteNotFound();
      const next = siteStates.next(site.state, 'resume');
      const suspension = (await this.suspensions.findOpen(siteId))!;
      if (suspension.ground === 'decision' && !paper) {
        throw decisionRequired('Trang tạm dừng theo quyết định thì chỉ hoạt động lại theo quyết định của Ủy ban nhân dân tỉnh.');
      }

      const words = tidy(reason);
      const decision = paper ? await this.decisions.record(site.kind, paper, `Cho ${site.name} hoạt động lại`) : null;
      await this.suspensions.close(suspension.id, words, decision?.id ?? null);
      await this.sites.setState(siteId, next);
      await this.chronicle.noteAndShow({
        siteId,
        what: 'site.resumed',
        label: site.name,
        basis: suspension.ground === 'decision' ? 'LA-19.2' : 'LA-11.1',
        details: { reason: words, number: decision?.number ?? null, decidedOn: decision?.decidedOn ?? null },
      });
      return (await this.sites.find(siteId))!;
    });
  }
}
