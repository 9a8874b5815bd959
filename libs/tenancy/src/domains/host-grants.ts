import { type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import type { Decision } from '../decisions/decision.js';
import { HostSpaces } from '../hosts/host-spaces.js';
import { judgeHost, tidyHost } from '../hosts/judge-host.js';
import { unitNotFound } from '../units/unit.errors.js';
import type { Domain } from './domain.js';
import { hostRefused } from './domain.errors.js';
import { DomainRepository } from './domain.repository.js';

export interface HostGrant {
  readonly siteId: string;
  readonly unitId: string;
  readonly host: string;
  readonly decision: Pick<Decision, 'id' | 'decidedOn'>;
  readonly collisionDecided?: boolean;
}

/** Gives hosts to sites under the regime of the decision's date, which the host keeps. Basis: LA-3.1, LA-3.2 */
@Injectable()
export class HostGrants {
  constructor(
    private readonly spaces: HostSpaces,
    private readonly domains: DomainRepository,
  ) {}

  /** @throws InvalidError or ConflictError of the host, with suggestions; InvalidError `no_domain_regime` */
  async give({ siteId, unitId, host, decision, collisionDecided }: HostGrant): Promise<Domain> {
    const { space, unit } = await this.spaces.on(decision.decidedOn, [unitId], [tidyHost(host)]);
    const placed = unit(unitId);
    if (!placed) throw unitNotFound();
    const verdict = judgeHost(host, placed, space, { collisionDecided });
    if (!verdict.lawful) throw hostRefused(verdict);
    const [canonical, www] = grantedDomains({ siteId, host: verdict.host, basis: verdict.basis, regime: space.regime, decision });
    // An address the site has as an alias may become its canonical one.
    await this.domains.end(siteId, [canonical.host, www.host], decision.decidedOn);
    await this.domains.insert([canonical, www]);
    return canonical;
  }
}

/** The rows of a grant: the host and its `www.`, which answers 301. Basis: MK-1 */
export function grantedDomains(of: {
  siteId: string;
  host: string;
  basis: string;
  regime: { readonly code: string; readonly ruleId: string };
  decision: { readonly id: string; readonly decidedOn: IsoDate };
}): [canonical: Domain, www: Domain] {
  const common = {
    siteId: of.siteId,
    compliance: 'compliant',
    complianceNote: null,
    regime: of.regime.code,
    ruleId: of.regime.ruleId,
    grantedOn: of.decision.decidedOn,
    decisionId: of.decision.id,
    validFrom: of.decision.decidedOn,
    validTo: null,
  } as const;
  return [
    { ...common, id: uuidv7(), host: of.host, role: 'canonical', basis: of.basis },
    { ...common, id: uuidv7(), host: `www.${of.host}`, role: 'alias', basis: 'MK-1' },
  ];
}
