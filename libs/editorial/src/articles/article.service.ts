import { type ApprovalView, Approvals, type FoundRoute, Routes, SiteRules } from '@cong-tinh/approval';
import { DomainError } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { type Cursor, Publications, readCursor, type Withdrawal, writeCursor } from '@cong-tinh/publication';
import type { RefusalGround } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import { ArticlePolicies } from './article-policies.js';
import { routeQuestion } from './article-route.js';
import type { ArticleVersion } from './article-version.entity.js';
import { type Article, pathOf, subjectOf } from './article.entity.js';
import type { ArticlePolicy } from './article.policy.js';
import { type ArticleFilter, ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

/** Whether something may be done, and if not, why: code and sentence. */
export interface Allowance {
  readonly allowed: boolean;
  readonly code: string | null;
  readonly message: string | null;
}

export const ARTICLE_VERBS = ['edit', 'classify', 'submit', 'sign', 'refuse', 'publish', 'withdraw'] as const;
export type ArticleVerb = (typeof ARTICLE_VERBS)[number];

/** An article as one person sees it. */
export interface ArticleView {
  readonly article: Article;
  /** Null when its text must not be known to him. */
  readonly version: ArticleVersion | null;
  readonly livePath: string | null;
  readonly approval: ApprovalView | null;
  readonly refusalGround: RefusalGround | null;
  readonly withdrawal: Withdrawal | null;
  readonly route: FoundRoute['route'];
  readonly submitsToBoard: boolean;
  readonly may: Readonly<Record<ArticleVerb, Allowance>>;
}

export interface ArticleListing {
  readonly articles: readonly { readonly article: Article; readonly showsTitle: boolean }[];
  readonly next: string | null;
}

const ALLOWED: Allowance = { allowed: true, code: null, message: null };

/** Reads on articles. */
@Injectable()
export class ArticleService {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly policies: ArticlePolicies,
    private readonly approvals: Approvals,
    private readonly routes: Routes,
    private readonly publications: Publications,
    private readonly rules: SiteRules,
  ) {}

  /** @throws NotFoundError `article_not_found`, also for what the person may not know of */
  async get(siteId: string, articleId: string): Promise<ArticleView> {
    return this.database.inSite(siteId, async () => {
      const article = await this.articles.get(siteId, articleId);
      const policy = await this.policies.for(siteId);
      policy.requireRead(article);
      const version = await this.articles.getVersion(siteId, articleId, article.currentVersion);
      const approval = await this.approvals.view(siteId, subjectOf(article));
      const found = await this.routes.find(routeQuestion(article, version));
      return {
        article,
        approval,
        version: policy.canReadText(article) ? version : null,
        livePath: article.liveVersion === null ? null : pathOf(await this.articles.getVersion(siteId, articleId, article.liveVersion)),
        refusalGround: await this.groundOf(siteId, approval),
        withdrawal: article.state === 'withdrawn' ? await this.publications.findWithdrawal(siteId, subjectOf(article)) : null,
        route: found.route,
        submitsToBoard: policy.passes(found.route.submit, found.authors.posts),
        may: await this.allowances(article, policy, found, approval),
      };
    });
  }

  async list(siteId: string, filter: ArticleFilter, after: string | undefined, limit: number): Promise<ArticleListing> {
    const from: Cursor = readCursor(after);
    return this.database.inSite(siteId, async () => {
      const policy = await this.policies.for(siteId);
      const found = await this.articles.list(siteId, this.policies.person.id, policy.scope(), filter, from, limit);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        articles: shown.map((article) => ({ article, showsTitle: policy.canReadText(article) })),
        next: found.length > limit && last ? writeCursor({ at: last.updatedAt.toISOString(), id: last.id }) : null,
      };
    });
  }

  async listVersions(siteId: string, articleId: string): Promise<{ article: Article; versions: ArticleVersion[] }> {
    return this.database.inSite(siteId, async () => ({
      article: await this.readable(siteId, articleId),
      versions: await this.articles.listVersions(siteId, articleId),
    }));
  }

  async getVersion(siteId: string, articleId: string, number: number): Promise<{ article: Article; version: ArticleVersion }> {
    return this.database.inSite(siteId, async () => ({
      article: await this.readable(siteId, articleId),
      version: await this.articles.getVersion(siteId, articleId, number),
    }));
  }

  /** An article whose texts the person may read. */
  private async readable(siteId: string, articleId: string): Promise<Article> {
    const article = await this.articles.get(siteId, articleId);
    const policy = await this.policies.for(siteId);
    policy.requireText(article);
    return article;
  }

  private async groundOf(siteId: string, approval: ApprovalView | null): Promise<RefusalGround | null> {
    if (!approval?.refusal) return null;
    const { value } = await this.rules.at('approval.refusalGrounds', siteId);
    return value.grounds.find((ground) => ground.code === approval.refusal!.ground) ?? null;
  }

  private async allowances(
    article: Article,
    policy: ArticlePolicy,
    { route, authors }: FoundRoute,
    approval: ApprovalView | null,
  ): Promise<ArticleView['may']> {
    const { state } = article;
    const { value: withdrawal } = await this.rules.at('approval.withdrawal', article.siteId);
    const signing = approval?.signing ?? ALLOWED;
    return {
      edit: allowance(() => policy.requireEdit(article)),
      classify: allowance(() => policy.requireClassify(article, route.submit, authors.posts)),
      submit: allowance(() => {
        articleStates.next(state, 'submit');
        policy.requireSubmit(article);
      }),
      sign: state === 'in_approval' ? signing : allowance(() => articleStates.next(state, 'sign')),
      refuse: signing.allowed && state === 'in_approval' ? ALLOWED : allowance(() => policy.requireRefuse(article)),
      publish: allowance(() => policy.requirePublish(article, (approval?.approval.route ?? route).publish, authors.posts)),
      withdraw: allowance(() => policy.requireWithdraw(article, withdrawal)),
    };
  }
}

function allowance(ask: () => unknown): Allowance {
  try {
    ask();
    return ALLOWED;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { allowed: false, code: error.code, message: error.message };
  }
}
