import { describe, expect, it } from '@jest/globals';
import { SEAT_KINDS } from '@cong-tinh/regulation';
import { type SeatActor, type SeatDecider, SeatPolicy } from './seat.policy.js';

const OTHER = 'another account';
const webmaster: SeatActor = { accountId: 'webmaster', isWebmaster: true, isUnitHead: false };
const unitHead: SeatActor = { accountId: 'head', isWebmaster: false, isUnitHead: true };
const nobody: SeatActor = { accountId: 'nobody', isWebmaster: false, isUnitHead: false };
const may = (decider: SeatDecider, actor: SeatActor, kind: (typeof SEAT_KINDS)[number], accountId = OTHER) => {
  try {
    new SeatPolicy(decider, actor).requireEntry(kind, accountId);
    return true;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const OTHERS = SEAT_KINDS.filter((kind) => kind !== 'unitHead');

describe('who enters seats', () => {
  it('LA-20.2 the head of the unit sets up the seats of a component site, and nobody else', () => {
    for (const kind of OTHERS) {
      expect(may('unitHead', unitHead, kind)).toBe(true);
      expect(may('unitHead', unitHead, kind, 'head')).toBe(true);
      expect(may('unitHead', webmaster, kind)).toBe('seat_by_unit_head');
      expect(may('unitHead', nobody, kind)).toBe('seat_by_unit_head');
    }
  });

  it('LA-20.2 the head himself is entered by the webmaster, who carries the appointment out', () => {
    expect(may('unitHead', webmaster, 'unitHead')).toBe(true);
    expect(may('unitHead', unitHead, 'unitHead')).toBe('seat_by_committee');
    expect(may('unitHead', nobody, 'unitHead')).toBe('seat_by_committee');
  });

  it('LA-9.1 UBND tỉnh decides the seats of the province, and the webmaster enters them', () => {
    for (const kind of SEAT_KINDS) {
      expect(may('provincialCommittee', webmaster, kind)).toBe(true);
      expect(may('provincialCommittee', unitHead, kind)).toBe('seat_by_committee');
      expect(may('provincialCommittee', nobody, kind)).toBe('seat_by_committee');
    }
  });

  it('LA-10.1.d the webmaster enters no seat for itself', () => {
    expect(may('provincialCommittee', webmaster, 'head', 'webmaster')).toBe('seat_self_assign');
    expect(may('unitHead', webmaster, 'unitHead', 'webmaster')).toBe('seat_self_assign');
  });
});
