import { isoDate } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import { rule } from './rule-book.factory.js';
import { overlappingRules, ruleProblems } from './rule-problems.js';

describe('rows of rules', () => {
  it('must have a known key, the shape of their kind and a period that begins before it ends', () => {
    expect(ruleProblems([rule('LA', 3, 'floor')])).toEqual([]);
    expect(ruleProblems([{ ...rule('LA', 3, 'floor'), key: 'board.weather' as 'board.meeting' }])).toHaveLength(1);
    expect(ruleProblems([rule('LA', 3, 'floor', { value: { everyMonths: 0 } })])[0]).toContain('everyMonths phải là số nguyên từ 1');
    expect(ruleProblems([rule('LA', 3, 'floor', { value: { everyMonths: 3, on: 'Monday' } })])[0]).toContain('on không có trong danh mục');
    expect(ruleProblems([rule('LA', 3, 'floor', { validTo: isoDate('2020-01-01') })])).toHaveLength(1);
  });

  it('cannot be a floor when their values have no order', () => {
    const seal = rule('LA', 3, 'floor', { key: 'board.seal', value: { office: 'Văn phòng' } });
    expect(ruleProblems([seal])[0]).toContain('không so sánh được');
    expect(ruleProblems([{ ...seal, mode: 'fixed' }])).toEqual([]);
  });

  it('may not speak twice of one thing on one day', () => {
    const early = rule('LA', 3, 'floor', { validTo: isoDate('2026-01-01') });
    const late = rule('LA', 6, 'floor', { validFrom: isoDate('2026-01-01') });
    expect(overlappingRules([early, late])).toEqual([]);
    expect(overlappingRules([early, rule('LA', 6, 'floor')])).toEqual([['LA/3', 'LA/6']]);
    expect(overlappingRules([early, rule('LA', 6, 'floor', { unitKinds: ['commune'] })])).toEqual([]);
  });
});
