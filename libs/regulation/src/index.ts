export { Calendar, type CalendarYearView, type DeadlineContext, type ReckonedDeadline } from './calendar/calendar.service.js';
export {
  type CountedDay,
  deadline,
  type Deadline,
  DEADLINE_MODES,
  type DeadlineMode,
  type DeadlineQuestion,
  type DeadlineRules,
  type DeadlineWarning,
} from './calendar/deadline.js';
export { type CalendarDay, type CalendarDayKind, type CalendarYear, type DayStatus, WorkingCalendar } from './calendar/working-calendar.js';
export * from './catalogue/index.js';
export { loadRegulations, type LoadReport } from './reference/load-regulations.js';
export { readReferenceData, type ReferenceData } from './reference/reference-data.js';
export { editCalendar } from './regulation.permissions.js';
export { RegulationModule } from './regulation.module.js';
export { RegulationSnapshot } from './regulation-snapshot.js';
export { basesOf, type Clause, type ClauseMark, placeInWords } from './regulations/clause.js';
export {
  type Certainty,
  effectiveDate,
  holdsOn,
  inForce,
  type Regulation,
  type RegulationLevel,
  successorAt,
} from './regulations/regulation.js';
export { DecideOverrideAction, type OverrideInput } from './rules/decide-override.action.js';
export { RuleBook } from './rules/rule-book.js';
export type { Resolved, ResolvedRule, Rule, RuleContext, RuleMode, RuleOverride, TrailEntry, TrailVerdict } from './rules/rule.js';
export { Rules } from './rules/rules.service.js';
export { SITE_KIND_READER, type SiteKindReader } from './rules/site-kind-reader.js';
