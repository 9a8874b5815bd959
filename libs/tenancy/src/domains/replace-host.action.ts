import { formatDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { DomainDecisions } from '../decisions/domain-decisions.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { datesOutOfOrder, domainMissing, siteNotFound } from '../sites/site.errors.js';
import { SiteRepository } from '../sites/site.repository.js';
import type { Domain } from './domain.js';
import { DomainRepository } from './domain.repository.js';
import { HostGrants } from './host-grants.js';

export interface ReplaceHostInput {
  readonly siteId: string;
  readonly host: string;
  readonly decision: DecisionInput;
  readonly collisionDecided?: boolean;
}

/** Gives a site another canonical host; the old one goes on as an alias and answers 301. Basis: LA-3.2 */
@Injectable()
export class ReplaceHostAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly domains: DomainRepository,
    private readonly decisions: DomainDecisions,
    private readonly grants: HostGrants,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_not_found` · ConflictError `domain_missing`, `host_taken`, `host_collision` · InvalidError of the host, `dates_out_of_order` */
  async execute({ siteId, host, decision: paper, collisionDecided }: ReplaceHostInput): Promise<Domain> {
    return this.database.inPlatform(async () => {
      const site = await this.sites.lock(siteId);
      if (!site) throw siteNotFound();
      const old = await this.domains.canonical(siteId);
      if (!old) throw domainMissing();
      if (paper.decidedOn < old.validFrom) {
        throw datesOutOfOrder(
          'decision',
          `ngày ${formatDate(old.validFrom)} tên miền hiện nay được cấp`,
          `Ngày cấp tên miền mới ${formatDate(paper.decidedOn)}`,
        );
      }

      const decision = await this.decisions.record(paper, `Thay tên miền của ${site.name}`);
      await this.domains.end(siteId, [old.host], decision.decidedOn);
      const domain = await this.grants.give({ siteId, unitId: site.unitId, host, decision, collisionDecided });
      await this.domains.insert([{ ...old, id: uuidv7(), role: 'alias', validFrom: decision.decidedOn, validTo: null }]);
      const deed = {
        siteId,
        what: 'domain.replaced',
        label: site.name,
        basis: domain.basis,
        details: { from: old.host, to: domain.host, number: decision.number, decidedOn: decision.decidedOn, ruleId: domain.ruleId },
        event: { from: old.host, to: domain.host },
      };
      await this.chronicle.noteAndShow(deed, await this.sites.beneath([site.unitId]));
      return domain;
    });
  }
}
