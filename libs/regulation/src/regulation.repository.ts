import { isIsoDate, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { CalendarDay, CalendarYear } from './calendar/working-calendar.js';
import { isRuleKey, ruleKindOf } from './catalogue/catalogue.js';
import type { Clause } from './regulations/clause.js';
import type { Regulation } from './regulations/regulation.js';
import type { Rule, RuleOverride } from './rules/rule.js';

/** A year as it is edited. */
export interface CalendarYearRow extends CalendarYear {
  readonly revision: number;
}

/** Everything the snapshot holds. */
export interface RegulationRows {
  readonly revision: number;
  readonly regulations: readonly Regulation[];
  readonly clauses: readonly Clause[];
  readonly rules: readonly Rule[];
  readonly overrides: readonly RuleOverride[];
  readonly years: readonly CalendarYearRow[];
  readonly days: readonly CalendarDay[];
}

type Row<T> = Omit<T, 'adoption'> & { adoptionNumber: string | null; adoptionDate: IsoDate | null; adoptionAuthority: string | null };

const DAY_COLUMNS = 'date, kind, name, source, certainty';
const OVERRIDE_COLUMNS = `id, key, level, site_id as "siteId", unit_kinds as "unitKinds", mode, value, authority, decision_number as "decisionNumber",
  decision_date as "decisionDate", basis, valid_from as "validFrom", valid_to as "validTo"`;

/** Every query of the lib. */
@Injectable()
export class RegulationRepository {
  constructor(private readonly database: Database) {}

  /** The number of the present state. */
  async revision(): Promise<number> {
    const [row] = await this.database.query<{ revision: number }>('select revision from regulation_revision');
    return row!.revision;
  }

  /** Raises the number of the state; holds off every other change until the transaction ends. */
  async raiseRevision(): Promise<void> {
    await this.database.query('update regulation_revision set revision = revision + 1');
  }

  /** All rows. Rules of keys this release does not know, or of another shape, are left out: release N−1 runs on schema N. */
  async load(): Promise<RegulationRows> {
    const { database } = this;
    const revision = await this.revision();
    const regulations = await database.query<Row<Regulation>>(
      `select id, level, number, title, issuer, issued_on as "issuedOn", effective_from as "effectiveFrom", effective_to as "effectiveTo",
         replaced_by as "replacedBy", site_id as "siteId", adopts, adoption_number as "adoptionNumber", adoption_date as "adoptionDate",
         adoption_authority as "adoptionAuthority", certainty, note
       from regulations`,
    );
    const clauses = await database.query<Clause>(
      'select id, regulation_id as "regulationId", place, subject, mark from clauses where not withdrawn',
    );
    const rules = await database.query<Rule>(
      `select id, key, regulation_id as "regulationId", mode, unit_kinds as "unitKinds", value, basis, valid_from as "validFrom",
         valid_to as "validTo", certainty, note
       from rules where not withdrawn`,
    );
    const overrides = await database.query<RuleOverride>(`select ${OVERRIDE_COLUMNS} from rule_overrides`);
    const years = await database.query<CalendarYearRow>('select year, announced, source, revision from calendar_years order by year');
    const days = await database.query<CalendarDay>(`select ${DAY_COLUMNS} from calendar_days where not removed order by date`);
    return {
      revision,
      regulations: regulations.map(toRegulation),
      clauses,
      rules: rules.filter(isUnderstood),
      overrides: overrides.filter(isUnderstood),
      years,
      days,
    };
  }

  /** A year; null when it was never entered. */
  async findYear(year: number): Promise<CalendarYearRow | null> {
    const [row] = await this.database.query<CalendarYearRow>(
      'select year, announced, source, revision from calendar_years where year = $1',
      [year],
    );
    return row ?? null;
  }

  async daysOf(year: number): Promise<CalendarDay[]> {
    return this.database.query<CalendarDay>(`select ${DAY_COLUMNS} from calendar_days where year = $1 and not removed order by date`, [
      year,
    ]);
  }

  /** Writes a year as officials want it; days that are not named any more become ordinary days. */
  async replaceYear(year: CalendarYearRow, days: readonly CalendarDay[]): Promise<void> {
    await this.database.query(
      `insert into calendar_years (year, announced, source, revision, origin) values ($1, $2, $3, $4, 'official')
       on conflict (year) do update set announced = excluded.announced, source = excluded.source, revision = excluded.revision,
         origin = 'official', updated_at = now()`,
      [year.year, year.announced, year.source, year.revision],
    );
    await this.database.query(
      `insert into calendar_days (date, year, kind, name, source, certainty)
       select date, $1, kind, name, source, certainty
       from jsonb_to_recordset($2::jsonb) as row (date date, kind text, name text, source text, certainty text)
       on conflict (date) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
         certainty = excluded.certainty, removed = false, updated_at = now()`,
      [year.year, JSON.stringify(days)],
    );
    await this.database.query(
      'update calendar_days set removed = true, updated_at = now() where year = $1 and not removed and date <> all ($2::date[])',
      [year.year, days.map((day) => day.date)],
    );
  }

  async insertOverride(override: RuleOverride, by: { at: Date; id: string | null; name: string }): Promise<void> {
    await this.database.query(
      `insert into rule_overrides (id, key, level, site_id, unit_kinds, mode, value, authority, decision_number, decision_date, basis,
         valid_from, valid_to, recorded_at, recorded_by, recorded_by_name)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        override.id,
        override.key,
        override.level,
        override.siteId,
        override.unitKinds,
        override.mode,
        JSON.stringify(override.value),
        override.authority,
        override.decisionNumber,
        override.decisionDate,
        override.basis,
        override.validFrom,
        override.validTo,
        by.at,
        by.id,
        by.name,
      ],
    );
  }
}

function toRegulation({ adoptionNumber, adoptionDate, adoptionAuthority, ...row }: Row<Regulation>): Regulation {
  const adopted = adoptionNumber !== null && isIsoDate(adoptionDate) && adoptionAuthority !== null;
  return { ...row, adoption: adopted ? { number: adoptionNumber, date: adoptionDate, authority: adoptionAuthority } : null };
}

const isUnderstood = (row: Rule | RuleOverride): boolean => isRuleKey(row.key) && ruleKindOf(row.key).shape.problem(row.value, '') === null;
