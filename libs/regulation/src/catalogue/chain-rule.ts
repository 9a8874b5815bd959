import type { Basis } from '@cong-tinh/kernel';
import { ruleKind } from './rule-kind.js';
import { flag, list, matching, oneOf, optional, record, text } from './shape.js';
import { SEAT_KINDS, UNIT_KINDS, VERDICTS, type SeatKind, type UnitKind, type Verdict } from './vocabulary.js';

/**
 * What must be in order before a gate or a stage opens: the class of the work (LA-13.1.a1), the compliance checklist (LA-4.2.c),
 * the spelling check (P1-9.5.c), the attestation of the unit's head (MK-10.1), the declaration of copyright (MK-10.3).
 */
export const DEMANDS = ['genre', 'checklist', 'spelling', 'attestation', 'copyright'] as const;
export type Demand = (typeof DEMANDS)[number];

/** Who may act: one of these seats, of this field, in this position, on this delegation. */
export interface SignerRule {
  readonly seats: readonly SeatKind[];
  /** `author`: the field (unit or sector) of the author's own seat; other words: that sector. Absent: any. */
  readonly sector?: string;
  /** Words the seat's position must contain. Basis: P1-13.1 */
  readonly position?: string;
  /** Acts only while the holder of such a seat delegates, judged at the moment of signing. Basis: LA-9.4.c */
  readonly delegatedBy?: SeatKind;
}

/** One step of a route. `all`: every signer rule is met by a signature of its own, in any order; `any`: one suffices. */
export interface ChainStage {
  /** Unique in its route: 'member', 'head'. */
  readonly key: string;
  readonly label: string;
  readonly need: 'all' | 'any';
  readonly signers: readonly SignerRule[];
  /** Verdicts a signature must carry. Basis: LA-9.4.a */
  readonly verdicts: readonly Verdict[];
  readonly demands?: readonly Demand[];
  /** Signs where the author himself holds the signing seat and nobody can be delegated. */
  readonly alternate?: SignerRule;
  readonly basis: Basis;
}

/** Who may put an item into the route, and who brings it out to citizens after the last signature. Basis: LA-10.1.b */
export interface ChainGate {
  readonly signers: readonly SignerRule[];
  readonly demands?: readonly Demand[];
  readonly basis: Basis;
}

/** All that is named must hold. */
export interface RouteCondition {
  readonly siteKind?: readonly UnitKind[];
  /** The author's unit or sector has a member of its own on the board. Basis: LA-13.1.a2 */
  readonly fieldHasMember?: boolean;
  readonly authorSector?: readonly string[];
  /** Changes something citizens already see. Basis: SNV-9.4 */
  readonly revision?: boolean;
}

export interface ChainRoute {
  /** Unique in its chain: 'A', 'B'. */
  readonly key: string;
  readonly label: string;
  readonly when?: RouteCondition;
  readonly submit: ChainGate;
  readonly stages: readonly ChainStage[];
  readonly publish: ChainGate;
  readonly basis: Basis;
}

/** `approval.chain.article`: who must agree before an article is published. The first route whose condition holds applies. */
export interface ApprovalChain {
  readonly routes: readonly ChainRoute[];
}

const key = matching(/^[a-zA-Z][a-zA-Z0-9-]*$/, 'tên bước');
const seat = oneOf(...SEAT_KINDS);
const demands = optional(list(oneOf(...DEMANDS)));
const signer = record<SignerRule>({
  seats: list(seat, 1),
  sector: optional(text()),
  position: optional(text()),
  delegatedBy: optional(seat),
});
const gate = record<ChainGate>({ signers: list(signer, 1), demands, basis: text() });
const stage = record<ChainStage>({
  key,
  label: text(),
  need: oneOf('all', 'any'),
  signers: list(signer, 1),
  verdicts: list(oneOf(...VERDICTS)),
  demands,
  alternate: optional(signer),
  basis: text(),
});
const condition = record<RouteCondition>({
  siteKind: optional(list(oneOf(...UNIT_KINDS), 1)),
  fieldHasMember: optional(flag()),
  authorSector: optional(list(text(), 1)),
  revision: optional(flag()),
});
const route = record<ChainRoute>({
  key,
  label: text(),
  when: optional(condition),
  submit: gate,
  stages: list(stage, 1),
  publish: gate,
  basis: text(),
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A stage is at least another when nobody else may sign it and its signature says no less. */
function stageAtLeast(a: ChainStage, b: ChainStage): boolean {
  const noOneElse = a.signers.every((own) => b.signers.some((other) => same(own, other)));
  const allOfThem = b.need === 'any' || (a.need === 'all' && a.signers.length === b.signers.length);
  const alternate = a.alternate === undefined || same(a.alternate, b.alternate);
  return noOneElse && allOfThem && alternate && b.verdicts.every((verdict) => a.verdicts.includes(verdict));
}

export const chainRules = {
  'approval.chain.article': ruleKind<ApprovalChain>({
    label: 'Quy trình duyệt tin, bài',
    shape: record<ApprovalChain>({ routes: list(route, 1) }),
    // Tightening: every route keeps its stages, with no further signers and no fewer verdicts; stages may be added.
    atLeast: (a, b) =>
      b.routes.every((other) => {
        const own = a.routes.find((candidate) => candidate.key === other.key && same(candidate.when, other.when));
        return (
          own !== undefined &&
          other.stages.every((required) => own.stages.some((has) => has.key === required.key && stageAtLeast(has, required)))
        );
      }),
  }),
};
