import type { Basis, IsoDate } from '@cong-tinh/kernel';
import { type Resolved, Rules } from '@cong-tinh/regulation';
import { Config } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { noRegime } from '../domains/domain.errors.js';
import type { RegimeInForce } from '../hosts/domain-regime.js';
import type { UnitKind } from '../units/unit.js';

/** The rules that tenancy applies, as they hold on a date. */
@Injectable()
export class TenancyRules {
  constructor(
    private readonly rules: Rules,
    private readonly config: Config,
  ) {}

  /** How hosts granted on a date are formed. @throws InvalidError `no_domain_regime` */
  domainRegime(on: IsoDate): RegimeInForce {
    const context = { unitKind: 'province', date: on } as const;
    const regime = this.rules.find('domain.regime', context);
    if (!regime) throw noRegime(on);
    const reserved = this.rules.find('domain.reservedLabels', context);
    const technical = this.rules.find('domain.technical', context);
    const authority = this.rules.find('domain.authority', context);
    const { provinceZone } = this.config;
    return {
      ...regime.value,
      on,
      ruleId: regime.ruleId,
      basis: regime.basis,
      source: sourceOf(regime),
      reserved: reserved?.value ?? { labels: [], prefixes: [] },
      suffix: technical?.value.suffix ?? provinceZone.slice(provinceZone.indexOf('.') + 1),
      office: authority?.value.office ?? 'cơ quan quản lý tên miền',
    };
  }

  /** What every host must satisfy on a date. Basis: LA-3.1 */
  technical(on: IsoDate): Resolved<'domain.technical'> {
    return this.rules.at('domain.technical', { unitKind: 'province', date: on });
  }

  /** The clause under which a kind of unit must lie in a district on a date, since its host hangs under the district's; null when none does. */
  districtDemanded(kind: UnitKind, on: IsoDate): Basis | null {
    // Basis: LA-3.1.d
    const form = this.rules.find('domain.regime', { unitKind: 'province', date: on })?.value.forms[kind];
    return form?.form === 'shaped' && form.under === 'district' ? form.basis : null;
  }

  /** What a kind of site needs before it goes live. Basis: LA-19.2, LA-QĐ.3 */
  activation(unitKind: UnitKind, date: IsoDate): Resolved<'site.activation'> {
    return this.rules.at('site.activation', { unitKind, date });
  }

  /** What the foot of a site's pages must state on a date. Basis: NĐ 174/2026 Điều 93 */
  footerFacts(unitKind: UnitKind, date: IsoDate, siteId?: string): Resolved<'site.footerFacts'> {
    return this.rules.at('site.footerFacts', { unitKind, date, siteId });
  }
}

const sourceOf = ({ regulation, decision }: Resolved<'domain.regime'>): string => {
  if (decision) return `${decision.number} của ${decision.authority}`;
  return regulation?.number ? `${regulation.title} (${regulation.number})` : (regulation?.title ?? '');
};
