import { ruleKindOf, isRuleKey } from '../catalogue/catalogue.js';
import type { Rule, RuleOverride } from './rule.js';

/** What is wrong with rows before they are loaded or saved, as Vietnamese sentences; empty when all is well. */
export function ruleProblems(rows: readonly (Rule | RuleOverride)[]): string[] {
  return rows.flatMap((row) => {
    if (!isRuleKey(row.key)) return [`${row.id}: khóa quy tắc “${String(row.key)}” không có trong danh mục.`];
    const kind = ruleKindOf(row.key);
    const problems: string[] = [];
    const shape = kind.shape.problem(row.value, 'giá trị');
    if (shape !== null) problems.push(`${row.id} (${row.key}): ${shape}.`);
    if ((row.mode === 'floor' || row.mode === 'ceiling') && !kind.atLeast) {
      problems.push(`${row.id} (${row.key}): giá trị không so sánh được nên chỉ có thể cố định hoặc để mở.`);
    }
    if (row.validTo !== null && row.validTo <= row.validFrom) problems.push(`${row.id}: ngày hết hiệu lực phải sau ngày bắt đầu.`);
    return problems;
  });
}

/** Pairs of rules of one regulation that would speak of the same thing on the same day. */
export function overlappingRules(rules: readonly Rule[]): [string, string][] {
  const kinds = (rule: Rule): string => (rule.unitKinds === null ? '*' : rule.unitKinds.join());
  const meets = (a: Rule, b: Rule): boolean =>
    (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);
  const shareKind = (a: Rule, b: Rule): boolean =>
    kinds(a) === kinds(b) || (a.unitKinds !== null && b.unitKinds !== null && a.unitKinds.some((kind) => b.unitKinds!.includes(kind)));
  return rules.flatMap((a, i) =>
    rules
      .slice(i + 1)
      .filter((b) => a.key === b.key && a.regulationId === b.regulationId && shareKind(a, b) && meets(a, b))
      .map((b): [string, string] => [a.id, b.id]),
  );
}
