import { isoDate } from '@cong-tinh/kernel';
import type { Regulation } from '../regulations/regulation.js';
import type { Rule, RuleOverride } from './rule.js';

/** A regulation for tests, in force since 2025 unless told otherwise. */
export const regulation = (id: string, level: Regulation['level'], more: Partial<Regulation> = {}): Regulation => ({
  id,
  level,
  number: null,
  title: id,
  issuer: 'Cơ quan ban hành',
  issuedOn: null,
  effectiveFrom: isoDate('2025-01-01'),
  effectiveTo: null,
  replacedBy: null,
  siteId: null,
  adopts: null,
  adoption: null,
  certainty: 'read',
  note: null,
  ...more,
});

/** A rule on board meetings (every n months; fewer is stricter) unless told otherwise. */
export const rule = (regulationId: string, everyMonths: number, mode: Rule['mode'], more: Partial<Rule> = {}): Rule => ({
  id: `${regulationId}/${everyMonths}`,
  key: 'board.meeting',
  regulationId,
  mode,
  unitKinds: null,
  value: { everyMonths },
  basis: `${regulationId}-1`,
  validFrom: isoDate('2020-01-01'),
  validTo: null,
  certainty: 'read',
  note: null,
  ...more,
});

export const override = (everyMonths: number, more: Partial<RuleOverride> = {}): RuleOverride => ({
  id: `override/${everyMonths}`,
  key: 'board.meeting',
  level: 'site',
  siteId: 'site-1',
  unitKinds: null,
  mode: 'free',
  value: { everyMonths },
  authority: 'Chủ tịch UBND xã',
  decisionNumber: '12/QĐ-UBND',
  decisionDate: isoDate('2026-01-05'),
  basis: 'QĐ 12/QĐ-UBND',
  validFrom: isoDate('2026-01-05'),
  validTo: null,
  ...more,
});
