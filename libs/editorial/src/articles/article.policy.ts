import { demandMissing, mayNotPublish, mayNotRefuse, mayNotSubmit, meetAny, passGate, type Post, type Signer } from '@cong-tinh/approval';
import type { ChainGate, SeatKind, WithdrawalRule } from '@cong-tinh/regulation';
import type { Article } from './article.entity.js';
import { articleNotClassifiable, articleNotEditable, articleNotFound, articleNotLive, articleNotWithdrawable } from './article.errors.js';
import { articleStates } from './article.states.js';

/** Whoever wants to do something to articles of one site. */
export interface ArticlePerson {
  readonly signer: Signer;
  /** The webmaster reading under an open grant; holds no seat. Basis: LA-10.1.d */
  readonly breaksGlass: boolean;
}

/** Which articles somebody may list, as the repository applies it. */
export interface ArticleScope {
  /** Only what this account wrote; null: all. */
  readonly writtenBy: string | null;
  /** Articles whose text must not be known, beyond the person's own. */
  readonly includesRestricted: boolean;
}

/** The routes of approval decide who signs and publishes; these seats read and rework what others wrote. */
const SEES_ALL: readonly SeatKind[] = ['unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contentUnit', 'uploader'];
const REWORKS: readonly SeatKind[] = ['editor', 'support', 'contentUnit'];
/** The board and the head of the unit; everyone else is ordinary staff. Basis: LA-9.5 grounds 6 and 7 */
const SEES_RESTRICTED: readonly SeatKind[] = ['unitHead', 'head', 'deputy', 'member'];

/** What a person may do to the articles of a site: answers for the person, for one article, and for the list. */
export class ArticlePolicy {
  constructor(private readonly person: ArticlePerson) {}

  scope(): ArticleScope {
    const seesAll = this.holds(SEES_ALL) || this.person.breaksGlass;
    return { writtenBy: seesAll ? null : this.person.signer.accountId, includesRestricted: this.holds(SEES_RESTRICTED) };
  }

  /** Absent and forbidden look alike. */
  requireRead(article: Article): void {
    if (!this.canRead(article)) throw articleNotFound();
  }

  canRead(article: Article): boolean {
    if (this.isAuthor(article)) return true;
    if (article.restricted) return this.holds(SEES_RESTRICTED);
    return this.holds(SEES_ALL) || this.person.breaksGlass;
  }

  /** The author of what must not be known is told so, and does not get it back. */
  canReadText(article: Article): boolean {
    return article.restricted ? this.holds(SEES_RESTRICTED) : this.canRead(article);
  }

  requireText(article: Article): void {
    if (!this.canReadText(article)) throw articleNotFound();
  }

  requireCreate(): void {
    if (!this.isSeated) throw articleNotEditable();
  }

  requireEdit(article: Article): void {
    articleStates.next(article.state, 'edit');
    const mayRework = this.isAuthor(article) || this.holds(REWORKS);
    if (!mayRework || !this.canReadText(article) || !this.isSeated) throw articleNotEditable();
  }

  /** The content unit classifies (LA-13.1.a1); where others may submit and the gate wants the class, so may they. */
  requireClassify(article: Article, submit: ChainGate, authorPosts: readonly Post[]): void {
    const submits =
      (submit.demands ?? []).includes('genre') && this.passes(submit, authorPosts) && (this.isAuthor(article) || this.holds(REWORKS));
    if (article.restricted || !(this.holds(['contentUnit']) || submits)) throw articleNotClassifiable();
  }

  /** Submitting another's draft is for those who rework it. */
  requireSubmit(article: Article): void {
    if (!(this.isAuthor(article) || this.holds(REWORKS)) || !this.isSeated) throw mayNotSubmit();
  }

  passes(gate: ChainGate, authorPosts: readonly Post[]): boolean {
    return typeof passGate(gate, this.person.signer, authorPosts) !== 'string';
  }

  /** The head stops what is under way or agreed at any time; whoever else may refuse is the open stage's to say. Basis: LA-9.5, C2.15 */
  requireRefuse(article: Article): void {
    articleStates.next(article.state, 'refuse');
    const met = meetAny([{ seats: ['head'] }, { seats: ['deputy'], delegatedBy: 'head' }], this.person.signer, []);
    if (typeof met === 'string') throw mayNotRefuse();
  }

  /** Basis: LA-10.1.b */
  requirePublish(article: Article, publish: ChainGate, authorPosts: readonly Post[]): void {
    articleStates.next(article.state, 'publish');
    if (!this.passes(publish, authorPosts)) throw mayNotPublish();
    const needsGenre = (publish.demands ?? []).includes('genre') && article.genre === null;
    if (needsGenre) throw demandMissing(['genre']);
  }

  /** Answers the seat on which it is decided. Basis: LA-9.4.b, LA-9.4.c */
  requireWithdraw(article: Article, rule: WithdrawalRule): Post {
    if (article.liveVersion === null) throw articleNotLive();
    const delegates = rule.seats.map((from) => ({ seats: rule.delegable, delegatedBy: from }));
    const met = meetAny([{ seats: rule.seats }, ...delegates], this.person.signer, []);
    if (typeof met === 'string') throw articleNotWithdrawable();
    return met.standing.post;
  }

  holds(kinds: readonly SeatKind[]): boolean {
    return this.person.signer.posts.some((post) => kinds.includes(post.kind));
  }

  private get isSeated(): boolean {
    return this.person.signer.posts.length > 0;
  }

  private isAuthor(article: Article): boolean {
    return article.authorId === this.person.signer.accountId;
  }
}
