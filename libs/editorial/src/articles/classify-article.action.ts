import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Routes, SiteRules } from '@cong-tinh/approval';
import { Audit } from '@cong-tinh/audit';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ArticlePolicies } from './article-policies.js';
import { type Article, subjectOf } from './article.entity.js';
import { genreUnknown } from './article.errors.js';
import { ArticleRepository } from './article.repository.js';
import { routeQuestion } from './article-route.js';

/** Names the class of a work. It changes pay, not content: what was signed stays signed. Basis: LA-13.1.a1 */
@Injectable()
export class ClassifyArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly routes: Routes,
    private readonly rules: SiteRules,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(siteId: string, articleId: string, genre: string): Promise<void> {
    await this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      await this.admit(article);
      await this.requireKnown(siteId, genre);
      if (genre === article.genre) return;
      await this.articles.classify(article, genre, this.policies.person, this.clock.now());
      const subject = { ...subjectOf(article), label: article.title };
      await this.audit.record({
        siteId,
        action: 'article.classified',
        subject,
        details: { genre, before: article.genre },
        basis: 'LA-13.1.a1',
      });
    });
  }

  private async admit(article: Article): Promise<void> {
    const policy = await this.policies.for(article.siteId);
    policy.requireRead(article);
    const version = await this.articles.getVersion(article.siteId, article.id, article.currentVersion);
    const { route, authors } = await this.routes.find(routeQuestion(article, version));
    policy.requireClassify(article, route.submit, authors.posts);
  }

  private async requireKnown(siteId: string, genre: string): Promise<void> {
    const { value } = await this.rules.at('article.genres', siteId);
    const known = value.genres.map((one) => one.code);
    if (!known.includes(genre)) throw genreUnknown(known);
  }
}
