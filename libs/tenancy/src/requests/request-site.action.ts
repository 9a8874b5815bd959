import { CLOCK, type Clock, type IsoDate, tidy, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { dateInFuture, provinceSiteExists, siteExists } from '../sites/site.errors.js';
import { SiteNaming } from '../sites/site-naming.js';
import { SiteRepository } from '../sites/site.repository.js';
import type { Unit } from '../units/unit.js';
import { UnitService } from '../units/unit.service.js';
import type { SiteRequest } from './site-request.js';
import { SiteRequestRepository } from './site-request.repository.js';

export interface RequestSiteInput {
  readonly unitId: string;
  readonly documentNumber: string;
  readonly documentDate: IsoDate;
  readonly reason: string;
  /** The host the unit would like; the domain manager decides. */
  readonly wantedHost?: string;
}

/** Opens the file of a new site: the unit asks in writing, the site stands as requested. Basis: LA-19.2 */
@Injectable()
export class RequestSiteAction {
  constructor(
    private readonly database: Database,
    private readonly units: UnitService,
    private readonly naming: SiteNaming,
    private readonly sites: SiteRepository,
    private readonly requests: SiteRequestRepository,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws InvalidError `date_in_future`, `unit_not_valid` · ConflictError `province_site_exists`, `site_exists` */
  async execute(input: RequestSiteInput): Promise<SiteRequest> {
    return this.database.inPlatform(async () => {
      if (input.documentDate > this.clock.today()) throw dateInFuture('documentDate', input.documentDate);
      const unit = await this.units.lockValid(input.unitId, input.documentDate, 'unitId');
      await this.refuseSecondSite(unit);

      const siteId = uuidv7();
      const { name, keywords } = (await this.naming.of([unit], input.documentDate)).get(unit.id)!;
      await this.sites.insert([
        {
          id: siteId,
          unitId: unit.id,
          kind: unit.kind,
          name,
          keywords,
          state: 'requested',
          decisionId: null,
          head: null,
          demonstration: false,
          approvedOn: null,
          activatedOn: null,
        },
      ]);
      const id = uuidv7();
      const documentNumber = tidy(input.documentNumber);
      await this.requests.insert({
        id,
        siteId,
        unitId: unit.id,
        documentNumber,
        documentDate: input.documentDate,
        reason: tidy(input.reason),
        wantedHost: input.wantedHost ? tidy(input.wantedHost) : null,
      });
      await this.chronicle.note({
        siteId,
        what: 'site.requested',
        label: name,
        basis: 'LA-19.2',
        details: { documentNumber, documentDate: input.documentDate },
      });
      return (await this.requests.find(id))!;
    });
  }

  private async refuseSecondSite(unit: Unit): Promise<void> {
    // Basis: LA-1
    const portal = unit.kind === 'province' ? await this.sites.findProvince() : null;
    if (portal) throw provinceSiteExists(portal);
    // Basis: TD-2.1
    const existing = await this.sites.findOfUnit(unit.id);
    if (existing) throw siteExists(existing);
  }
}
