import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { SignApprovalAction, type SignatureInput } from '@cong-tinh/approval';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { requireCleanBody } from './article-content.js';
import { ArticlePolicies } from './article-policies.js';
import { subjectOf } from './article.entity.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

export type SignArticle = Omit<SignatureInput, 'subject'> & { readonly articleId: string };

/** Signs the text whose hash the signer has before him. Basis: LA-9.4.a */
@Injectable()
export class SignArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly approvals: SignApprovalAction,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ articleId, ...input }: SignArticle): Promise<{ granted: boolean }> {
    const { siteId } = input;
    return this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      (await this.policies.for(siteId)).requireRead(article);
      const signed = articleStates.next(article.state, 'sign');
      requireCleanBody(await this.articles.getVersion(siteId, articleId, article.currentVersion));
      const { granted } = await this.approvals.execute({ ...input, subject: subjectOf(article) });
      await this.articles.move(article, { state: granted ? articleStates.next(signed, 'grant') : signed }, this.clock.now());
      return { granted };
    });
  }
}
