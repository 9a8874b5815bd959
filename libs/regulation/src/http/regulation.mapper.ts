import type { CalendarYearView, ReckonedDeadline } from '../calendar/calendar.service.js';
import { placeInWords, type Clause } from '../regulations/clause.js';
import type { Regulation } from '../regulations/regulation.js';
import type { ResolvedRule } from '../rules/rule.js';
import type { CalendarYearResponse, DeadlineResponse } from './calendar.dto.js';
import type { ClauseResponse, RuleDto } from './rules.dto.js';

export const toCalendarYear = ({ year, revision, announced, source, days }: CalendarYearView): CalendarYearResponse => ({
  year,
  revision,
  announced,
  source,
  days: days.map(({ date, kind, name, source: basis, certainty }) => ({ date, kind, name, source: basis, certainty })),
});

export const toDeadline = ({ due, basis, trace, warnings }: ReckonedDeadline): DeadlineResponse => ({
  due,
  basis,
  trace: [...trace],
  warnings: [...warnings],
});

export const toRule = (rule: ResolvedRule): RuleDto => ({
  key: rule.key,
  label: rule.label,
  value: rule.value,
  source: rule.source,
  basis: rule.basis,
  regulation: rule.regulation,
  decision: rule.decision,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  certainty: rule.certainty,
  trail: rule.trail.map(({ source, regulationId, basis, mode, validFrom, validTo, verdict, why }) => ({
    source,
    regulation: regulationId,
    basis,
    mode,
    validFrom,
    validTo,
    verdict,
    why,
  })),
});

export const toClause = ({ clause, regulation }: { clause: Clause; regulation: Regulation }): ClauseResponse => ({
  id: clause.id,
  place: placeInWords(clause.place),
  subject: clause.subject,
  mark: clause.mark,
  regulation: {
    id: regulation.id,
    number: regulation.number,
    title: regulation.title,
    issuer: regulation.issuer,
    issuedOn: regulation.issuedOn,
    effectiveFrom: regulation.effectiveFrom,
    effectiveTo: regulation.effectiveTo,
    replacedBy: regulation.replacedBy,
    certainty: regulation.certainty,
    note: regulation.note,
  },
});
