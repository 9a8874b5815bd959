import { describe, expect, it } from '@jest/globals';
import { pauseBefore } from './letter.js';

const createdAt = new Date('2026-11-22T01:00:00Z');
const after = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000);

describe('pauseBefore', () => {
  it('doubles from half a minute to an hour', () => {
    expect([0, 1, 2, 5, 6, 7, 40].map((attempts) => pauseBefore({ attempts, createdAt }, after(0)))).toEqual([
      30, 60, 120, 960, 1_920, 3_600, 3_600,
    ]);
  });

  it('tries for four days', () => {
    expect(pauseBefore({ attempts: 90, createdAt }, after(95))).toBe(3_600);
    expect(pauseBefore({ attempts: 90, createdAt }, after(95.1))).toBeNull();
  });
});
