import { CLOCK, type Clock, uuidv7 } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Database } from '@cong-tinh/platform';
import { Publications } from '@cong-tinh/publication';
import { Inject, Injectable } from '@nestjs/common';
import { Categories } from '../categories/categories.service.js';
import { type ArticleInput, readContent } from './article-content.js';
import { ArticlePolicies } from './article-policies.js';
import { ArticleSlugs } from './article-slugs.js';
import { ARTICLE } from './article.entity.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

/** Begins an article with its first version. */
@Injectable()
export class CreateArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly categories: Categories,
    private readonly slugs: ArticleSlugs,
    private readonly policies: ArticlePolicies,
    private readonly publications: Publications,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the id of the new article. @throws InvalidError, ConflictError `slug_taken` */
  async execute(siteId: string, input: ArticleInput): Promise<string> {
    return this.database.inSite(siteId, async () => {
      (await this.policies.for(siteId)).requireCreate();
      await this.categories.requireOpen(siteId, input.category);
      const content = readContent(input, {
        slug: await this.slugs.make(siteId, input.title),
        office: await this.publications.officeOf(siteId),
      });
      await this.slugs.requireFree(siteId, null, content);
      const now = this.clock.now();
      const id = uuidv7(now);
      await this.articles.insert(siteId, id, content, this.policies.person, articleStates.initial, now);
      await this.audit.record({
        siteId,
        action: 'article.created',
        subject: { kind: ARTICLE, id, label: content.title },
        details: { category: content.category },
      });
      return id;
    });
  }
}
