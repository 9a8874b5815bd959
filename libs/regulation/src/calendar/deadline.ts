import { addDays, dateInVietnam, InvalidError, timeInVietnam, yearOf, type Basis, type IsoDate } from '@cong-tinh/kernel';
import type { TermRule } from '../catalogue/calendar-rules.js';
import type { WorkingCalendar } from './working-calendar.js';

/** `calendar`: every day; `working`: working days; `from-08:00`: working days from the opening hour of the day of receipt. */
export const DEADLINE_MODES = ['calendar', 'working', 'from-08:00'] as const;
export type DeadlineMode = (typeof DEADLINE_MODES)[number];

/** One day between the event and the due date. */
export interface CountedDay {
  readonly date: IsoDate;
  readonly counted: boolean;
  /** Its number, when counted. */
  readonly n?: number;
  /** Vietnamese: why it was counted or skipped. */
  readonly why: string;
}

export interface DeadlineWarning {
  readonly code: 'calendar_year_not_announced';
  readonly year: number;
  readonly message: string;
}

/** Due at the end of the day `due`. */
export interface Deadline {
  readonly due: IsoDate;
  readonly mode: DeadlineMode;
  readonly days: number;
  readonly trace: readonly CountedDay[];
  readonly warnings: readonly DeadlineWarning[];
}

/** The rules a deadline is reckoned by, as they stood; keep their bases with the result. */
export interface DeadlineRules {
  readonly calendar: WorkingCalendar;
  readonly term: TermRule;
  readonly termBasis: Basis;
  /** 'HH:mm' */
  readonly dayStart: string;
}

export type DeadlineQuestion =
  | { readonly mode: 'calendar' | 'working'; readonly from: IsoDate; readonly days: number }
  | { readonly mode: 'from-08:00'; readonly from: Date; readonly days: number };

const LONGEST = 3660;

/**
 * When a term ends. A pure function of the event, the rules and the calendar: asked again with a calendar in which a holiday was decreed
 * late it answers anew. @throws InvalidError `invalid_days`
 */
export function deadline(question: DeadlineQuestion, rules: DeadlineRules): Deadline {
  const { mode, days } = question;
  if (!Number.isSafeInteger(days) || days < 0 || days > LONGEST) {
    throw new InvalidError('invalid_days', `Số ngày của thời hạn phải là số nguyên từ 0 đến ${LONGEST}.`, { field: 'days' });
  }
  const trace = question.mode === 'from-08:00' ? fromOpening(question, rules) : fromDay(question, rules);
  return { due: trace.at(-1)!.date, mode, days, trace, warnings: warningsOf(trace, rules.calendar) };
}

function fromDay(question: DeadlineQuestion & { from: IsoDate }, rules: DeadlineRules): CountedDay[] {
  const { from, days, mode } = question;
  if (days === 0) return [{ date: from, counted: false, why: 'Thời hạn trong ngày.' }];
  const every = mode === 'calendar';
  const trace = rules.term.countsFirstDay
    ? count(from, days, rules.calendar, every, [])
    : count(addDays(from, 1), days, rules.calendar, every, [
        { date: from, counted: false, why: `Ngày bắt đầu, không tính vào thời hạn (${rules.termBasis}).` },
      ]);
  return every && rules.term.lastDayOff === 'moves' ? moveOffDayOff(trace, rules) : trace;
}

// Basis: MK-12.6
function fromOpening(question: DeadlineQuestion & { from: Date }, { calendar, dayStart }: DeadlineRules): CountedDay[] {
  const date = dateInVietnam(question.from);
  if (question.days === 0) return [{ date, counted: false, why: 'Thời hạn trong ngày.' }];
  const inTime = timeInVietnam(question.from) < dayStart || isExactly(question.from, dayStart);
  if (inTime || !calendar.isWorking(date)) return count(date, question.days, calendar, false, []);
  return count(addDays(date, 1), question.days, calendar, false, [
    { date, counted: false, why: `Nhận sau ${dayStart}, tính từ ${dayStart} ngày làm việc tiếp theo.` },
  ]);
}

const isExactly = (instant: Date, time: string): boolean =>
  timeInVietnam(instant) === time && instant.getUTCSeconds() === 0 && instant.getUTCMilliseconds() === 0;

function count(from: IsoDate, days: number, calendar: WorkingCalendar, every: boolean, before: readonly CountedDay[]): CountedDay[] {
  const trace = [...before];
  let n = 0;
  for (let date = from; n < days; date = addDays(date, 1)) {
    const { working, why } = calendar.statusOf(date);
    if (working || every) trace.push({ date, counted: true, n: (n += 1), why });
    else trace.push({ date, counted: false, why });
  }
  return trace;
}

// Basis: BLDS 2015 Điều 148
function moveOffDayOff(trace: readonly CountedDay[], { calendar, termBasis }: DeadlineRules): CountedDay[] {
  const moved = [...trace];
  for (let date = moved.at(-1)!.date; !calendar.isWorking(date);) {
    date = addDays(date, 1);
    const { working, why } = calendar.statusOf(date);
    moved.push({
      date,
      counted: false,
      why: working ? `Ngày cuối rơi vào ngày nghỉ, thời hạn kết thúc vào ngày này (${termBasis}).` : why,
    });
  }
  return moved;
}

function warningsOf(trace: readonly CountedDay[], calendar: WorkingCalendar): DeadlineWarning[] {
  const unknown = trace.filter(({ date }) => !calendar.isAnnounced(date));
  return [...new Set(unknown.map(({ date }) => yearOf(date)))].map((year) => ({
    code: 'calendar_year_not_announced',
    year,
    message: `Thời hạn có ngày thuộc năm ${year}, là năm chưa công bố lịch nghỉ; kết quả có thể thay đổi.`,
  }));
}
