import { isoDate } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import { regulation } from '../rules/rule-book.factory.js';
import { effectiveDate, holdsOn, successorAt } from './regulation.js';

const at = (text: string) => isoDate(text);
const byId = (...all: ReturnType<typeof regulation>[]) => new Map(all.map((one) => [one.id, one]));

describe('regulations', () => {
  it('TD-QĐ.2 take effect on signature or some days after', () => {
    expect(effectiveDate(at('2024-03-20'), 7)).toBe('2024-03-27');
    expect(effectiveDate(at('2025-05-20'), 0)).toBe('2025-05-20');
  });

  it('hold from their first day to the day before their end, and never without a beginning', () => {
    expect(holdsOn(at('2025-05-20'), at('2025-05-20'), at('2025-07-01'))).toBe(true);
    expect(holdsOn(at('2025-06-30'), at('2025-05-20'), at('2025-07-01'))).toBe(true);
    expect(holdsOn(at('2025-07-01'), at('2025-05-20'), at('2025-07-01'))).toBe(false);
    expect(holdsOn(at('2025-05-19'), at('2025-05-20'), null)).toBe(false);
    expect(holdsOn(at('2030-01-01'), null, null)).toBe(false);
  });

  it('LA-23.1 are followed to what replaced them, however often, but not before its day and not in a circle', () => {
    const first = regulation('A', 'national', { effectiveTo: at('2025-06-01'), replacedBy: 'B' });
    const second = regulation('B', 'national', { effectiveFrom: at('2025-06-01'), effectiveTo: at('2026-01-01'), replacedBy: 'C' });
    const third = regulation('C', 'national', { effectiveFrom: at('2026-01-01') });
    const all = byId(first, second, third);
    expect(['2025-05-31', '2025-06-01', '2026-01-01'].map((date) => successorAt(first, at(date), all).id)).toEqual(['A', 'B', 'C']);
    const gap = regulation('A', 'national', { effectiveTo: at('2025-06-01'), replacedBy: 'C' });
    expect(successorAt(gap, at('2025-07-01'), all).id).toBe('A');
    const circle = regulation('X', 'national', { effectiveTo: at('2025-06-01'), replacedBy: 'X' });
    expect(successorAt(circle, at('2026-01-01'), byId(circle)).id).toBe('X');
  });
});
