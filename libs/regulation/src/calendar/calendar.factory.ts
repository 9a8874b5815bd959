import { isoDate, type IsoDate } from '@cong-tinh/kernel';
import { readReferenceData } from '../reference/reference-data.js';
import { deadline, type Deadline, type DeadlineMode, type DeadlineRules } from './deadline.js';
import { WorkingCalendar, type CalendarDay } from './working-calendar.js';

const { days, years } = readReferenceData();

/** The calendar the product comes with, in the State's week. */
export const stateCalendar = (more: readonly CalendarDay[] = []): WorkingCalendar =>
  new WorkingCalendar([...days, ...more], years, [1, 2, 3, 4, 5]);

export const stateRules = (calendar: WorkingCalendar = stateCalendar()): DeadlineRules => ({
  calendar,
  term: { countsFirstDay: false, lastDayOff: 'moves' },
  termBasis: 'BLDS 2015 Điều 147',
  dayStart: '08:00',
});

/** `due('working', '2026-02-13', 15)`; for 'from-08:00' the event is an instant in Vietnam: '2026-01-09 15:00'. */
export function reckon(mode: DeadlineMode, from: string, days: number, rules: DeadlineRules = stateRules()): Deadline {
  if (mode === 'from-08:00') return deadline({ mode, from: new Date(`${from.replace(' ', 'T')}:00+07:00`), days }, rules);
  return deadline({ mode, from: isoDate(from), days }, rules);
}

export const holiday = (date: string, name: string): CalendarDay => ({
  date: isoDate(date),
  kind: 'holiday',
  name,
  source: 'Quyết định của Thủ tướng Chính phủ',
  certainty: 'read',
});

export const day = (text: string): IsoDate => isoDate(text);
