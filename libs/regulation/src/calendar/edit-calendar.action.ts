import { Audit } from '@cong-tinh/audit';
import { isoDate } from '@cong-tinh/kernel';
import { Database, Outbox } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { RegulationRepository } from '../regulation.repository.js';
import { RegulationSnapshot } from '../regulation-snapshot.js';
import { Rules } from '../rules/rules.service.js';
import { calendarChanged, calendarInvalid, calendarSourceMissing } from './calendar.errors.js';
import type { CalendarYearView } from './calendar.service.js';
import { WorkingCalendar, type CalendarDay } from './working-calendar.js';

/** A year as officials want it, and the revision they saw. */
export interface CalendarEdit {
  readonly year: number;
  readonly revision: number;
  readonly announced: boolean;
  readonly source: string | null;
  readonly days: readonly CalendarDay[];
}

/** Enters or corrects the days off and swapped days of a year. Basis: BLLĐ 2019 Điều 112 */
@Injectable()
export class EditCalendarAction {
  constructor(
    private readonly database: Database,
    private readonly repository: RegulationRepository,
    private readonly rules: Rules,
    private readonly snapshot: RegulationSnapshot,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** @throws InvalidError `calendar_invalid`, `calendar_source_missing` · ConflictError `calendar_changed` */
  async execute(edit: CalendarEdit): Promise<CalendarYearView> {
    this.check(edit);
    const saved = await this.database.inPlatform(async () => {
      await this.repository.raiseRevision();
      const before = await this.repository.findYear(edit.year);
      const beforeDays = await this.repository.daysOf(edit.year);
      if ((before?.revision ?? 0) !== edit.revision) throw calendarChanged(edit.year, before?.revision ?? 0);
      const after = { year: edit.year, announced: edit.announced, source: edit.source, revision: edit.revision + 1 };
      await this.repository.replaceYear(after, edit.days);
      await this.audit.record({
        siteId: null,
        action: 'calendar.edited',
        subject: { kind: 'calendar_year', id: String(edit.year), label: `Lịch làm việc năm ${edit.year}` },
        details: { before: before && { ...before, days: beforeDays }, after: { ...after, days: edit.days } },
        basis: 'BLLĐ 2019 Điều 112',
      });
      await this.outbox.add('calendar.edited', { siteId: null, year: edit.year });
      return { ...after, days: await this.repository.daysOf(edit.year) };
    });
    if (this.database.door === null) await this.snapshot.reload();
    return saved;
  }

  private check({ year, announced, source, days }: CalendarEdit): void {
    if (announced && !source) throw calendarSourceMissing();
    const week = this.rules.at('calendar.workingWeek', { unitKind: 'province', date: isoDate(`${year}-01-01`) }).value.days;
    const problems = WorkingCalendar.problems(year, days, week);
    if (problems.length > 0) throw calendarInvalid(problems);
  }
}
