import { describe, expect, it } from '@jest/globals';
import { day, holiday, stateCalendar } from './calendar.factory.js';
import { WorkingCalendar } from './working-calendar.js';

const WEEK = [1, 2, 3, 4, 5];

describe('the working calendar', () => {
  it('says why a day is worked or not', () => {
    const calendar = stateCalendar();
    expect(calendar.statusOf(day('2026-11-24'))).toMatchObject({ working: false, kind: 'holiday', why: 'Ngày Văn hóa Việt Nam' });
    expect(calendar.statusOf(day('2026-08-22'))).toMatchObject({ working: true, why: 'Ngày làm việc: làm bù cho thứ Hai 31/8/2026' });
    expect(calendar.statusOf(day('2026-06-07'))).toMatchObject({ working: false, kind: 'weekend', why: 'Chủ nhật' });
    expect(calendar.statusOf(day('2026-06-08'))).toMatchObject({ working: true, kind: 'weekday' });
  });

  it('knows which years were announced', () => {
    const calendar = stateCalendar();
    expect(['2024-06-03', '2025-06-03', '2026-06-03', '2027-06-03', '2028-06-03'].map((date) => calendar.isAnnounced(day(date)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('refuses days of another year, days named twice, and swaps that swap nothing', () => {
    const swap = { ...holiday('2026-06-06', 'Thứ Bảy'), kind: 'swapOff' as const };
    const work = { ...holiday('2026-06-08', 'Thứ Hai'), kind: 'swapWork' as const };
    expect(WorkingCalendar.problems(2026, [holiday('2026-01-01', 'Tết Dương lịch')], WEEK)).toEqual([]);
    expect(WorkingCalendar.problems(2026, [holiday('2025-01-01', 'Tết Dương lịch')], WEEK)).toEqual(['01/01/2025 không thuộc năm 2026.']);
    expect(WorkingCalendar.problems(2026, [holiday('2026-01-01', 'A'), holiday('2026-01-01', 'B')], WEEK)).toHaveLength(1);
    expect(WorkingCalendar.problems(2026, [swap, work], WEEK)).toHaveLength(2);
  });
});
