import type { Basis, IsoDate } from '@cong-tinh/kernel';

/** `canonical`: the address of a site. `alias`: another of its addresses, answering 301. `retired`: given up, still answering 301. */
export const DOMAIN_ROLES = ['canonical', 'alias', 'retired'] as const;
export type DomainRole = (typeof DOMAIN_ROLES)[number];

export const COMPLIANCES = ['compliant', 'non_compliant'] as const;
export type Compliance = (typeof COMPLIANCES)[number];

/** A host of a site from a day to a day, with the rule of its grant's date, which it keeps. */
export interface Domain {
  readonly id: string;
  readonly siteId: string;
  readonly host: string;
  readonly role: DomainRole;
  readonly compliance: Compliance;
  readonly complianceNote: string | null;
  /** Code of the regime that judged it; null for hosts nobody granted here. */
  readonly regime: string | null;
  readonly ruleId: string | null;
  readonly basis: Basis;
  readonly grantedOn: IsoDate | null;
  readonly decisionId: string | null;
  readonly validFrom: IsoDate;
  /** First day on which it holds no longer. */
  readonly validTo: IsoDate | null;
}
