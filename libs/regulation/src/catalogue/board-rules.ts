import { ruleKind } from './rule-kind.js';
import { integer, list, nullable, oneOf, record, text } from './shape.js';

/** Bounds of a count; null = the text sets none. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

/** `board.composition`: what a board must be when it is set up. Basis: LA-9.1 for the province, LA-20.2 for component sites, LA-20.5 */
export interface BoardComposition {
  /** `own`: the site has its own board; `provinceBoard`: members of the province's board hold seats, there is no board of its own. */
  readonly board: 'own' | 'provinceBoard';
  /** Who decides it: UBND tỉnh, or the head of the unit. */
  readonly decidedBy: 'provincialCommittee' | 'unitHead';
  readonly decidedByLabel: string;
  /** All members, heads and deputies included. */
  readonly members: Bounds;
  readonly heads: Bounds;
  readonly deputies: Bounds;
  /** Offices the text names for a seat; empty when it names none. */
  readonly positions: readonly { readonly seat: 'head' | 'deputy' | 'member'; readonly position: string }[];
}

/** `board.meeting`: regular meetings. Basis: LA-9.3.a */
export interface BoardMeeting {
  readonly everyMonths: number;
}

/** `board.seal`: whose seal the board's documents bear. Basis: LA-9.3.c */
export interface BoardSeal {
  readonly office: string;
}

const bounds = record<Bounds>({ min: nullable(integer()), max: nullable(integer()) });
const within = (a: Bounds, b: Bounds): boolean => (a.min ?? 0) >= (b.min ?? 0) && (a.max ?? Infinity) <= (b.max ?? Infinity);

export const boardRules = {
  'board.composition': ruleKind<BoardComposition>({
    label: 'Cơ cấu Ban Biên tập',
    shape: record<BoardComposition>({
      board: oneOf('own', 'provinceBoard'),
      decidedBy: oneOf('provincialCommittee', 'unitHead'),
      decidedByLabel: text(),
      members: bounds,
      heads: bounds,
      deputies: bounds,
      positions: list(record<BoardComposition['positions'][number]>({ seat: oneOf('head', 'deputy', 'member'), position: text() })),
    }),
    atLeast: (a, b) =>
      a.board === b.board &&
      a.decidedBy === b.decidedBy &&
      within(a.members, b.members) &&
      within(a.heads, b.heads) &&
      within(a.deputies, b.deputies),
  }),
  'board.meeting': ruleKind<BoardMeeting>({
    label: 'Kỳ họp của Ban Biên tập',
    shape: record<BoardMeeting>({ everyMonths: integer(1) }),
    atLeast: (a, b) => a.everyMonths <= b.everyMonths,
  }),
  'board.seal': ruleKind<BoardSeal>({ label: 'Con dấu Ban Biên tập sử dụng', shape: record<BoardSeal>({ office: text() }) }),
};
