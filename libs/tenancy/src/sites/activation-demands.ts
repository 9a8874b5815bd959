import type { DomainError, IsoDate } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import { TenancyRules } from '../rules/tenancy-rules.js';
import type { UnitKind } from '../units/unit.js';
import { missingFacts } from './footer-facts.js';
import { factsMissing, headMissing } from './site.errors.js';
import type { ResponsibleHead } from './site.js';

export interface Demands {
  /** What a site still lacks, as the error it would be; null when it may go live. */
  shortfall(given: { readonly head: ResponsibleHead | null; readonly facts: Readonly<Record<string, string>> }): DomainError | null;
  /** The rules that were asked, for the record. */
  readonly basis: string;
  readonly ruleIds: readonly string[];
}

/** What the rules of a day demand of a site before citizens see it: a named head, a complete foot. Basis: LA-QĐ.3, NĐ 174/2026 Điều 93 */
@Injectable()
export class ActivationDemands {
  constructor(private readonly rules: TenancyRules) {}

  on(date: IsoDate, kind: UnitKind, siteId?: string): Demands {
    const activation = this.rules.activation(kind, date);
    const footer = this.rules.footerFacts(kind, date, siteId);
    return {
      basis: activation.basis,
      ruleIds: [activation.ruleId, footer.ruleId],
      shortfall: ({ head, facts }) => {
        if (activation.value.responsibleHead && head === null) return headMissing();
        const missing = missingFacts(footer.value, facts);
        return missing.length > 0 ? factsMissing(missing, footer.basis) : null;
      },
    };
  }
}
