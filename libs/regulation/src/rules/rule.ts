import type { Basis, IsoDate } from '@cong-tinh/kernel';
import type { RuleKey, RuleValue } from '../catalogue/catalogue.js';
import type { UnitKind } from '../catalogue/vocabulary.js';
import type { Certainty, RegulationLevel } from '../regulations/regulation.js';

/** What a lower level may do to a rule. */
export const RULE_MODES = ['fixed', 'floor', 'ceiling', 'free'] as const;
export type RuleMode = (typeof RULE_MODES)[number];

/** A rule of a regulation. Periods are half-open, `to` excluded. */
export interface Rule {
  readonly id: string;
  readonly key: RuleKey;
  readonly regulationId: string;
  readonly mode: RuleMode;
  /** Kinds of units whose sites it binds; null = all. Province-only clauses bind `province`. */
  readonly unitKinds: readonly UnitKind[] | null;
  readonly value: unknown;
  readonly basis: Basis;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly certainty: Certainty;
  readonly note: string | null;
}

/** A decision of a competent authority that sets a rule aside at its own level, for one site or for kinds of units. */
export interface RuleOverride {
  readonly id: string;
  readonly key: RuleKey;
  /** The level of the authority: it replaces what stands at this level and stays under what stands above. */
  readonly level: Exclude<RegulationLevel, 'platform'>;
  readonly siteId: string | null;
  readonly unitKinds: readonly UnitKind[] | null;
  readonly mode: RuleMode;
  readonly value: unknown;
  readonly authority: string;
  readonly decisionNumber: string;
  readonly decisionDate: IsoDate;
  readonly basis: Basis;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** For whom and on which date a rule is asked. Without `siteId` no site's own regulation is considered. */
export interface RuleContext {
  readonly unitKind: UnitKind;
  readonly date: IsoDate;
  readonly siteId?: string;
}

export type TrailVerdict =
  /** Its value is the answer. */
  | 'applied'
  /** It held until a lower level tightened or filled it. */
  | 'refined'
  /** Another row of its own level took its place: a decision, a more specific or a later rule. */
  | 'replaced'
  /** It says what the level above says. */
  | 'repeats'
  /** It would loosen what a higher level demands. */
  | 'refused'
  | 'notInForce'
  | 'notForThisUnit';

/** One row that was considered, in order of levels, and what became of it. */
export interface TrailEntry {
  readonly ruleId: string;
  readonly source: RegulationLevel | 'override';
  readonly regulationId: string | null;
  readonly basis: Basis;
  readonly mode: RuleMode;
  readonly value: unknown;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly verdict: TrailVerdict;
  /** Vietnamese sentence. */
  readonly why: string;
}

/** The answer: the value and all that explains it. Store `ruleId` and `basis` with whatever is decided by it. */
export interface ResolvedRule<T = unknown> {
  readonly key: RuleKey;
  readonly label: string;
  readonly value: T;
  readonly ruleId: string;
  readonly source: RegulationLevel | 'override';
  readonly basis: Basis;
  /** The regulation the value stands in; null when it stands in a decision. */
  readonly regulation: { readonly id: string; readonly number: string | null; readonly title: string; readonly issuer: string } | null;
  readonly decision: { readonly number: string; readonly date: IsoDate; readonly authority: string } | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly certainty: Certainty;
  /** What a lower level must keep. */
  readonly bounds: readonly { readonly mode: Exclude<RuleMode, 'free'>; readonly value: unknown; readonly basis: Basis }[];
  readonly trail: readonly TrailEntry[];
}

export type Resolved<K extends RuleKey> = ResolvedRule<RuleValue<K>>;
