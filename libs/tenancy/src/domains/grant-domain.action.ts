import { formatDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { DomainDecisions } from '../decisions/domain-decisions.js';
import { SiteFurnisher } from '../provisioning/site-furnisher.js';
import { requestStates, type SiteRequest } from '../requests/site-request.js';
import { SiteRequestRepository } from '../requests/site-request.repository.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { datesOutOfOrder, decisionMissing, requestNotFound } from '../sites/site.errors.js';
import { SiteRepository } from '../sites/site.repository.js';
import { HostGrants } from './host-grants.js';

export interface GrantDomainInput {
  readonly requestId: string;
  readonly host: string;
  readonly decision: DecisionInput;
  /** The domain manager has seen that several units have this name and gives the host all the same. */
  readonly collisionDecided?: boolean;
}

/** The domain manager gives an approved site its host; with it the site is furnished. Basis: LA-3.2 */
@Injectable()
export class GrantDomainAction {
  constructor(
    private readonly database: Database,
    private readonly requests: SiteRequestRepository,
    private readonly sites: SiteRepository,
    private readonly decisions: DomainDecisions,
    private readonly grants: HostGrants,
    private readonly furnisher: SiteFurnisher,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_request_not_found` · ConflictError `decision_missing`, `wrong_state`, `host_collision`, `host_taken` · InvalidError of the host */
  async execute({ requestId, host, decision: paper, collisionDecided }: GrantDomainInput): Promise<SiteRequest> {
    return this.database.inPlatform(async () => {
      const request = await this.requests.lock(requestId);
      if (!request) throw requestNotFound();
      // Basis: LA-19.2
      if (request.state === 'submitted' || request.state === 'examined') throw decisionMissing();
      const next = requestStates.next(request.state, 'grant');
      const site = (await this.sites.lock(request.siteId))!;
      if (paper.decidedOn < site.approvedOn!) {
        throw datesOutOfOrder(
          'decision',
          `ngày ${formatDate(site.approvedOn!)} của quyết định mở trang`,
          `Ngày cấp tên miền ${formatDate(paper.decidedOn)}`,
        );
      }

      const decision = await this.decisions.record(paper, `Cấp tên miền cho ${site.name}`);
      const domain = await this.grants.give({ siteId: site.id, unitId: site.unitId, host, decision, collisionDecided });
      await this.requests.setState(requestId, next);
      await this.furnisher.furnish([site.id]);
      await this.chronicle.show(await this.sites.beneath([site.unitId]));
      await this.chronicle.note({
        siteId: site.id,
        what: 'domain.granted',
        label: site.name,
        basis: domain.basis,
        details: {
          host: domain.host,
          regime: domain.regime,
          ruleId: domain.ruleId,
          number: decision.number,
          decidedOn: decision.decidedOn,
          collisionDecided: collisionDecided ?? false,
        },
        event: { host: domain.host },
      });
      return (await this.requests.find(requestId))!;
    });
  }
}
