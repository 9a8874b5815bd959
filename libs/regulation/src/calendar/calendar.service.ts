import { CLOCK, dateInVietnam, type Basis, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { UnitKind } from '../catalogue/vocabulary.js';
import { RegulationRepository, type CalendarYearRow } from '../regulation.repository.js';
import { RegulationSnapshot } from '../regulation-snapshot.js';
import { Rules } from '../rules/rules.service.js';
import { deadline, type Deadline, type DeadlineQuestion } from './deadline.js';
import type { CalendarDay, DayStatus, WorkingCalendar } from './working-calendar.js';

/** On whose behalf a term is reckoned; without it the province's rules count. */
export interface DeadlineContext {
  readonly siteId?: string;
  readonly unitKind?: UnitKind;
}

/** A deadline with the rules it was reckoned by. */
export interface ReckonedDeadline extends Deadline {
  readonly basis: Basis;
}

/** The year of the calendar as it is shown and edited. */
export interface CalendarYearView extends CalendarYearRow {
  readonly days: readonly CalendarDay[];
}

/** The working calendar of the State's offices, and the deadlines reckoned by it. */
@Injectable()
export class Calendar {
  constructor(
    private readonly snapshot: RegulationSnapshot,
    private readonly rules: Rules,
    private readonly database: Database,
    private readonly repository: RegulationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * When a term ends, day by day, by the rules in force on the day of the event and the calendar as it is known now.
   * Ask again rather than keep the answer of an open case: a holiday may be decreed late. @throws InvalidError `invalid_days`
   */
  deadline(question: DeadlineQuestion, context: DeadlineContext = {}): ReckonedDeadline {
    const date = question.mode === 'from-08:00' ? dateInVietnam(question.from) : question.from;
    const asked = { unitKind: context.unitKind ?? 'province', siteId: context.siteId, date } as const;
    const week = this.rules.at('calendar.workingWeek', asked);
    const term = this.rules.at('calendar.term', asked);
    const start = this.rules.at('calendar.dayStart', asked);
    const answer = deadline(question, {
      calendar: this.snapshot.current.calendar(week.value.days),
      term: term.value,
      termBasis: term.basis,
      dayStart: start.value.time,
    });
    const used = { calendar: [term], working: [term, week], 'from-08:00': [start, week] }[question.mode];
    return { ...answer, basis: used.map(({ basis }) => basis).join('; ') };
  }

  /** Whether the State's offices work on a day, and why. */
  statusOf(date: IsoDate): DayStatus {
    return this.on(date).statusOf(date);
  }

  isWorking(date: IsoDate): boolean {
    return this.statusOf(date).working;
  }

  /** Whether this year's or another day's year was announced. */
  isAnnounced(date: IsoDate = this.clock.today()): boolean {
    return this.on(date).isAnnounced(date);
  }

  /** A year with its days, fresh from the database; a year nobody entered is empty and not announced. */
  async year(year: number): Promise<CalendarYearView> {
    return this.database.inPlatform(async () => {
      const row = await this.repository.findYear(year);
      return { ...(row ?? { year, announced: false, source: null, revision: 0 }), days: row ? await this.repository.daysOf(year) : [] };
    });
  }

  private on(date: IsoDate): WorkingCalendar {
    const { days } = this.rules.at('calendar.workingWeek', { unitKind: 'province', date }).value;
    return this.snapshot.current.calendar(days);
  }
}
