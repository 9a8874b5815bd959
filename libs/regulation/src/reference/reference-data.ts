import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate, type IsoDate } from '@cong-tinh/kernel';
import { projectRoot } from '@cong-tinh/platform';
import type { CalendarDay, CalendarDayKind, CalendarYear } from '../calendar/working-calendar.js';
import { isRuleKey, type RuleKey } from '../catalogue/catalogue.js';
import { UNIT_KINDS, type UnitKind } from '../catalogue/vocabulary.js';
import type { Clause, ClauseMark } from '../regulations/clause.js';
import type { Certainty, Regulation, RegulationLevel } from '../regulations/regulation.js';
import type { Rule, RuleMode } from '../rules/rule.js';

/** The regulations, clauses, rules and calendar the product comes with, as its data files state them. */
export interface ReferenceData {
  readonly regulations: readonly Regulation[];
  readonly clauses: readonly Clause[];
  readonly rules: readonly Rule[];
  readonly days: readonly CalendarDay[];
  readonly years: readonly CalendarYear[];
}

interface RegulationRow {
  id: string;
  level: RegulationLevel;
  number: string | null;
  title: string;
  issuer: string;
  issuedOn: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  replacedBy?: string;
  certainty?: Certainty;
  note?: string;
}

interface RuleRow {
  id: string;
  key: string;
  regulation: string;
  mode: RuleMode;
  applies: 'all' | 'province' | 'component' | UnitKind[];
  from: string;
  to?: string;
  basis: string;
  certainty?: Certainty;
  note?: string;
  value: unknown;
}

interface ClauseRow {
  id: string;
  regulation?: string;
  place: string;
  mark?: ClauseMark | null;
  subject: string;
}

interface CalendarFile {
  years: CalendarYear[];
  days: { date: string; kind: CalendarDayKind; name: string; source: string; certainty: Certainty }[];
}

const folder = (): string => join(projectRoot(), 'libs/regulation/data');
const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(folder(), ...path), 'utf8').normalize('NFC')) as T;
const readAll = <T>(name: string): T[] =>
  readdirSync(join(folder(), name))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => read<T[]>(name, file));

const dateOrNull = (date: string | null | undefined): IsoDate | null => (date ? isoDate(date) : null);

/** Reads the data files. */
export function readReferenceData(): ReferenceData {
  const calendar = read<CalendarFile>('calendar.json');
  return {
    regulations: read<RegulationRow[]>('regulations.json').map(toRegulation),
    clauses: readAll<ClauseRow>('clauses').map(toClause),
    rules: readAll<RuleRow>('rules').map(toRule),
    days: calendar.days.map((day) => ({ ...day, date: isoDate(day.date) })),
    years: calendar.years,
  };
}

const toRegulation = (row: RegulationRow): Regulation => ({
  id: row.id,
  level: row.level,
  number: row.number,
  title: row.title,
  issuer: row.issuer,
  issuedOn: dateOrNull(row.issuedOn),
  effectiveFrom: dateOrNull(row.effectiveFrom),
  effectiveTo: dateOrNull(row.effectiveTo),
  replacedBy: row.replacedBy ?? null,
  siteId: null,
  adopts: null,
  adoption: null,
  certainty: row.certainty ?? 'read',
  note: row.note ?? null,
});

const toClause = (row: ClauseRow): Clause => ({
  id: row.id,
  regulationId: row.regulation ?? row.id.slice(0, row.id.indexOf('-')),
  place: row.place,
  subject: row.subject,
  mark: row.mark ?? null,
});

function toRule(row: RuleRow): Rule {
  if (!isRuleKey(row.key)) throw new TypeError(`${row.id}: the catalogue has no rule ${row.key}`);
  return {
    id: row.id,
    key: row.key satisfies RuleKey,
    regulationId: row.regulation,
    mode: row.mode,
    unitKinds: kindsOf(row.applies),
    value: row.value,
    basis: row.basis,
    validFrom: isoDate(row.from),
    validTo: dateOrNull(row.to),
    certainty: row.certainty ?? 'read',
    note: row.note ?? null,
  };
}

function kindsOf(applies: RuleRow['applies']): readonly UnitKind[] | null {
  if (applies === 'all') return null;
  if (applies === 'province') return ['province'];
  return applies === 'component' ? UNIT_KINDS.filter((kind) => kind !== 'province') : applies;
}
