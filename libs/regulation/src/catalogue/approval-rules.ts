import type { Basis } from '@cong-tinh/kernel';
import { containsAll, ruleKind } from './rule-kind.js';
import { flag, integer, list, matching, oneOf, record, text } from './shape.js';
import { SEAT_KINDS, VERDICTS, type SeatKind, type Verdict } from './vocabulary.js';

/** One stage of a chain, in the order of the list. */
export interface ApprovalStage {
  /** Name of the stage, unique in its chain: 'sign', 'publish'. */
  readonly key: string;
  readonly label: string;
  /** `sign`: a signature with verdicts; `publish`: putting it up after all signatures. */
  readonly act: 'sign' | 'publish';
  /** Seats that may act of their own right; one of them suffices. */
  readonly seats: readonly SeatKind[];
  /** Seats that may act in their place while a delegation holds at the moment of signing. */
  readonly delegable: readonly SeatKind[];
  /** Verdicts a signature must carry. */
  readonly verdicts: readonly Verdict[];
  readonly basis: Basis;
}

/** `approval.chain.article`: who must agree before an article is published. */
export interface ApprovalChain {
  /** Seats that submit to the chain. */
  readonly submit: { readonly label: string; readonly seats: readonly SeatKind[]; readonly basis: Basis };
  readonly stages: readonly ApprovalStage[];
}

/** One ground on which an item may be refused. Basis: LA-9.5 */
export interface RefusalGround {
  /** Stable code: outside_remit, against_policy, untrue, poor_quality, duplicate, state_secret, not_yet_public. */
  readonly code: string;
  /** Its number in the text. */
  readonly order: number;
  readonly label: string;
  /** The published item it repeats must be named. */
  readonly needsDuplicate: boolean;
  /** The text of the item is hidden from ordinary staff from then on. */
  readonly conceals: boolean;
}

/** `approval.refusalGrounds`. A refusal names one ground and carries a note when `needsNote`. */
export interface RefusalGrounds {
  readonly needsNote: boolean;
  readonly grounds: readonly RefusalGround[];
}

/** One ground on which a published item may be taken down. Basis: LA-9.4.b */
export interface WithdrawalGround {
  /** Stable code: no_longer_suitable, unnecessary. */
  readonly code: string;
  readonly label: string;
  /** What a citizen reads at the address (410). */
  readonly publicReason: string;
}

/** `approval.withdrawal`: who takes down, and on which grounds. */
export interface WithdrawalRule {
  readonly seats: readonly SeatKind[];
  readonly delegable: readonly SeatKind[];
  readonly grounds: readonly WithdrawalGround[];
}

const code = matching(/^[a-z][a-z0-9_]*$/, 'mã (a–z, 0–9, _)');
const seats = list(oneOf(...SEAT_KINDS));

export const approvalRules = {
  'approval.chain.article': ruleKind<ApprovalChain>({
    label: 'Quy trình duyệt tin, bài',
    shape: record<ApprovalChain>({
      submit: record<ApprovalChain['submit']>({ label: text(), seats: list(oneOf(...SEAT_KINDS), 1), basis: text() }),
      stages: list(
        record<ApprovalStage>({
          key: matching(/^[a-z][a-zA-Z0-9-]*$/, 'tên bước'),
          label: text(),
          act: oneOf('sign', 'publish'),
          seats: list(oneOf(...SEAT_KINDS), 1),
          delegable: seats,
          verdicts: list(oneOf(...VERDICTS)),
          basis: text(),
        }),
        2,
      ),
    }),
    // Tightening = the same stages with no further seats or fewer verdicts, other stages may be added.
    atLeast: (a, b) =>
      b.stages.every((stage) => {
        const own = a.stages.find((candidate) => candidate.key === stage.key && candidate.act === stage.act);
        return (
          own !== undefined &&
          own.seats.every((seat) => stage.seats.includes(seat)) &&
          own.delegable.every((seat) => stage.delegable.includes(seat)) &&
          stage.verdicts.every((verdict) => own.verdicts.includes(verdict))
        );
      }),
  }),
  'approval.authorMaySign': ruleKind<boolean>({
    label: 'Tác giả được tự ký duyệt tin, bài của mình',
    shape: flag(),
    atLeast: (a, b) => a || !b,
  }),
  'approval.refusalGrounds': ruleKind<RefusalGrounds>({
    label: 'Căn cứ từ chối đăng tải',
    shape: record<RefusalGrounds>({
      needsNote: flag(),
      grounds: list(record<RefusalGround>({ code, order: integer(1), label: text(), needsDuplicate: flag(), conceals: flag() }), 1),
    }),
    atLeast: containsAll(
      (value: RefusalGrounds) => value.grounds,
      (ground: RefusalGround) => ground.code,
    ),
  }),
  'approval.withdrawal': ruleKind<WithdrawalRule>({
    label: 'Thẩm quyền và căn cứ gỡ bỏ thông tin',
    shape: record<WithdrawalRule>({
      seats: list(oneOf(...SEAT_KINDS), 1),
      delegable: seats,
      grounds: list(record<WithdrawalGround>({ code, label: text(), publicReason: text() }), 1),
    }),
    atLeast: containsAll(
      (value: WithdrawalRule) => value.grounds,
      (ground: WithdrawalGround) => ground.code,
    ),
  }),
};
