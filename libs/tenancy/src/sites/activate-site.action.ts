import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { requestStates } from '../requests/site-request.js';
import { SiteRequestRepository } from '../requests/site-request.repository.js';
import { ActivationDemands } from './activation-demands.js';
import { SiteChronicle } from './site-chronicle.js';
import { decisionMissing, domainMissing, siteNotFound } from './site.errors.js';
import { type Particulars, SiteParticulars } from './site-particulars.js';
import { type Site, siteStates } from './site.js';
import { SiteRepository } from './site.repository.js';

/** Puts a site before citizens, once it was decided, has its host, a named head and a complete foot. Basis: LA-19.2, LA-QĐ.3 */
@Injectable()
export class ActivateSiteAction {
  constructor(
    private readonly database: Database,
    private readonly demands: ActivationDemands,
    private readonly sites: SiteRepository,
    private readonly requests: SiteRequestRepository,
    private readonly particulars: SiteParticulars,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError `site_not_found` · ConflictError `decision_missing`, `domain_missing`, `wrong_state` · InvalidError `head_missing`, `facts_missing`, `fact_wrong` */
  async execute(siteId: string, given: Particulars = {}): Promise<Site> {
    return this.database.inPlatform(async () => {
      const site = await this.sites.lock(siteId);
      if (!site) throw siteNotFound();
      if (site.state === 'requested') throw decisionMissing();
      const next = siteStates.next(site.state, 'activate');
      if (site.host === null) throw domainMissing();

      // Head and foot are judged on the day of activation.
      const today = this.clock.today();
      const { head, facts } = await this.particulars.write(site, given);
      const demands = this.demands.on(today, site.kind, siteId);
      const shortfall = demands.shortfall({ head, facts });
      if (shortfall) throw shortfall;

      await this.sites.setState(siteId, next, { activatedOn: today });
      const request = await this.requests.findOfSite(siteId);
      if (request) await this.requests.setState(request.id, requestStates.next(request.state, 'activate'));
      await this.chronicle.noteAndShow({
        siteId,
        what: 'site.activated',
        label: site.name,
        basis: demands.basis,
        details: { head, facts, rules: demands.ruleIds },
        event: { kind: site.kind },
      });
      return (await this.sites.find(siteId))!;
    });
  }
}
