import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from './site-chronicle.js';
import { siteNotFound } from './site.errors.js';
import { type Particulars, SiteParticulars } from './site-particulars.js';
import type { Site } from './site.js';
import { SiteRepository } from './site.repository.js';

/** Changes the named head or the facts of the foot; citizens see it at once. Basis: LA-QĐ.3, NĐ 174/2026 Điều 93 */
@Injectable()
export class DescribeSiteAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly particulars: SiteParticulars,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_not_found` · InvalidError `head_missing`, `fact_unknown`, `fact_wrong` */
  async execute(siteId: string, given: Particulars): Promise<Site> {
    return this.database.inPlatform(async () => {
      const site = await this.sites.lock(siteId);
      if (!site) throw siteNotFound();
      const before = { head: site.head, facts: (await this.sites.facts([siteId])).get(siteId) ?? {} };
      const after = await this.particulars.write(site, given);
      await this.chronicle.noteAndShow({ siteId, what: 'site.described', label: site.name, basis: 'LA-QĐ.3', details: { before, after } });
      return (await this.sites.find(siteId))!;
    });
  }
}
