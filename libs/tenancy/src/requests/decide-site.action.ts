import { formatDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { TenancyRules } from '../rules/tenancy-rules.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { datesOutOfOrder, opinionMissing, requestNotFound } from '../sites/site.errors.js';
import { siteStates } from '../sites/site.js';
import { SiteRepository } from '../sites/site.repository.js';
import { UnitService } from '../units/unit.service.js';
import { requestStates, type SiteRequest } from './site-request.js';
import { SiteRequestRepository } from './site-request.repository.js';

export interface DecideSiteInput {
  readonly requestId: string;
  readonly outcome: 'approve' | 'refuse';
  readonly decision: DecisionInput;
}

/** Records what UBND tỉnh decided about a requested site. The webmaster carries it out and takes no decision. Basis: LA-19.2 */
@Injectable()
export class DecideSiteAction {
  constructor(
    private readonly database: Database,
    private readonly rules: TenancyRules,
    private readonly units: UnitService,
    private readonly sites: SiteRepository,
    private readonly requests: SiteRequestRepository,
    private readonly decisions: DecisionRepository,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_request_not_found` · ConflictError `opinion_missing`, `wrong_state` · InvalidError `unit_not_valid`, `dates_out_of_order`, `decision_in_future` */
  async execute({ requestId, outcome, decision: paper }: DecideSiteInput): Promise<SiteRequest> {
    return this.database.inPlatform(async () => {
      const request = await this.requests.lock(requestId);
      if (!request) throw requestNotFound();
      const site = (await this.sites.lock(request.siteId))!;
      const rule = this.rules.activation(site.kind, paper.decidedOn);
      if (request.state === 'submitted' && rule.value.boardOpinion) throw opinionMissing(rule.basis);
      const nextRequest = requestStates.next(request.state, outcome);
      const nextSite = siteStates.next(site.state, outcome);
      if (paper.decidedOn < request.documentDate) {
        throw datesOutOfOrder(
          'decision',
          `ngày ${formatDate(request.documentDate)} của văn bản đề nghị`,
          `Ngày quyết định ${formatDate(paper.decidedOn)}`,
        );
      }
      // A unit's validity is judged on the decision's date.
      await this.units.getValid(request.unitId, paper.decidedOn, 'decision');

      const summary = paper.summary ?? `${outcome === 'approve' ? 'Cho phép' : 'Không cho phép'} mở ${site.name}`;
      const decision = await this.decisions.record({ ...paper, summary, issuer: rule.value.committeeLabel });
      await this.requests.setState(requestId, nextRequest, decision.id);
      await this.sites.setState(site.id, nextSite, {
        decisionId: decision.id,
        ...(outcome === 'approve' && { approvedOn: decision.decidedOn }),
      });
      await this.chronicle.note({
        siteId: site.id,
        what: outcome === 'approve' ? 'site.approved' : 'site.refused',
        label: site.name,
        basis: rule.basis,
        details: { number: decision.number, decidedOn: decision.decidedOn, issuer: decision.issuer, ruleId: rule.ruleId },
      });
      return (await this.requests.find(requestId))!;
    });
  }
}
