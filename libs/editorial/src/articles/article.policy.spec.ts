import { describe, expect, it } from '@jest/globals';
import type { SeatKind, WithdrawalRule } from '@cong-tinh/regulation';
import { article, person } from './article.factory.js';
import { ArticlePolicy } from './article.policy.js';

const policy = (accountId: string, ...kinds: SeatKind[]) => new ArticlePolicy(person(accountId, kinds));
const code = (work: () => unknown) => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who may know of an article', () => {
  it('lets a contributor see his own and nothing else: what citizens see may have a further draft behind it', () => {
    const other = policy('other', 'contributor');
    expect(policy('writer', 'contributor').canRead(article())).toBe(true);
    expect(other.canRead(article())).toBe(false);
    expect(other.canRead(article({ state: 'draft', liveVersion: 1, currentVersion: 2 }))).toBe(false);
    expect(other.scope()).toEqual({ writtenBy: 'other', includesRestricted: false });
    expect(code(() => other.requireRead(article()))).toBe('article_not_found');
  });

  it('LA-10.1.d lets nobody without a seat, and the webmaster only by breaking the glass', () => {
    expect(policy('webmaster').canRead(article())).toBe(false);
    const glass = new ArticlePolicy({ ...person('webmaster', []), breaksGlass: true });
    expect(glass.canRead(article())).toBe(true);
    expect(glass.scope().writtenBy).toBeNull();
    expect(code(() => glass.requireEdit(article()))).toBe('article_not_editable');
    expect(code(() => glass.requireSubmit(article()))).toBe('submit_not_allowed');
  });

  it('LA-9.5 hides what must not be known from ordinary staff, and its text from its author', () => {
    const secret = article({ state: 'refused', restricted: true });
    for (const kind of ['editor', 'contentUnit', 'support', 'uploader', 'contributor'] as const)
      expect(policy('x', kind).canRead(secret)).toBe(false);
    expect(policy('writer', 'contributor').canRead(secret)).toBe(true);
    expect(policy('writer', 'contributor').canReadText(secret)).toBe(false);
    expect(policy('x', 'head').canReadText(secret)).toBe(true);
    expect(policy('x', 'unitHead').scope().includesRestricted).toBe(true);
    const glass = new ArticlePolicy({ ...person('webmaster', []), breaksGlass: true });
    expect(glass.canRead(secret)).toBe(false);
    expect(code(() => policy('writer', 'contributor').requireEdit(secret))).toBe('article_not_editable');
  });
});

describe('who may work on an article', () => {
  it('is its author and those who rework what others wrote', () => {
    expect(code(() => policy('writer', 'contributor').requireEdit(article()))).toBe('allowed');
    for (const kind of ['editor', 'support', 'contentUnit'] as const)
      expect(code(() => policy('x', kind).requireEdit(article()))).toBe('allowed');
    for (const kind of ['head', 'deputy', 'member', 'uploader', 'contributor'] as const)
      expect(code(() => policy('x', kind).requireEdit(article()))).toBe('article_not_editable');
  });

  it('is nobody whose seat has ended', () => {
    expect(code(() => policy('writer').requireEdit(article()))).toBe('article_not_editable');
  });

  it('LA-13.1.a1 leaves the class of a work to the content unit, and to those who may submit where the gate wants it', () => {
    const contentUnitOnly = { signers: [{ seats: ['contentUnit' as const] }], demands: ['genre' as const], basis: 'LA-13.1.a1' };
    const wide = { ...contentUnitOnly, signers: [{ seats: ['contentUnit' as const, 'contributor' as const] }] };
    const routeA = { ...wide, demands: ['checklist' as const] };
    const classify = (person: ArticlePolicy, gate: typeof wide | typeof routeA) => code(() => person.requireClassify(article(), gate, []));
    expect(classify(policy('x', 'contentUnit'), contentUnitOnly)).toBe('allowed');
    expect(classify(policy('writer', 'contributor'), contentUnitOnly)).toBe('article_not_classifiable');
    expect(classify(policy('writer', 'contributor'), wide)).toBe('allowed');
    expect(classify(policy('other', 'contributor'), wide)).toBe('article_not_classifiable');
    expect(classify(policy('writer', 'contributor'), routeA)).toBe('article_not_classifiable');
  });
});

describe('who may take an article down', () => {
  const rule: WithdrawalRule = { seats: ['head'], delegable: ['deputy'], grounds: [] };
  const live = article({ state: 'published', liveVersion: 1 });

  it('LA-9.4.b is the head, and the deputy to whom he delegated', () => {
    expect(policy('x', 'head').requireWithdraw(live, rule).kind).toBe('head');
    expect(code(() => policy('x', 'deputy').requireWithdraw(live, rule))).toBe('article_not_withdrawable');
    const delegated = new ArticlePolicy(person('x', ['deputy'], [{ id: 'd', fromKind: 'head', sector: null }]));
    expect(delegated.requireWithdraw(live, rule).kind).toBe('deputy');
    for (const kind of ['editor', 'uploader', 'contentUnit', 'member', 'unitHead'] as const)
      expect(code(() => policy('x', kind).requireWithdraw(live, rule))).toBe('article_not_withdrawable');
  });

  it('has something to take down', () => {
    expect(code(() => policy('x', 'head').requireWithdraw(article(), rule))).toBe('article_not_live');
  });
});
