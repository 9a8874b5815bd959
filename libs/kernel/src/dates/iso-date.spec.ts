import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, formatDate, isIsoDate, isoDate, weekday, weekdayName, yearOf } from './iso-date.js';

const date = fc.integer({ min: -20_000, max: 60_000 }).map((n) => addDays(isoDate('2000-01-01'), n));

describe('days', () => {
  it.each(['2026-11-21', '2024-02-29', '1999-12-31', '0001-01-01'])('%s is one', (text) => {
    expect(isIsoDate(text)).toBe(true);
    expect(isoDate(text)).toBe(text);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '21/11/2026', '2026-11-21T00:00:00Z', '', null, 20261121])(
    '%j is none',
    (value) => {
      expect(isIsoDate(value)).toBe(false);
    },
  );

  it('refuses others with 422', () => {
    expect(() => isoDate('30/02')).toThrow(expect.objectContaining({ code: 'invalid_date', status: 422 }));
  });

  it.each([
    ['2026-11-21', 6, 'thứ Bảy'],
    ['2026-11-22', 7, 'Chủ nhật'],
    ['2026-11-23', 1, 'thứ Hai'],
    ['1969-12-31', 3, 'thứ Tư'],
  ])('%s is weekday %s, %s', (text, number, name) => {
    expect(weekday(isoDate(text))).toBe(number);
    expect(weekdayName(isoDate(text))).toBe(name);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 3, '2027-02-15'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %s months is %s', (from, months, to) => {
    expect(addMonths(isoDate(from), months)).toBe(to);
  });

  it('adding and counting agree', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
        expect(isIsoDate(to)).toBe(true);
        expect(weekday(addDays(from, 7))).toBe(weekday(from));
      }),
    );
  });

  it('is read by people as day, month, year', () => {
    expect(formatDate(isoDate('2026-11-01'))).toBe('01/11/2026');
    expect(yearOf(isoDate('2026-11-01'))).toBe(2026);
  });
});
