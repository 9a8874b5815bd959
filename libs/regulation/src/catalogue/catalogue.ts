import { accessRules } from './access-rules.js';
import { approvalRules } from './approval-rules.js';
import { articleRules } from './article-rules.js';
import { boardRules } from './board-rules.js';
import { calendarRules } from './calendar-rules.js';
import { domainRules } from './domain-rules.js';
import type { RuleKind } from './rule-kind.js';
import { siteRules } from './site-rules.js';

/** Every kind of rule the code knows how to apply: key, shape, order, label. Values are rows. */
export const RULE_CATALOGUE = {
  ...domainRules,
  ...siteRules,
  ...boardRules,
  ...approvalRules,
  ...articleRules,
  ...calendarRules,
  ...accessRules,
} as const;

export type RuleKey = keyof typeof RULE_CATALOGUE;
export type RuleValue<K extends RuleKey> = (typeof RULE_CATALOGUE)[K] extends RuleKind<infer T> ? T : never;

export const RULE_KEYS = Object.keys(RULE_CATALOGUE) as RuleKey[];

export function isRuleKey(key: unknown): key is RuleKey {
  return typeof key === 'string' && Object.hasOwn(RULE_CATALOGUE, key);
}

/** The kind of a rule without its type parameter, for code that handles all of them. */
export function ruleKindOf(key: RuleKey): RuleKind<unknown> {
  return RULE_CATALOGUE[key] as unknown as RuleKind<unknown>;
}
