import { describe, expect, it } from '@jest/globals';
import type { BoardComposition } from '@cong-tinh/regulation';
import type { Post } from '../chain/signer.js';
import { judgeComposition } from './composition.js';

const PROVINCE: BoardComposition = {
  board: 'own',
  decidedBy: 'provincialCommittee',
  decidedByLabel: 'Ủy ban nhân dân tỉnh',
  members: { min: 9, max: 11 },
  heads: { min: 1, max: 1 },
  deputies: { min: 1, max: null },
  positions: [{ seat: 'head', position: 'Chánh Văn phòng Ủy ban nhân dân tỉnh' }],
};
const COMPONENT: BoardComposition = {
  ...PROVINCE,
  decidedBy: 'unitHead',
  decidedByLabel: 'Thủ trưởng đơn vị',
  members: { min: null, max: null },
  deputies: { min: null, max: null },
  positions: [],
};

let next = 0;
const seat = (kind: Post['kind'], more: Partial<Post> = {}) => ({
  seatId: `s${++next}`,
  accountId: `a${next}`,
  kind,
  position: 'Chánh văn phòng Uỷ ban nhân dân tỉnh',
  unitId: 'unit',
  sector: null,
  ...more,
});
const board = (members: number) => [seat('head'), seat('deputy'), ...Array.from({ length: members - 2 }, () => seat('member'))];
const codes = (rule: BoardComposition, seats: ReturnType<typeof seat>[]) => judgeComposition(rule, seats).faults.map((fault) => fault.code);

describe('composition of a board', () => {
  it.each([
    [8, ['board_member_count']],
    [9, []],
    [11, []],
    [12, ['board_member_count']],
  ])('LA-9.1.a a board of the province with %i members', (members, faults) => {
    expect(codes(PROVINCE, board(members))).toEqual(faults);
  });

  it('LA-9.1.a counts a person in two seats once, and no seat outside the board', () => {
    const twice = board(9).map((one, index) => (index === 8 ? { ...one, accountId: 'x' } : index === 7 ? { ...one, accountId: 'x' } : one));
    expect(codes(PROVINCE, twice)).toEqual(['board_member_count']);
    expect(codes(PROVINCE, [...board(11), seat('contributor'), seat('uploader'), seat('unitHead')])).toEqual([]);
  });

  it('LA-9.1.b wants exactly one head', () => {
    expect(codes(PROVINCE, [...board(9), seat('head')])).toEqual(['board_two_heads']);
    expect(codes(PROVINCE, [seat('member'), ...board(9).slice(1)])).toEqual(['board_head_missing']);
  });

  it('LA-9.1.c wants a deputy', () => {
    expect(codes(PROVINCE, [seat('head'), ...Array.from({ length: 8 }, () => seat('member'))])).toEqual(['board_deputy_missing']);
  });

  it('LA-9.1.e flags a member without a unit', () => {
    expect(codes(PROVINCE, [...board(9), seat('member', { unitId: null })])).toEqual(['board_member_without_unit']);
    expect(codes(PROVINCE, [...board(9), seat('member', { unitId: null, sector: 'Y tế' })])).toEqual([]);
  });

  it('LA-9.1.b notes a head whose office is not the one the text names, whatever the tone placement', () => {
    expect(judgeComposition(PROVINCE, board(9)).notes).toEqual([]);
    const other = board(9).map((one) => ({ ...one, position: 'Phó Chánh Văn phòng Sở' }));
    expect(judgeComposition(PROVINCE, other).notes).toHaveLength(1);
  });

  it('LA-20.2 asks of a component site a head and no number, LA-20.3 nor a deputy', () => {
    expect(codes(COMPONENT, [seat('head')])).toEqual([]);
    expect(codes(COMPONENT, [seat('deputy')])).toEqual(['board_head_missing']);
  });
});
