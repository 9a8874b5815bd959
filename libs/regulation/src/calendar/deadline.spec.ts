import { addDays, daysBetween, isoDate } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holiday, reckon, stateCalendar, stateRules } from './calendar.factory.js';

const dueOf = (...question: Parameters<typeof reckon>): string => reckon(...question).due;

describe('working days', () => {
  it('BLLĐ 2019 Điều 112: 15 from Fri 13/2/2026 jump Tết and end on Fri 13/3/2026', () => {
    const { due, trace } = reckon('working', '2026-02-13', 15);
    expect(due).toBe('2026-03-13');
    expect(trace[0]).toMatchObject({ date: '2026-02-13', counted: false });
    expect(trace.find((day) => day.n === 1)?.date).toBe('2026-02-23');
    expect(trace.filter((day) => day.why === 'Tết Nguyên đán Bính Ngọ').map((day) => day.date)).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
    ]);
  });

  it('NQ 28/2026/QH16 Điều 2: 5 from Mon 23/11/2026 skip 24/11 and end on Tue 1/12/2026', () => {
    const { due, trace } = reckon('working', '2026-11-23', 5);
    expect(due).toBe('2026-12-01');
    expect(trace[1]).toEqual({ date: '2026-11-24', counted: false, why: 'Ngày Văn hóa Việt Nam' });
  });

  it.each([
    ['2026-01-10', true],
    ['2026-08-22', true],
    ['2025-04-26', true],
    ['2026-01-02', false],
    ['2026-08-31', false],
    ['2026-04-27', false],
    ['2026-01-17', false],
    ['2026-11-23', true],
  ])('counts %s as working: %s', (date, working) => {
    expect(stateCalendar().isWorking(isoDate(date))).toBe(working);
  });

  it('TD-8.1.b: a law issued on a Friday is due the following Friday', () => {
    expect(dueOf('working', '2026-06-05', 5)).toBe('2026-06-12');
  });

  it('TD-7.3: what arrives on a Saturday is counted from Monday', () => {
    expect(reckon('working', '2026-06-06', 1)).toMatchObject({ due: '2026-06-08' });
  });

  it('MK-11.1: signed on a Thursday, two working days end on Monday', () => {
    expect(dueOf('working', '2026-06-04', 2)).toBe('2026-06-08');
  });
});

describe('calendar days', () => {
  it('TD-8.1.a3: an event that ended on 1/3 is due on 4/3', () => {
    expect(dueOf('calendar', '2026-03-01', 3)).toBe('2026-03-04');
  });

  it('BLDS 2015 Điều 148: a term that ends on a day off ends on the next working day, and the trace says so', () => {
    const { due, trace } = reckon('calendar', '2026-06-03', 3);
    expect(due).toBe('2026-06-08');
    expect(trace.at(-1)!.why).toContain('ngày nghỉ');
    expect(trace.filter((day) => day.counted)).toHaveLength(3);
  });

  it('stays on a day off when the rule says so', () => {
    const rules = { ...stateRules(), term: { countsFirstDay: false, lastDayOff: 'stays' } as const };
    expect(dueOf('calendar', '2026-06-03', 3, rules)).toBe('2026-06-06');
  });
});

describe('from 08:00 of working days', () => {
  it('MK-12.6: received on Friday at 15:00 counts from Monday', () => {
    const { due, trace } = reckon('from-08:00', '2026-06-05 15:00', 5);
    expect(trace.find((day) => day.n === 1)?.date).toBe('2026-06-08');
    expect(due).toBe('2026-06-12');
  });

  it('MK-12.6: received at or before 08:00 of a working day counts that day, a minute later does not', () => {
    expect(dueOf('from-08:00', '2026-06-01 08:00', 5)).toBe('2026-06-05');
    expect(dueOf('from-08:00', '2026-06-01 08:01', 5)).toBe('2026-06-08');
  });

  it('MK-12.6: Sat 10/1/2026 is worked, so it starts that day', () => {
    expect(reckon('from-08:00', '2026-01-10 07:30', 1)).toMatchObject({ due: '2026-01-10' });
    expect(reckon('from-08:00', '2026-01-09 15:00', 1)).toMatchObject({ due: '2026-01-10' });
  });

  it('MK-12.6: received on a Sunday at 09:00 is explained by the day off, not by the hour', () => {
    expect(reckon('from-08:00', '2026-06-07 09:00', 1).trace).toEqual([
      { date: '2026-06-07', counted: false, why: 'Chủ nhật' },
      { date: '2026-06-08', counted: true, n: 1, why: 'Ngày làm việc' },
    ]);
  });

  it('MK-12.6: Tết is skipped', () => {
    expect(dueOf('from-08:00', '2026-02-14 09:00', 5)).toBe('2026-02-27');
  });
});

describe('any term', () => {
  it('is due the same day when it has no days', () => {
    expect(reckon('working', '2026-06-06', 0)).toMatchObject({ due: '2026-06-06', trace: [{ counted: false }] });
  });

  it.each([-1, 1.5, Number.NaN, 4000])('refuses %s days', (days) => {
    expect(() => reckon('working', '2026-06-01', days)).toThrow(expect.objectContaining({ code: 'invalid_days', status: 422 }));
  });

  it('is computed again when a holiday is decreed late', () => {
    const late = stateRules(stateCalendar([holiday('2026-11-25', 'Quốc tang')]));
    expect(dueOf('working', '2026-11-23', 5)).toBe('2026-12-01');
    expect(dueOf('working', '2026-11-23', 5, late)).toBe('2026-12-02');
  });

  it('warns when it crosses into a year whose days off were not announced', () => {
    expect(reckon('working', '2026-12-01', 5).warnings).toEqual([]);
    expect(reckon('working', '2026-12-28', 5).warnings).toEqual([
      expect.objectContaining({ code: 'calendar_year_not_announced', year: 2027 }),
    ]);
  });

  const start = fc.integer({ min: 0, max: 700 }).map((n) => addDays(isoDate('2025-01-01'), n));
  const length = fc.integer({ min: 1, max: 60 });

  it('counts exactly its days, in an unbroken trace that ends on the due date', () => {
    fc.assert(
      fc.property(start, length, fc.constantFrom<'calendar' | 'working'>('calendar', 'working'), (from, days, mode) => {
        const { due, trace } = reckon(mode, from, days);
        expect(trace.filter((day) => day.counted).map((day) => day.n)).toEqual(Array.from({ length: days }, (_, i) => i + 1));
        expect(trace.map((day) => day.date)).toEqual(trace.map((_, i) => addDays(from, i)));
        expect(due).toBe(trace.at(-1)!.date);
        expect(stateCalendar().isWorking(due)).toBe(true);
      }),
    );
  });

  it('is never shorter in working days than in calendar days, and grows with its days', () => {
    fc.assert(
      fc.property(start, length, (from, days) => {
        const working = reckon('working', from, days).due;
        expect(daysBetween(from, working)).toBeGreaterThanOrEqual(days);
        expect(reckon('working', from, days + 1).due > working).toBe(true);
      }),
    );
  });
});
