import { UnavailableError } from '@cong-tinh/kernel';
import { Database, LOGGER } from '@cong-tinh/platform';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { WorkingCalendar } from './calendar/working-calendar.js';
import type { Clause } from './regulations/clause.js';
import { RegulationRepository, type RegulationRows } from './regulation.repository.js';
import { RuleBook } from './rules/rule-book.js';

/** What the process knows of regulations, rules and calendar. */
export interface Snapshot {
  readonly revision: number;
  readonly book: RuleBook;
  readonly clauses: ReadonlyMap<string, Clause>;
  calendar(week: readonly number[]): WorkingCalendar;
}

const CHECK_EVERY = 15_000;

/** Holds the snapshot; reads it again when this process changed something, and when another did (seen by its revision within 15 s). */
@Injectable()
export class RegulationSnapshot implements OnModuleInit, OnModuleDestroy {
  private held: Snapshot | null = null;
  private timer: NodeJS.Timeout | null = null;
  private checking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly repository: RegulationRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws UnavailableError `rules_unavailable` while nothing could be read yet */
  get current(): Snapshot {
    if (this.held) return this.held;
    throw new UnavailableError('rules_unavailable', 'Chưa đọc được quy chế và lịch làm việc. Hãy thử lại sau ít phút.');
  }

  async onModuleInit(): Promise<void> {
    await this.check();
    this.timer = setInterval(() => {
      this.checking = this.check();
    }, CHECK_EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.checking;
  }

  /** Reads everything again. Call it after the transaction that changed something, never inside it. */
  async reload(): Promise<void> {
    this.held = toSnapshot(await this.database.inPlatform(() => this.repository.load()));
  }

  private async check(): Promise<void> {
    try {
      const revision = this.held && (await this.database.inPlatform(() => this.repository.revision()));
      if (revision === null || revision !== this.held?.revision) await this.reload();
    } catch (error) {
      this.logger.warn({ err: error }, 'regulations could not be read; what was read before stays in use');
    }
  }
}

function toSnapshot(rows: RegulationRows): Snapshot {
  const calendars = new Map<string, WorkingCalendar>();
  const make = (week: readonly number[]): WorkingCalendar => {
    const calendar = new WorkingCalendar(rows.days, rows.years, week);
    calendars.set(week.join(), calendar);
    return calendar;
  };
  return {
    revision: rows.revision,
    book: new RuleBook(rows.regulations, rows.rules, rows.overrides),
    clauses: new Map(rows.clauses.map((clause) => [clause.id, clause])),
    calendar: (week) => calendars.get(week.join()) ?? make(week),
  };
}
