import type { ComplianceChecklist } from '@cong-tinh/regulation';
import { checklistIncomplete, checklistOutdated } from './article.errors.js';

/** The compliance checklist as somebody answered it. */
export interface AnsweredChecklist {
  readonly version: number;
  readonly answers: Readonly<Record<string, boolean>>;
}

/** The answers as the approval keeps them: every item of the rule in force, each affirmed. Basis: LA-4.2.c, LA-12.1 */
export function readChecklist(rule: ComplianceChecklist, given: AnsweredChecklist): { version: string; answers: Record<string, boolean> } {
  if (given.version !== rule.version) throw checklistOutdated(rule.version);
  const missing = rule.items.filter((item) => given.answers[item.code] !== true).map((item) => item.code);
  if (missing.length > 0) throw checklistIncomplete(missing);
  return { version: String(rule.version), answers: Object.fromEntries(rule.items.map((item) => [item.code, true])) };
}
