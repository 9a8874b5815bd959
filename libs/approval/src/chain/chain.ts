import type { Basis } from '@cong-tinh/kernel';
import type { SeatKind } from '@cong-tinh/identity';

/** What a signature says about a piece of content. Basis: LA-9.4.a. */
export const VERDICTS = ['content', 'form', 'dosage'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What must be in order before a gate or a stage opens: the class of the work (LA-13.1.a1), the compliance checklist (LA-4.2.c),
 * the spelling check (P1-9.5.c), the attestation of the unit's head (MK-10.1), the declaration of copyright (MK-10.3).
 */
export const DEMANDS = ['genre', 'checklist', 'spelling', 'attestation', 'copyright'] as const;
export type Demand = (typeof DEMANDS)[number];

/** Who may act: one of these seats, of this field, in this position, on this delegation. */
export interface SignerRule {
  readonly seats: readonly SeatKind[];
  /** `author`: the field (unit or sector) of the author's own seat; other words: that sector. */
  readonly sector?: string;
  /** Words the seat's position must contain, in any case or tone placement. Basis: P1-13.1. */
  readonly position?: string;
  /** Acts only while the holder of such a seat delegates. Basis: LA-9.4.c. */
  readonly delegatedBy?: SeatKind;
}

/** One step of a route. `all`: every signer rule is met by a signature of its own; `any`: one suffices. */
export interface Stage {
  readonly key: string;
  readonly label: string;
  readonly need: 'all' | 'any';
  readonly signers: readonly SignerRule[];
  readonly verdicts: readonly Verdict[];
  readonly demands?: readonly Demand[];
  readonly basis: Basis;
}

/** Who may put content into the chain, and who brings it out to citizens. */
export interface Gate {
  readonly signers: readonly SignerRule[];
  readonly demands?: readonly Demand[];
  readonly basis: Basis;
}

/** All that is named must hold. */
export interface RouteCondition {
  readonly siteKind?: readonly string[];
  /** The author's unit or sector has a member of its own on the board. Basis: LA-13.1.a2. */
  readonly fieldHasMember?: boolean;
  readonly authorSector?: readonly string[];
  /** Changes something that citizens already see. Basis: SNV-9.4. */
  readonly revision?: boolean;
}

export interface Route {
  readonly key: string;
  readonly label: string;
  readonly when?: RouteCondition;
  readonly submit: Gate;
  readonly stages: readonly Stage[];
  readonly publish: Gate;
  readonly basis: Basis;
}

/** How a kind of content is agreed: the first route whose condition holds. The value of a rule `approval.chain.<kind>`. */
export interface Chain {
  readonly routes: readonly Route[];
}

/** Author ≠ signer, a rule of each site. `alternate` signs in place of the author where nobody can be delegated. */
export interface Separation {
  readonly on: boolean;
  readonly alternate?: SignerRule;
}
