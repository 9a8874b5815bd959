import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Approvals, Boards } from '@cong-tinh/approval';
import { Audit } from '@cong-tinh/audit';
import { Database, Outbox } from '@cong-tinh/platform';
import { type Published, Publications } from '@cong-tinh/publication';
import { Inject, Injectable } from '@nestjs/common';
import { requireCleanBody } from './article-content.js';
import { ArticlePolicies } from './article-policies.js';
import type { ArticleVersion } from './article-version.entity.js';
import { type Article, contentHash, pathOf, subjectOf } from './article.entity.js';
import { ARTICLE_EVENTS } from './article.events.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

/** Brings the agreed text out to citizens, under the grant of exactly this text. Basis: LA-10.1.b, LA-12.3 */
@Injectable()
export class PublishArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly boards: Boards,
    private readonly approvals: Approvals,
    private readonly publications: Publications,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError `publish_before_approval`, `publish_not_allowed`; ConflictError `body_outdated`; InvalidError `genre_missing` */
  async execute(siteId: string, articleId: string): Promise<Published> {
    return this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      (await this.policies.for(siteId)).requireRead(article);
      await this.boards.requireActive(siteId);
      const version = await this.articles.getVersion(siteId, articleId, article.currentVersion);
      requireCleanBody(version);
      const hash = contentHash(article, version);
      const approval = await this.approvals.requireGrant(siteId, subjectOf(article), hash, article.genre === null ? [] : ['genre']);
      const state = articleStates.next(article.state, 'publish');
      const published = await this.bringOut(article, version, approval.id, hash);
      await this.articles.move(article, { state, liveVersion: version.number }, this.clock.now());
      await this.tell(article, version, published, approval.id);
      return published;
    });
  }

  private bringOut(article: Article, version: ArticleVersion, approvalId: string, hash: string): Promise<Published> {
    const { title, summary, body, category, featured, office, byline, source, sourceAuthor, sourceUrl, image } = version;
    return this.publications.publish({
      siteId: article.siteId,
      approvalId,
      subject: subjectOf(article),
      contentHash: hash,
      path: pathOf(version),
      category,
      featured,
      title,
      summary,
      html: body,
      office,
      author: version.origin === 'reused' ? sourceAuthor : byline,
      source,
      sourceUrl,
      image,
    });
  }

  private async tell(article: Article, { number, title }: ArticleVersion, { path, itemId }: Published, approvalId: string): Promise<void> {
    const { siteId } = article;
    const details = { version: number, path, itemId, approvalId, genre: article.genre };
    await this.audit.record({
      siteId,
      action: ARTICLE_EVENTS.published,
      subject: { ...subjectOf(article), label: title },
      details,
      basis: 'LA-10.1.b',
    });
    await this.outbox.add(ARTICLE_EVENTS.published, { siteId, subjectId: article.id, approvalId, version: number });
  }
}
