import { formatDate, weekday, weekdayName, yearOf, type IsoDate } from '@cong-tinh/kernel';
import type { Certainty } from '../regulations/regulation.js';

/** `holiday` by law; `compensatory` for a holiday on a weekend; `swapOff` and `swapWork` by a yearly notice of the civil service. */
export const CALENDAR_DAY_KINDS = ['holiday', 'compensatory', 'swapOff', 'swapWork'] as const;
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

export interface CalendarDay {
  readonly date: IsoDate;
  readonly kind: CalendarDayKind;
  readonly name: string;
  /** The law or notice it rests on. */
  readonly source: string;
  readonly certainty: Certainty;
}

/** A year whose days off were announced; a year that was not is reckoned provisionally, with a warning. */
export interface CalendarYear {
  readonly year: number;
  readonly announced: boolean;
  readonly source: string | null;
}

/** Why a day is worked or not. */
export interface DayStatus {
  readonly date: IsoDate;
  readonly working: boolean;
  readonly kind: CalendarDayKind | 'weekday' | 'weekend';
  /** Vietnamese: 'Ngày làm việc', 'Chủ nhật', 'Quốc khánh'. */
  readonly why: string;
}

/** Which days the offices of the State work. Pure data; a holiday decreed late is a new calendar, and deadlines are computed again. */
export class WorkingCalendar {
  private readonly days: ReadonlyMap<string, CalendarDay>;
  private readonly years: ReadonlyMap<number, CalendarYear>;
  private readonly week: ReadonlySet<number>;

  constructor(days: readonly CalendarDay[], years: readonly CalendarYear[], week: readonly number[]) {
    this.days = new Map(days.map((day) => [day.date, day]));
    this.years = new Map(years.map((year) => [year.year, year]));
    this.week = new Set(week);
  }

  statusOf(date: IsoDate): DayStatus {
    const day = this.days.get(date);
    if (day) {
      const working = day.kind === 'swapWork';
      return { date, working, kind: day.kind, why: working ? `Ngày làm việc: ${day.name}` : day.name };
    }
    const working = this.week.has(weekday(date));
    const name = weekdayName(date);
    return {
      date,
      working,
      kind: working ? 'weekday' : 'weekend',
      why: working ? 'Ngày làm việc' : name[0]!.toUpperCase() + name.slice(1),
    };
  }

  isWorking(date: IsoDate): boolean {
    return this.statusOf(date).working;
  }

  /** Whether the days off of the date's year were announced. */
  isAnnounced(date: IsoDate): boolean {
    return this.years.get(yearOf(date))?.announced ?? false;
  }

  /** What is wrong with the days of a year as someone wants to save them, as Vietnamese sentences. */
  static problems(year: number, days: readonly CalendarDay[], week: readonly number[]): string[] {
    const seen = new Set<string>();
    return days.flatMap((day) => {
      const shown = formatDate(day.date);
      const problems: string[] = [];
      if (yearOf(day.date) !== year) problems.push(`${shown} không thuộc năm ${year}.`);
      if (seen.has(day.date)) problems.push(`${shown} được ghi hai lần.`);
      seen.add(day.date);
      const usual = week.includes(weekday(day.date));
      if (day.kind === 'swapWork' && usual) problems.push(`${shown} vốn là ngày làm việc nên không thể là ngày làm bù.`);
      if ((day.kind === 'swapOff' || day.kind === 'compensatory') && !usual)
        problems.push(`${shown} vốn là ngày nghỉ nên không thể là ngày nghỉ bù, nghỉ hoán đổi.`);
      return problems;
    });
  }
}
