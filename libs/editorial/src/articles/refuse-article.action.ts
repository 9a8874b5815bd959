import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { RefuseApprovalAction, type RefusalInput } from '@cong-tinh/approval';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ArticlePolicies } from './article-policies.js';
import { subjectOf } from './article.entity.js';
import { duplicateUnknown } from './article.errors.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

export type RefuseArticle = Omit<RefusalInput, 'subject'> & { readonly articleId: string };

/** Refuses an article on one of the grounds of the rule; two of them hide its text from then on. Basis: LA-9.5 */
@Injectable()
export class RefuseArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly approvals: RefuseApprovalAction,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ articleId, ...input }: RefuseArticle): Promise<void> {
    const { siteId } = input;
    await this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      (await this.policies.for(siteId)).requireRead(article);
      const state = articleStates.next(article.state, 'refuse');
      if (input.duplicateOfId) await this.requireLive(siteId, input.duplicateOfId, articleId);
      const { refusal } = await this.approvals.execute({ ...input, subject: subjectOf(article) });
      await this.articles.move(article, { state, restricted: refusal.conceals }, this.clock.now());
    });
  }

  private async requireLive(siteId: string, duplicateOfId: string, articleId: string): Promise<void> {
    const live = duplicateOfId !== articleId && (await this.articles.isLive(siteId, duplicateOfId));
    if (!live) throw duplicateUnknown();
  }
}
