import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { type FoundRoute, OpenApprovalAction, Routes, SiteRules } from '@cong-tinh/approval';
import { Audit } from '@cong-tinh/audit';
import { Database, Outbox } from '@cong-tinh/platform';
import type { Demand } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { type AnsweredChecklist, readChecklist } from './article-checklist.js';
import { requireComplete } from './article-content.js';
import { ArticlePolicies } from './article-policies.js';
import { routeQuestion } from './article-route.js';
import type { ArticleVersion } from './article-version.entity.js';
import { type Article, signedSource, subjectOf } from './article.entity.js';
import { articleChanged } from './article.errors.js';
import { ARTICLE_EVENTS } from './article.events.js';
import { ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

export interface SubmitArticle {
  readonly siteId: string;
  readonly articleId: string;
  /** The version whoever submits has before him. */
  readonly expectedVersion?: number;
  readonly checklist?: AnsweredChecklist | null;
  /** What the submitter declares where the chain demands it: attestation, copyright, spelling. */
  readonly confirms?: readonly Demand[];
}

/**
 * Puts an article before its board; whom the chain does not let submit hands it in to the content unit instead, which classifies,
 * reworks and submits. Basis: LA-9.2.b, LA-10.1.b, LA-13.1.a
 */
@Injectable()
export class SubmitArticleAction {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly routes: Routes,
    private readonly rules: SiteRules,
    private readonly approvals: OpenApprovalAction,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(input: SubmitArticle): Promise<void> {
    const { siteId, articleId } = input;
    await this.database.inSite(siteId, async () => {
      const article = await this.articles.lock(siteId, articleId);
      const policy = await this.policies.for(siteId);
      policy.requireRead(article);
      policy.requireSubmit(article);
      const version = await this.articles.getVersion(siteId, articleId, article.currentVersion);
      if (input.expectedVersion !== undefined && input.expectedVersion !== version.number)
        throw articleChanged(input.expectedVersion, article, version.editedByName);
      requireComplete(version);
      const found = await this.routes.find(routeQuestion(article, version));
      const submits = policy.passes(found.route.submit, found.authors.posts);
      await (submits ? this.submit(input, article, version, found) : this.handIn(article));
    });
  }

  private async submit(input: SubmitArticle, article: Article, version: ArticleVersion, { authors }: FoundRoute): Promise<void> {
    const state = articleStates.next(article.state, 'submit');
    const checklist = input.checklist
      ? readChecklist((await this.rules.at('article.checklist', article.siteId)).value, input.checklist)
      : null;
    const demandsMet: Demand[] = [...(input.confirms ?? []).filter((demand) => demand !== 'genre' && demand !== 'checklist')];
    if (article.genre !== null) demandsMet.push('genre');
    if (checklist) demandsMet.push('checklist');
    await this.approvals.execute({
      ...routeQuestion(article, version),
      subject: subjectOf(article),
      label: version.title,
      source: signedSource(article, version),
      authorIds: authors.accountIds,
      authorName: article.authorName,
      demandsMet,
      checklist,
    });
    await this.articles.move(article, { state }, this.clock.now());
  }

  private async handIn(article: Article): Promise<void> {
    const { siteId, title } = article;
    await this.articles.move(article, { state: articleStates.next(article.state, 'handIn') }, this.clock.now());
    await this.audit.record({
      siteId,
      action: ARTICLE_EVENTS.handedIn,
      subject: { ...subjectOf(article), label: title },
      basis: 'LA-10.1.b',
    });
    await this.outbox.add(ARTICLE_EVENTS.handedIn, { siteId, subjectId: article.id });
  }
}
