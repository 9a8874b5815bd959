import { describe, expect, it } from '@jest/globals';
import { isoDate } from '@cong-tinh/kernel';
import { type Delegation, delegationState } from './delegation.js';

const delegation = { validFrom: isoDate('2026-11-01'), validTo: isoDate('2026-12-01'), revokedAt: null } as Delegation;

describe('a delegation', () => {
  it('LA-9.4.c holds from its first day up to, not including, the day it ends', () => {
    expect(delegationState(delegation, isoDate('2026-10-31'))).toBe('upcoming');
    expect(delegationState(delegation, isoDate('2026-11-01'))).toBe('active');
    expect(delegationState(delegation, isoDate('2026-11-30'))).toBe('active');
    expect(delegationState(delegation, isoDate('2026-12-01'))).toBe('ended');
  });

  it('LA-9.4.c ends at once when it is revoked', () => {
    expect(delegationState({ ...delegation, revokedAt: new Date('2026-11-10') }, isoDate('2026-11-10'))).toBe('revoked');
  });
});
