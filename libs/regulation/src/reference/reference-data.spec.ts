import { isoDate } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../calendar/working-calendar.js';
import { RULE_KEYS } from '../catalogue/catalogue.js';
import { FOOTER_FACTS } from '../catalogue/site-rules.js';
import { UNIT_KINDS, type UnitKind } from '../catalogue/vocabulary.js';
import { basesOf } from '../regulations/clause.js';
import { effectiveDate, successorAt } from '../regulations/regulation.js';
import { RuleBook } from '../rules/rule-book.js';
import { overlappingRules, ruleProblems } from '../rules/rule-problems.js';
import { readReferenceData } from './reference-data.js';

const { regulations, clauses, rules, days, years } = readReferenceData();
const book = new RuleBook(regulations, rules);
const at = (date: string, unitKind: UnitKind = 'commune') => ({ date: isoDate(date), unitKind });
const TODAY = '2026-11-22';

describe('the data the product comes with', () => {
  it('has rows that keep the shapes of the catalogue, one for a thing on a day', () => {
    expect(ruleProblems(rules)).toEqual([]);
    expect(overlappingRules(rules)).toEqual([]);
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it('answers every key of the catalogue for every kind of unit today', () => {
    const missing = RULE_KEYS.flatMap((key) =>
      UNIT_KINDS.filter((kind) => !book.resolve(key, at(TODAY, kind))).map((kind) => `${key} ${kind}`),
    );
    expect(missing).toEqual([]);
  });

  it('has each clause once, under a regulation it knows, and every basis of a rule among them', () => {
    const known = new Set([...clauses.map((clause) => clause.id), ...regulations.map((regulation) => regulation.id)]);
    expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length);
    expect(clauses.filter((clause) => !book.regulations.has(clause.regulationId))).toEqual([]);
    expect(rules.flatMap((rule) => basesOf(rule.basis)).filter((basis) => !known.has(basis))).toEqual([]);
    const inner = JSON.stringify(rules.map((rule) => rule.value)).matchAll(/"basis":"([^"]+)"/g);
    expect([...inner].flatMap(([, basis]) => basesOf(basis!)).filter((basis) => !known.has(basis))).toEqual([]);
  });

  it('LA-20.3 binds province-only clauses to the province alone', () => {
    const provinceOnly = new Set(clauses.filter((clause) => clause.mark === 'provinceOnly').map((clause) => clause.id));
    const straying = rules.filter(
      (rule) => basesOf(rule.basis).some((basis) => provinceOnly.has(basis)) && rule.unitKinds?.join() !== 'province',
    );
    expect(straying).toEqual([]);
  });

  it('keeps its calendar free of faults', () => {
    for (const { year } of years) {
      const own = days.filter((day) => day.date.startsWith(String(year)));
      expect(WorkingCalendar.problems(year, own, [1, 2, 3, 4, 5])).toEqual([]);
    }
    expect(days.every((day) => years.some((year) => day.date.startsWith(String(year.year))))).toBe(true);
  });
});

describe('which text applies', () => {
  it('LA-QĐ.2 19/5/2025 gives 8343 and 20/5/2025 gives 5422', () => {
    expect(book.regulationAt('provincial', isoDate('2025-05-19'))?.number).toBe('8343/QĐ-UBND');
    expect(book.regulationAt('provincial', isoDate('2025-05-20'))?.number).toBe('5422/QĐ-UBND');
    expect(book.resolve('domain.regime', at('2025-05-19'))?.regulation?.number).toBe('8343/QĐ-UBND');
    expect(book.resolve('domain.regime', at('2025-05-20'))?.regulation?.number).toBe('5422/QĐ-UBND');
  });

  it('TD-QĐ.2 signed on 20/3/2024 takes effect seven days later', () => {
    const td = book.regulations.get('TD')!;
    expect(effectiveDate(td.issuedOn!, 7)).toBe('2024-03-27');
    expect(td.effectiveFrom).toBe('2024-03-27');
  });

  it('MK-QĐ.2 a regulation may lack number and date', () => {
    expect(book.regulations.get('MK')).toMatchObject({ number: null, issuedOn: null, effectiveFrom: null });
  });

  it('LA-23.1 a cited instrument is followed to the one in force on the date', () => {
    const cited = book.regulations.get('NĐ 42/2022')!;
    expect(successorAt(cited, isoDate('2026-06-30'), book.regulations).id).toBe('NĐ 42/2022');
    expect(successorAt(cited, isoDate('2026-07-01'), book.regulations).id).toBe('NĐ 224/2026');
    const oldest = book.regulations.get('NĐ 43/2011')!;
    expect(successorAt(oldest, isoDate('2026-07-01'), book.regulations).id).toBe('NĐ 224/2026');
    expect(successorAt(oldest, isoDate('2023-01-01'), book.regulations).id).toBe('NĐ 42/2022');
  });
});

describe('rules of the law on known dates', () => {
  it.each([
    ['2025-06-02', 'la3', 5],
    ['2025-06-30', 'la3', 5],
    ['2025-07-01', 'interim', null],
    ['2026-06-30', 'interim', null],
    ['2026-07-01', 'nd224', 4],
  ] as const)('LA-3.1.d a commune host granted on %s is judged by %s, level %s', (date, code, level) => {
    const regime = book.resolve('domain.regime', at(date))!.value;
    const form = regime.forms.commune;
    expect(regime.code).toBe(code);
    expect(form.form === 'shaped' ? form.level : null).toBe(level);
    expect(regime.proposes).toBe(code !== 'interim');
  });

  it('NĐ 224/2026 Điều 11.4 gives districts no host', () => {
    expect(book.resolve('domain.regime', at('2026-07-01'))!.value.forms.district.form).toBe('none');
  });

  it('LA-9.1.a demands 9 to 11 members, one head and a deputy of the province only', () => {
    expect(book.resolve('board.composition', at(TODAY, 'province'))!.value).toMatchObject({
      members: { min: 9, max: 11 },
      heads: { min: 1, max: 1 },
      deputies: { min: 1 },
    });
    expect(book.resolve('board.composition', at(TODAY))!).toMatchObject({
      value: { members: { min: null, max: null }, decidedBy: 'unitHead' },
      basis: 'LA-20.2',
    });
    expect(book.resolve('board.composition', at(TODAY, 'assembly'))!.value.board).toBe('provinceBoard');
  });

  it('LA-9.5 gives a component site the seven grounds of refusal', () => {
    const { grounds } = book.resolve('approval.refusalGrounds', at(TODAY))!.value;
    expect(grounds.map((ground) => ground.order)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(grounds.filter((ground) => ground.needsDuplicate).map((ground) => ground.order)).toEqual([5]);
    expect(grounds.filter((ground) => ground.conceals).map((ground) => ground.order)).toEqual([6, 7]);
  });

  it('LA-9.4.b knows two grounds of withdrawal', () => {
    expect(book.resolve('approval.withdrawal', at(TODAY))!.value.grounds).toHaveLength(2);
  });

  it('C2.18 the author does not sign unless the site says so', () => {
    expect(book.resolve('approval.authorMaySign', at(TODAY))).toMatchObject({ value: false, source: 'platform' });
  });

  it('LA-13.1.a2 route A stands on the province alone', () => {
    const routes = (kind: UnitKind) => book.resolve('approval.chain.article', at(TODAY, kind))!.value.routes.map((route) => route.key);
    expect(routes('province')).toEqual(['A', 'B']);
    expect(routes('commune')).toEqual(['B']);
  });

  it('NĐ 174/2026 Điều 93 demands six footer facts, as LA-8.2 did before', () => {
    const facts = (date: string) => book.resolve('site.footerFacts', at(date))!;
    expect(facts(TODAY).value.facts.map((fact) => fact.code)).toEqual([...FOOTER_FACTS]);
    expect(facts(TODAY).basis).toBe('NĐ 174/2026 Điều 93');
    expect(facts('2025-06-02').value.facts).toHaveLength(6);
    expect(facts('2025-05-19').value.facts).toHaveLength(5);
  });

  it('LA-12.1 lists nine things to affirm', () => {
    expect(book.resolve('article.checklist', at(TODAY))!.value.items).toHaveLength(9);
  });

  it('gives every kind of unit categories and a menu whose editorial entries lead to its categories', () => {
    for (const kind of UNIT_KINDS) {
      const slugs = book.resolve('site.categories', at(TODAY, kind))!.value.categories.map((category) => `/${category.slug}`);
      const { entries } = book.resolve('site.menu', at(TODAY, kind))!.value;
      expect(new Set(slugs).size).toBe(slugs.length);
      expect(entries.filter((entry) => entry.feature === 'editorial' && !slugs.includes(entry.path))).toEqual([]);
      expect(entries.filter((entry) => entry.feature !== 'editorial' && slugs.includes(entry.path))).toEqual([]);
    }
  });
});
