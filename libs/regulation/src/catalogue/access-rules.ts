import { ruleKind } from './rule-kind.js';
import { integer, record } from './shape.js';

/** `access.breakGlass`: how long the webmaster may read what a site has not published, once a reason is given. Basis: LA-10.1.d */
export interface BreakGlassLimit {
  readonly maxHours: number;
}

export const accessRules = {
  'access.breakGlass': ruleKind<BreakGlassLimit>({
    label: 'Thời hạn mở khẩn cấp',
    shape: record<BreakGlassLimit>({ maxHours: integer(1) }),
    atLeast: (a, b) => a.maxHours >= b.maxHours,
  }),
};
