import { ruleKind } from './rule-kind.js';
import { flag, integer, list, matching, oneOf, record } from './shape.js';

/** `calendar.workingWeek`: weekdays worked, 1 = Monday … 7 = Sunday. Basis: TD-7.3 */
export interface WorkingWeek {
  readonly days: readonly number[];
}

/** `calendar.dayStart`: what arrives at or before this time of a working day is counted from that day. Basis: MK-12.6 */
export interface DayStart {
  readonly time: string;
}

/** `calendar.term`: how a term in days is reckoned. Basis: BLDS 2015 Điều 147; BLDS 2015 Điều 148 */
export interface TermRule {
  /** Whether the day of the event is day 1. */
  readonly countsFirstDay: boolean;
  /** A term in calendar days whose last day is a day off: `moves` to the next working day, or `stays`. */
  readonly lastDayOff: 'moves' | 'stays';
}

export const calendarRules = {
  'calendar.workingWeek': ruleKind<WorkingWeek>({
    label: 'Tuần làm việc',
    shape: record<WorkingWeek>({ days: list(integer(1), 1) }),
  }),
  'calendar.dayStart': ruleKind<DayStart>({
    label: 'Giờ bắt đầu tính ngày làm việc',
    shape: record<DayStart>({ time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'GIỜ:PHÚT') }),
  }),
  'calendar.term': ruleKind<TermRule>({
    label: 'Cách tính thời hạn',
    shape: record<TermRule>({ countsFirstDay: flag(), lastDayOff: oneOf('moves', 'stays') }),
  }),
};
