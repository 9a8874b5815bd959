import { dateInVietnam, daysBetween, formatDate, isoDate, type IsoDate, timeInVietnam } from '@cong-tinh/kernel/dates';

/** How a term is counted: every day, working days, or days that begin at 08:00. */
export type CountingMode = 'calendar' | 'working' | 'from-08:00';

export interface TraceDay {
  date: string;
  counted: boolean;
  n?: number;
  why: string;
}

export interface DeadlineTerm {
  /** Last day, 'YYYY-MM-DD', or the last instant. */
  due: string;
  days: number;
  mode: CountingMode;
  trace: TraceDay[];
}

export type DayKind = 'start' | 'count' | 'skip' | 'due';
export type DeadlineTone = 'late' | 'today' | 'soon' | 'ok';

export interface DeadlineStatus {
  tone: DeadlineTone;
  sentence: string;
  due: IsoDate;
  dueText: string;
}

const dayOf = (value: string): IsoDate => (value.length > 10 ? dateInVietnam(new Date(value)) : isoDate(value));

export function kindOf(day: TraceDay, due: IsoDate, first: boolean): DayKind {
  if (day.counted) return day.date === due ? 'due' : 'count';
  return first ? 'start' : 'skip';
}

const unit = (mode: CountingMode) => (mode === 'calendar' ? 'ngày' : 'ngày làm việc');

/** What a deadline means today; counted days come from the server's trace, never from a calendar of our own. */
export function statusOf(term: DeadlineTerm, today: IsoDate): DeadlineStatus {
  const due = dayOf(term.due);
  const dueText = term.due.length > 10 ? `${formatDate(due)} ${timeInVietnam(new Date(term.due))}` : formatDate(due);
  const left = term.trace.filter((day) => day.counted && day.date > today).length;
  if (due < today) return { tone: 'late', sentence: `Quá hạn ${daysBetween(due, today)} ngày`, due, dueText };
  if (due === today) return { tone: 'today', sentence: 'Hết hạn hôm nay', due, dueText };
  return { tone: left <= 1 ? 'soon' : 'ok', sentence: `Còn ${Math.max(left, 1)} ${unit(term.mode)}`, due, dueText };
}
