import { CLOCK, type Clock, nfc } from '@cong-tinh/kernel';
import { type Post, SiteRules, VoidApprovalAction } from '@cong-tinh/approval';
import { Audit } from '@cong-tinh/audit';
import { SEAT_LABELS } from '@cong-tinh/identity';
import { Database, Outbox } from '@cong-tinh/platform';
import { Publications } from '@cong-tinh/publication';
import type { WithdrawalGround, WithdrawalRule } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { ArticlePolicies } from './article-policies.js';
import { type Article, subjectOf } from './article.entity.js';
import { withdrawalGroundUnknown } from './article.errors.js';
import { ARTICLE_EVENTS } from './article.events.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

export interface WithdrawArticle {
  readonly siteId: string;
  readonly articleId: string;
  /** Code of a ground of the rule `approval.withdrawal`. */
  readonly ground: string;
  /** What citizens read at the address; the words of the ground when nothing is said. */
  readonly publicReason?: string | null;
}

/** Takes an article down: its address answers 410 with the reason, its versions stay. Basis: LA-9.4.b */
@Injectable()
export class WithdrawArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly rules: SiteRules,
    private readonly approvals: VoidApprovalAction,
    private readonly publications: Publications,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(input: WithdrawArticle): Promise<void> {
    const { siteId, articleId } = input;
    await this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      const policy = await this.policies.for(siteId);
      policy.requireRead(article);
      const { value: rule, basis } = await this.rules.at('approval.withdrawal', siteId);
      const seat = policy.requireWithdraw(article, rule);
      const ground = groundOf(rule, input.ground);
      await this.takeDown(article, input, ground, seat);
      await this.tell(article, ground, seat, basis);
    });
  }

  private async takeDown(article: Article, input: WithdrawArticle, ground: WithdrawalGround, seat: Post): Promise<void> {
    const { siteId, state } = article;
    const next = articleStates.next(state, 'withdraw');
    if (state === 'in_approval' || state === 'approved') await this.approvals.execute(siteId, subjectOf(article));
    const reason = nfc(input.publicReason ?? '').trim() || ground.publicReason;
    await this.publications.withdraw({
      siteId,
      subject: subjectOf(article),
      ground: ground.label,
      reason,
      decidedBy: SEAT_LABELS[seat.kind],
    });
    await this.articles.move(article, { state: next, liveVersion: null }, this.clock.now());
  }

  private async tell({ siteId, id, title, liveVersion }: Article, ground: WithdrawalGround, seat: Post, basis: string): Promise<void> {
    const details = { ground: ground.code, version: liveVersion, seat: seat.kind };
    await this.audit.record({ siteId, action: ARTICLE_EVENTS.withdrawn, subject: { ...subjectOf({ id }), label: title }, details, basis });
    await this.outbox.add(ARTICLE_EVENTS.withdrawn, { siteId, subjectId: id, ground: ground.code });
  }
}

function groundOf({ grounds }: WithdrawalRule, code: string): WithdrawalGround {
  const ground = grounds.find((one) => one.code === code);
  if (!ground) throw withdrawalGroundUnknown(grounds.map((one) => one.code));
  return ground;
}
