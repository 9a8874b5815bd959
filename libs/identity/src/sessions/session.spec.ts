import { describe, expect, it } from '@jest/globals';
import { hasSteppedUp, isLive, modeOf, needsConfirmation, type Session, SESSION_LIMITS } from './session.js';

const START = new Date('2026-11-22T08:00:00+07:00');
const after = (ms: number) => new Date(START.getTime() + ms);
const MINUTE = 60_000;
const session = (more: Partial<Session> = {}): Session => ({
  id: '0197a3b0-0000-7000-8000-000000000001',
  accountId: '0197a3b0-0000-7000-8000-000000000002',
  createdAt: START,
  refreshedAt: START,
  checkedAt: START,
  unansweredSince: null,
  stepUpUntil: null,
  expiresAt: after(SESSION_LIMITS.lifetime),
  ...more,
});

describe('a session', () => {
  it('lives twelve hours at most, and an hour without use', () => {
    expect(isLive(session(), after(60 * MINUTE - 1))).toBe(true);
    expect(isLive(session(), after(60 * MINUTE))).toBe(false);
    const used = session({ checkedAt: after(12 * 60 * MINUTE - 1) });
    expect(isLive(used, after(12 * 60 * MINUTE - 1))).toBe(true);
    expect(isLive(used, after(12 * 60 * MINUTE))).toBe(false);
  });

  it('is confirmed each 60 s of use', () => {
    expect(needsConfirmation(session(), after(MINUTE - 1))).toBe(false);
    expect(needsConfirmation(session(), after(MINUTE))).toBe(true);
  });

  it('asks again each 5 s while the sign-in service does not answer', () => {
    const waiting = session({ unansweredSince: after(MINUTE), checkedAt: after(2 * MINUTE) });
    expect(needsConfirmation(waiting, after(2 * MINUTE + 4999))).toBe(false);
    expect(needsConfirmation(waiting, after(2 * MINUTE + 5000))).toBe(true);
  });

  it('may only read while there is no answer, for 15 minutes at most', () => {
    expect(modeOf(session(), after(30 * MINUTE))).toBe('full');
    const waiting = session({ unansweredSince: START });
    expect(modeOf(waiting, START)).toBe('read-only');
    expect(modeOf(waiting, after(15 * MINUTE - 1))).toBe('read-only');
    expect(modeOf(waiting, after(15 * MINUTE))).toBe('away');
  });

  it('has stepped up until the moment it says', () => {
    expect(hasSteppedUp(session(), START)).toBe(false);
    expect(hasSteppedUp(session({ stepUpUntil: after(MINUTE) }), after(MINUTE - 1))).toBe(true);
    expect(hasSteppedUp(session({ stepUpUntil: after(MINUTE) }), after(MINUTE))).toBe(false);
  });
});
