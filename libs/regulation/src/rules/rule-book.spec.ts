import { isoDate } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RuleBook } from './rule-book.js';
import { override, regulation, rule } from './rule-book.factory.js';
import type { RuleContext, RuleMode } from './rule.js';

const NATION = regulation('NĐ', 'national');
const PROVINCE = regulation('LA', 'provincial');
const SITE = regulation('QC', 'site', { siteId: 'site-1' });
const AT: RuleContext = { unitKind: 'commune', date: isoDate('2026-06-01'), siteId: 'site-1' };

const meetings = (book: RuleBook, context: Partial<RuleContext> = {}): number | null =>
  book.resolve('board.meeting', { ...AT, ...context })?.value.everyMonths ?? null;

describe('rules between levels', () => {
  it('LA-20.3 a lower level fills what is free', () => {
    expect(meetings(new RuleBook([NATION, PROVINCE], [rule('NĐ', 6, 'free'), rule('LA', 12, 'free')]))).toBe(12);
  });

  it('LA-20.3 a lower level tightens a floor and cannot loosen it', () => {
    const loosened = new RuleBook([PROVINCE, SITE], [rule('LA', 3, 'floor'), rule('QC', 6, 'free')]);
    expect(meetings(loosened)).toBe(3);
    expect(loosened.resolve('board.meeting', AT)!.trail.at(-1)).toMatchObject({ ruleId: 'QC/6', verdict: 'refused' });
    expect(meetings(new RuleBook([PROVINCE, SITE], [rule('LA', 3, 'floor'), rule('QC', 1, 'free')]))).toBe(1);
  });

  it('keeps the floor of the highest level through a level that tightened it freely', () => {
    const rules = [rule('NĐ', 6, 'floor'), rule('LA', 3, 'free'), rule('QC', 4, 'free')];
    expect(meetings(new RuleBook([NATION, PROVINCE, SITE], rules))).toBe(4);
    expect(meetings(new RuleBook([NATION, PROVINCE, SITE], [...rules.slice(0, 2), rule('QC', 12, 'free')]))).toBe(3);
  });

  it('LA-20.3 a lower level stays under a ceiling', () => {
    expect(meetings(new RuleBook([PROVINCE, SITE], [rule('LA', 3, 'ceiling'), rule('QC', 6, 'free')]))).toBe(6);
    expect(meetings(new RuleBook([PROVINCE, SITE], [rule('LA', 3, 'ceiling'), rule('QC', 1, 'free')]))).toBe(3);
  });

  it('LA-19.1 nothing below changes what is fixed, and repeating it is no offence', () => {
    const book = new RuleBook([NATION, PROVINCE, SITE], [rule('NĐ', 3, 'fixed'), rule('LA', 3, 'free'), rule('QC', 1, 'free')]);
    const resolved = book.resolve('board.meeting', AT)!;
    expect(resolved).toMatchObject({ value: { everyMonths: 3 }, source: 'national', basis: 'NĐ-1', regulation: { id: 'NĐ' } });
    expect(resolved.trail.map((entry) => entry.verdict)).toEqual(['applied', 'repeats', 'refused']);
  });

  it('a rule of the platform yields to every text', () => {
    const book = new RuleBook([regulation('CT', 'platform'), PROVINCE], [rule('CT', 1, 'free'), rule('LA', 3, 'floor')]);
    expect(meetings(book)).toBe(3);
  });

  const mode = fc.constantFrom<RuleMode>('floor', 'ceiling', 'free', 'fixed');
  const months = fc.integer({ min: 1, max: 12 });

  it('LA-23.1 no combination of levels loosens what a higher one bounds', () => {
    fc.assert(
      fc.property(fc.tuple(months, mode), fc.tuple(months, mode), fc.tuple(months, mode), (nation, province, site) => {
        const rules = [rule('NĐ', ...nation), rule('LA', ...province), rule('QC', ...site)];
        const answer = meetings(new RuleBook([NATION, PROVINCE, SITE], rules))!;
        const [value, bound] = nation;
        if (bound === 'fixed') expect(answer).toBe(value);
        if (bound === 'floor') expect(answer).toBeLessThanOrEqual(value);
        if (bound === 'ceiling') expect(answer).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});

describe('whose rule and when', () => {
  it('LA-9.1 a province-only rule does not bind a component site', () => {
    const book = new RuleBook([PROVINCE], [rule('LA', 3, 'fixed', { unitKinds: ['province'] })]);
    expect(meetings(book, { unitKind: 'province' })).toBe(3);
    expect(meetings(book)).toBeNull();
  });

  it('prefers the rule for the kind of unit to the general one', () => {
    expect(meetings(new RuleBook([PROVINCE], [rule('LA', 6, 'free'), rule('LA', 3, 'free', { unitKinds: ['commune'] })]))).toBe(3);
  });

  it('LA-QĐ.2 the last day of a rule is the day before its end', () => {
    const book = new RuleBook(
      [PROVINCE],
      [rule('LA', 6, 'free', { validTo: isoDate('2026-06-01') }), rule('LA', 3, 'free', { validFrom: isoDate('2026-06-01') })],
    );
    expect(meetings(book, { date: isoDate('2026-05-31') })).toBe(6);
    expect(meetings(book)).toBe(3);
  });

  it('a rule ends with its regulation', () => {
    const ended = regulation('LA', 'provincial', { effectiveTo: isoDate('2026-01-01') });
    expect(meetings(new RuleBook([ended], [rule('LA', 3, 'free')]))).toBeNull();
  });

  it("does not apply one site's regulation to another", () => {
    const book = new RuleBook([PROVINCE, SITE], [rule('LA', 6, 'floor'), rule('QC', 3, 'free')]);
    expect(meetings(book)).toBe(3);
    expect(meetings(book, { siteId: 'site-2' })).toBe(6);
    expect(meetings(book, { siteId: undefined })).toBe(6);
  });

  it('MK-QĐ.2 a text without a date binds a site from its adopting decision on, and no site without one', () => {
    const text = regulation('MK', 'site', { effectiveFrom: null });
    const adopted = regulation('QC-1', 'site', {
      siteId: 'site-1',
      adopts: 'MK',
      effectiveFrom: isoDate('2026-05-01'),
      adoption: { number: '9/QĐ-UBND', date: isoDate('2026-05-01'), authority: 'UBND huyện' },
    });
    const book = new RuleBook([PROVINCE, text, adopted], [rule('LA', 6, 'floor'), rule('MK', 3, 'free')]);
    expect(meetings(book, { date: isoDate('2026-04-30') })).toBe(6);
    expect(meetings(book)).toBe(3);
    expect(meetings(book, { siteId: 'site-2' })).toBe(6);
    expect(book.resolve('board.meeting', AT)!.regulation!.id).toBe('QC-1');
  });
});

describe('decisions that set a rule aside', () => {
  const rules = [rule('LA', 6, 'floor'), rule('QC', 3, 'free')];

  it('replaces the rule of its own level and names its authority', () => {
    const resolved = new RuleBook([PROVINCE, SITE], rules, [override(2)]).resolve('board.meeting', AT)!;
    expect(resolved).toMatchObject({
      value: { everyMonths: 2 },
      source: 'override',
      regulation: null,
      decision: { number: '12/QĐ-UBND', authority: 'Chủ tịch UBND xã' },
    });
    expect(resolved.trail.map((entry) => entry.verdict)).toEqual(['refined', 'replaced', 'applied']);
  });

  it('does not loosen what a higher level demands', () => {
    expect(meetings(new RuleBook([PROVINCE, SITE], rules, [override(12)]))).toBe(6);
  });

  it('of the province may loosen the province but not the law', () => {
    const byProvince = override(12, { level: 'provincial', authority: 'UBND tỉnh Long An' });
    expect(meetings(new RuleBook([PROVINCE], [rule('LA', 6, 'floor')], [byProvince]))).toBe(12);
    expect(meetings(new RuleBook([NATION, PROVINCE], [rule('NĐ', 6, 'floor'), rule('LA', 3, 'free')], [byProvince]))).toBe(6);
  });

  it('comes before rules of its level, however specific they are', () => {
    const general = override(4, { level: 'provincial', siteId: null, authority: 'UBND tỉnh Long An' });
    const specific = rule('LA', 2, 'free', { unitKinds: ['commune'], validFrom: isoDate('2026-02-01') });
    expect(meetings(new RuleBook([PROVINCE], [specific], [general]))).toBe(4);
  });

  it('holds for its site and its dates only', () => {
    const book = new RuleBook([PROVINCE, SITE], rules, [override(2)]);
    expect(meetings(book, { siteId: 'site-2' })).toBe(6);
    expect(meetings(book, { date: isoDate('2026-01-04') })).toBe(3);
  });
});
