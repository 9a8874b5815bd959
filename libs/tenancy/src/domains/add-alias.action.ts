import { uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import { DomainDecisions } from '../decisions/domain-decisions.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { domainMissing, siteNotFound } from '../sites/site.errors.js';
import { SiteRepository } from '../sites/site.repository.js';
import { AliasJudge } from './alias-judge.js';
import type { Domain } from './domain.js';
import { DomainRepository } from './domain.repository.js';

export interface AddAliasInput {
  readonly siteId: string;
  readonly host: string;
  readonly decision: DecisionInput;
}

/** Gives a site another address that leads to its canonical one. Basis: LA-3.2 */
@Injectable()
export class AddAliasAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly domains: DomainRepository,
    private readonly judge: AliasJudge,
    private readonly decisions: DomainDecisions,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_not_found` · ConflictError `domain_missing`, `host_taken` · InvalidError `host_malformed`, `host_reserved` */
  async execute({ siteId, host, decision: paper }: AddAliasInput): Promise<Domain> {
    return this.database.inPlatform(async () => {
      const site = await this.sites.lock(siteId);
      if (!site) throw siteNotFound();
      if (site.host === null) throw domainMissing();
      const judged = await this.judge.judge(host, site, paper.decidedOn);

      const decision = await this.decisions.record(paper, `Cấp tên miền phụ cho ${site.name}`);
      const domain: Domain = {
        ...judged,
        id: uuidv7(),
        siteId,
        role: 'alias',
        grantedOn: decision.decidedOn,
        decisionId: decision.id,
        validFrom: decision.decidedOn,
        validTo: null,
      };
      await this.domains.insert([domain]);
      await this.chronicle.noteAndShow({
        siteId,
        what: 'domain.alias_added',
        label: site.name,
        basis: 'LA-3.2',
        details: { host: domain.host, compliance: domain.compliance, number: decision.number, decidedOn: decision.decidedOn },
        event: { host: domain.host },
      });
      return domain;
    });
  }
}
