import { formatDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { DomainDecisions } from '../decisions/domain-decisions.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { datesOutOfOrder } from '../sites/site.errors.js';
import { SiteRepository } from '../sites/site.repository.js';
import type { Domain } from './domain.js';
import { domainNotFound, notAnAlias } from './domain.errors.js';
import { DomainRepository } from './domain.repository.js';

/** Gives up an alias: nobody is told of it any more, and what was published under it still answers 301. Basis: LA-3.2 */
@Injectable()
export class RetireAliasAction {
  constructor(
    private readonly database: Database,
    private readonly domains: DomainRepository,
    private readonly sites: SiteRepository,
    private readonly decisions: DomainDecisions,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `domain_not_found` · ConflictError `not_an_alias` · InvalidError `dates_out_of_order`, `decision_in_future` */
  async execute(domainId: string, paper: DecisionInput): Promise<Domain> {
    return this.database.inPlatform(async () => {
      const found = await this.domains.get(domainId);
      if (!found) throw domainNotFound();
      const site = (await this.sites.lock(found.siteId))!;
      const alias = await this.domains.get(domainId);
      if (alias?.role !== 'alias' || alias.validTo !== null) throw notAnAlias();
      if (paper.decidedOn < alias.validFrom) {
        throw datesOutOfOrder(
          'decision',
          `ngày ${formatDate(alias.validFrom)} tên miền phụ bắt đầu`,
          `Ngày quyết định ${formatDate(paper.decidedOn)}`,
        );
      }

      const decision = await this.decisions.record(paper, `Thôi dùng tên miền ${alias.host}`);
      await this.domains.end(site.id, [alias.host], decision.decidedOn);
      const retired: Domain = { ...alias, id: uuidv7(), role: 'retired', decisionId: decision.id, validFrom: decision.decidedOn };
      await this.domains.insert([retired]);
      await this.chronicle.noteAndShow({
        siteId: site.id,
        what: 'domain.retired',
        label: site.name,
        basis: 'LA-3.2',
        details: { host: alias.host, number: decision.number, decidedOn: decision.decidedOn },
        event: { host: alias.host },
      });
      return retired;
    });
  }
}
