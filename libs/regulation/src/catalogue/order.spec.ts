import { describe, expect, it } from '@jest/globals';
import { readReferenceData } from '../reference/reference-data.js';
import { RULE_CATALOGUE, RULE_KEYS, ruleKindOf, type RuleKey } from './catalogue.js';

const { rules } = readReferenceData();
const valueOf = <T>(id: string): T => rules.find((rule) => rule.id === id)!.value as T;
const atLeast = (key: RuleKey, a: unknown, b: unknown): boolean => ruleKindOf(key).atLeast!(a, b);

describe('the order of values', () => {
  it.each(RULE_KEYS.filter((key) => RULE_CATALOGUE[key].atLeast))('%s: a value keeps itself', (key) => {
    for (const rule of rules.filter((row) => row.key === key)) expect(atLeast(key, rule.value, rule.value)).toBe(true);
  });

  it('LA-9.1.a a narrower board keeps the bounds of a wider one, not the other way round', () => {
    const wide = valueOf<Record<string, unknown>>('LA-9.1/board.composition');
    const narrow = { ...wide, members: { min: 10, max: 11 } };
    expect([atLeast('board.composition', narrow, wide), atLeast('board.composition', wide, narrow)]).toEqual([true, false]);
    const unbound = valueOf<Record<string, unknown>>('LA-20.2/board.composition');
    expect(atLeast('board.composition', { ...unbound, members: { min: 3, max: 7 } }, unbound)).toBe(true);
  });

  it('LA-13.1.a a chain may gain a stage, and may not lose one, a verdict or admit another signer', () => {
    const chain = valueOf<{ routes: { stages: { signers: object[]; verdicts: string[] }[] }[] }>('LA-20.3/approval.chain.article');
    const [route] = chain.routes;
    const [stage] = route!.stages;
    const withStages = (stages: object[]) => ({ routes: [{ ...route, stages }] });
    const more = withStages([{ ...stage, key: 'unit' }, stage!]);
    const others = [
      withStages([{ ...stage, key: 'unit' }]),
      withStages([{ ...stage, verdicts: ['content'] }]),
      withStages([{ ...stage, signers: [...stage!.signers, { seats: ['editor'] }] }]),
    ];
    expect(atLeast('approval.chain.article', more, chain)).toBe(true);
    expect(others.map((other) => atLeast('approval.chain.article', other, chain))).toEqual([false, false, false]);
  });

  it('NĐ 174/2026 Điều 93 a site may demand more footer facts and not fewer', () => {
    const six = valueOf('ND174/site.footerFacts');
    const five = valueOf('TT32/site.footerFacts');
    expect([atLeast('site.footerFacts', six, five), atLeast('site.footerFacts', five, six)]).toEqual([true, false]);
  });

  it('LA-4.1.a a site may add categories and drop only those that are not mandatory', () => {
    const { categories } = valueOf<{ categories: { code: string; mandatory: boolean }[] }>('LA-4.1.a/site.categories.commune');
    const without = (code: string) => ({ categories: categories.filter((category) => category.code !== code) });
    expect(atLeast('site.categories', without('goodDeeds'), { categories })).toBe(true);
    expect(atLeast('site.categories', without('news'), { categories })).toBe(false);
  });

  it('labels every kind in Vietnamese and describes its shape', () => {
    for (const key of RULE_KEYS) {
      expect(RULE_CATALOGUE[key].label).toMatch(/^\p{Lu}/u);
      expect(RULE_CATALOGUE[key].shape.describe).not.toBe('');
    }
  });
});
