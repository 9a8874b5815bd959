import { Approvals, type ChainPosition, type PlacedApproval, Queue, type QueueItem, type QueueSource, Signers } from '@cong-tinh/approval';
import { FIRST_PAGE } from '@cong-tinh/publication';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ARTICLE, type Article, subjectOf } from './article.entity.js';
import { type ArticleFilter, ArticleRepository } from './article.repository.js';
import { articleStates } from './article.states.js';

const MOST = 100;
const ALL = { writtenBy: null, includesRestricted: false };

/** Articles that wait for a person: to sign, to classify and submit, to publish, to revise after a refusal. */
@Injectable()
export class ArticleQueue implements QueueSource, OnModuleInit {
  constructor(
    private readonly queue: Queue,
    private readonly articles: ArticleRepository,
    private readonly approvals: Approvals,
    private readonly signers: Signers,
  ) {}

  onModuleInit(): void {
    this.queue.register(this);
  }

  async list(siteId: string): Promise<QueueItem[]> {
    const { accountId, posts } = await this.signers.current(siteId);
    const classifies = posts.some((post) => post.kind === 'contentUnit');
    const intake = classifies ? await this.find(siteId, accountId, { states: ['intake'] }) : [];
    const approved = await this.publishable(siteId, accountId);
    const refused = await this.find(siteId, accountId, { states: ['refused'], mine: true });
    const chains = await this.approvals.placesOf(siteId, [...approved, ...refused].map(subjectOf));
    return [
      ...(await this.approvals.listSignable(siteId, ARTICLE)).map(toSign),
      ...intake.map((article) => toItem('classify', article, null)),
      ...approved.map((article) => toItem('publish', article, chains.get(article.id) ?? null)),
      ...refused.map((article) => toItem('revise', article, chains.get(article.id) ?? null)),
    ];
  }

  private async publishable(siteId: string, accountId: string): Promise<Article[]> {
    const approved = await this.find(siteId, accountId, { states: ['approved'] });
    const mine = await this.approvals.listPublishable(siteId, approved.map(subjectOf));
    return approved.filter((article) => mine.some((approval) => approval.subject.id === article.id));
  }

  private async find(siteId: string, accountId: string, filter: ArticleFilter): Promise<Article[]> {
    const found = await this.articles.list(siteId, accountId, ALL, filter, FIRST_PAGE, MOST);
    return found.filter((article) => !article.restricted);
  }
}

const toItem = (task: QueueItem['task'], { id, title, state, authorName, updatedAt }: Article, chain: ChainPosition | null): QueueItem => ({
  task,
  chain,
  kind: ARTICLE,
  id,
  title,
  stateLabel: articleStates.label(state),
  from: authorName,
  since: updatedAt,
});

const toSign = ({ approval: { subject, label, route, submittedByName, submittedAt }, chain }: PlacedApproval): QueueItem => ({
  task: 'sign',
  chain,
  kind: ARTICLE,
  id: subject.id,
  title: label,
  stateLabel: route.label,
  from: submittedByName,
  since: submittedAt,
});
