import { fold } from '@cong-tinh/kernel';
import type { BoardComposition, Bounds } from '@cong-tinh/regulation';
import type { Post } from '../chain/signer.js';

/** What keeps a board from being set up. Codes are those of the errors. */
export interface CompositionFault {
  readonly code: 'board_two_heads' | 'board_head_missing' | 'board_deputy_missing' | 'board_member_count' | 'board_member_without_unit';
  readonly message: string;
}

export interface Composition {
  readonly counted: { readonly members: number; readonly heads: number; readonly deputies: number };
  readonly faults: readonly CompositionFault[];
  /** What the text names and the seats do not show; for people to look at. Basis: LA-9.1.b, LA-9.1.c, LA-9.1.d */
  readonly notes: readonly string[];
}

const SEATS = { head: 'Trưởng Ban', deputy: 'Phó Trưởng Ban', member: 'Thành viên' } as const;

const under = (count: number, { min }: Bounds) => min !== null && count < min;
const over = (count: number, { max }: Bounds) => max !== null && count > max;
const range = ({ min, max }: Bounds) =>
  min !== null && max !== null ? `từ ${min} đến ${max}` : min !== null ? `ít nhất ${min}` : `nhiều nhất ${max}`;

/** Judges seats as a board by the rule `board.composition`; a person in two of them is counted once. */
export function judgeComposition(rule: BoardComposition, seats: readonly (Post & { readonly accountId: string })[]): Composition {
  const onBoard = seats.filter((seat) => seat.kind in SEATS);
  const counted = {
    members: new Set(onBoard.map((seat) => seat.accountId)).size,
    heads: onBoard.filter((seat) => seat.kind === 'head').length,
    deputies: onBoard.filter((seat) => seat.kind === 'deputy').length,
  };
  return { counted, faults: [...faultsOf(rule, counted, onBoard)], notes: notesOf(rule, onBoard) };
}

function* faultsOf(rule: BoardComposition, counted: Composition['counted'], seats: readonly Post[]): Generator<CompositionFault> {
  // Basis: LA-9.1.b
  if (over(counted.heads, rule.heads)) yield { code: 'board_two_heads', message: 'Ban Biên tập chỉ có một Trưởng Ban.' };
  if (under(counted.heads, rule.heads)) yield { code: 'board_head_missing', message: 'Ban Biên tập chưa có Trưởng Ban.' };
  // Basis: LA-9.1.c
  if (under(counted.deputies, rule.deputies)) yield { code: 'board_deputy_missing', message: 'Ban Biên tập chưa có Phó Trưởng Ban.' };
  // Basis: LA-9.1.a
  if (under(counted.members, rule.members) || over(counted.members, rule.members)) {
    yield { code: 'board_member_count', message: `Ban Biên tập phải có ${range(rule.members)} thành viên; hiện có ${counted.members}.` };
  }
  // Basis: LA-9.1.e
  const stray =
    rule.decidedBy === 'provincialCommittee' &&
    seats.filter((seat) => seat.kind === 'member' && seat.unitId === null && seat.sector === null);
  if (stray && stray.length > 0) {
    yield { code: 'board_member_without_unit', message: `Có ${stray.length} thành viên chưa ghi cơ quan, đơn vị hoặc lĩnh vực phụ trách.` };
  }
}

function notesOf(rule: BoardComposition, seats: readonly Post[]): string[] {
  const held = (kind: string, position: string) => seats.some((seat) => seat.kind === kind && fold(seat.position).includes(fold(position)));
  return rule.positions
    .filter(({ seat, position }) => !held(seat, position))
    .map(({ seat, position }) => `Quy chế quy định ${SEATS[seat]} là “${position}”; hãy đối chiếu với chức vụ đã ghi.`);
}
