import { chainRules } from './chain-rule.js';
import { containsAll, ruleKind } from './rule-kind.js';
import { flag, integer, list, matching, oneOf, record, text } from './shape.js';
import { SEAT_KINDS, type SeatKind } from './vocabulary.js';

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

/** `approval.recheck`: what is refused because it may not be known yet is looked at again. Basis: C2.7 */
export interface RecheckRule {
  /** Codes of `approval.refusalGrounds` that a day must follow. */
  readonly grounds: readonly string[];
  /** Calendar days until then, when whoever refuses names no day. */
  readonly days: number;
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
  ...chainRules,
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
  'approval.recheck': ruleKind<RecheckRule>({
    label: 'Ngày xem lại tin, bài chưa được phổ biến',
    shape: record<RecheckRule>({ grounds: list(code, 1), days: integer(1) }),
    // As a ceiling: nobody waits longer, nor forgets a ground.
    atLeast: (a, b) => a.days >= b.days && a.grounds.every((ground) => b.grounds.includes(ground)),
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
