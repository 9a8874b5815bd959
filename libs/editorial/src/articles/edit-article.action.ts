import { canonicalJson, CLOCK, type Clock, nfc } from '@cong-tinh/kernel';
import { VoidApprovalAction } from '@cong-tinh/approval';
import { Audit } from '@cong-tinh/audit';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Categories } from '../categories/categories.service.js';
import { type ArticleInput, readContent, slugOf } from './article-content.js';
import { ArticlePolicies } from './article-policies.js';
import { ArticleSlugs } from './article-slugs.js';
import type { ArticleContent, ArticleVersion } from './article-version.entity.js';
import { type Article, signedSource, subjectOf } from './article.entity.js';
import { articleChanged } from './article.errors.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

export interface EditArticle extends ArticleInput {
  readonly siteId: string;
  readonly articleId: string;
  /** The version the editor began from. */
  readonly expectedVersion: number;
  readonly changeNote?: string | null;
}

/**
 * Saves a text as a further version. What was signed of the text before loses its worth; what citizens see stays until another
 * version has a grant of its own. Saving what is there already changes nothing.
 */
@Injectable()
export class EditArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly categories: Categories,
    private readonly slugs: ArticleSlugs,
    private readonly approvals: VoidApprovalAction,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(input: EditArticle): Promise<void> {
    const { siteId, articleId } = input;
    await this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      const policy = await this.policies.for(siteId);
      policy.requireRead(article);
      policy.requireEdit(article);
      const current = await this.articles.getVersion(siteId, articleId, article.currentVersion);
      if (input.expectedVersion !== article.currentVersion) throw articleChanged(input.expectedVersion, article, current.editedByName);
      const content = await this.read(input, article, current);
      if (canonicalJson(signedSource(article, content)) === canonicalJson(signedSource(article, current))) return;
      await this.save(article, content, nfc(input.changeNote ?? '').trim() || null);
    });
  }

  private async read(input: EditArticle, article: Article, current: ArticleVersion): Promise<ArticleContent> {
    if (input.category !== current.category) await this.categories.requireOpen(article.siteId, input.category);
    const content = readContent(input, { slug: await this.slugFor(input, article, current), office: current.office });
    if (content.slug !== current.slug || content.category !== current.category)
      await this.slugs.requireFree(article.siteId, article.id, content);
    return content;
  }

  /** The address follows the title until citizens know it. */
  private async slugFor({ title }: EditArticle, article: Article, current: ArticleVersion): Promise<string> {
    const known = article.liveVersion !== null || article.state === 'withdrawn';
    return known || slugOf(title) === slugOf(current.title) ? current.slug : this.slugs.make(article.siteId, title, article.id);
  }

  private async save(article: Article, content: ArticleContent, changeNote: string | null): Promise<void> {
    const { siteId, state, currentVersion } = article;
    if (state === 'in_approval' || state === 'approved') await this.approvals.execute(siteId, subjectOf(article));
    await this.articles.addVersion(article, content, articleStates.next(state, 'edit'), this.policies.person, changeNote, this.clock.now());
    const details = { version: currentVersion + 1, from: state, changeNote };
    await this.audit.record({
      siteId,
      action: 'article.edited',
      subject: { ...subjectOf(article), label: content.title },
      details,
      basis: 'LA-15.1',
    });
  }
}
