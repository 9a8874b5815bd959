import { Approvals, SiteRules } from '@cong-tinh/approval';
import { NotFoundError } from '@cong-tinh/kernel';
import { type Notice, Notices, type Recipient } from '@cong-tinh/identity';
import { Database, type DeliveredEvent, layLetter, Letters, OnEvent, Zone } from '@cong-tinh/platform';
import { type Site, Sites } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import { articlePublished, articleRefused, articleWithdrawn } from '../editorial.notices.js';
import { type Article, pathOf, subjectOf } from './article.entity.js';
import { ARTICLE_EVENTS, type ArticleEventPayload } from './article.events.js';
import { ArticleRepository } from './article.repository.js';
import { type AuthorLetter, publicationLetter, refusalLetter, withdrawalLetter } from './author-letters.js';

type Event = DeliveredEvent<ArticleEventPayload>;

/** Writes to the author when his article was refused, published or withdrawn. Basis: LA-9.5 */
@Injectable()
export class TellAuthor {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly approvals: Approvals,
    private readonly rules: SiteRules,
    private readonly sites: Sites,
    private readonly notices: Notices,
    private readonly zone: Zone,
    private readonly letters: Letters,
  ) {}

  @OnEvent(ARTICLE_EVENTS.refused)
  refused(event: Event): Promise<void> {
    return this.write(articleRefused, event, async (article) => {
      const refusal = await this.approvals.findRefusal(article.siteId, event.payload.approvalId ?? '');
      if (!refusal) return null;
      const { value } = await this.rules.at('approval.refusalGrounds', article.siteId);
      return refusalLetter(
        article,
        refusal,
        value.grounds.find((one) => one.code === refusal.ground),
      );
    });
  }

  @OnEvent(ARTICLE_EVENTS.published)
  published(event: Event): Promise<void> {
    return this.write(articlePublished, event, async (article, { host }) => {
      const { version } = event.payload;
      if (version === undefined) return null;
      const published = await this.articles.getVersion(article.siteId, article.id, version);
      return publicationLetter(published, host === null ? null : this.zone.origin(host) + pathOf(published));
    });
  }

  @OnEvent(ARTICLE_EVENTS.withdrawn)
  withdrawn(event: Event): Promise<void> {
    return this.write(articleWithdrawn, event, async (article) => {
      const { value } = await this.rules.at('approval.withdrawal', article.siteId);
      return withdrawalLetter(
        article,
        value.grounds.find((one) => one.code === event.payload.ground),
      );
    });
  }

  private async write(
    notice: Notice,
    { id, siteId, payload }: Event,
    compose: (article: Article, site: Site) => Promise<AuthorLetter | null>,
  ): Promise<void> {
    if (siteId === null) return;
    const facts = await this.database.inSite(siteId, async () => {
      const article = await this.find(siteId, payload.subjectId);
      const site = await this.sites.find(siteId);
      const letter = article && site && (await compose(article, site));
      return letter ? { article, site, letter } : null;
    });
    const recipient = facts && (await this.notices.recipientOf(facts.article.authorId, notice));
    if (recipient) await this.send(notice, id, recipient, facts);
  }

  private async send(
    notice: Notice,
    key: string,
    { name, email, stopUrl }: Recipient,
    { article, site, letter }: { article: Article; site: Site; letter: AuthorLetter },
  ): Promise<void> {
    const url = `${this.zone.consoleOrigin}/trang/${article.siteId}/bai-viet/${subjectOf(article).id}`;
    await this.letters.write(notice.kind, {
      to: email,
      key,
      sender: site.name,
      subject: shorten(letter.subject),
      ...(stopUrl !== null && { listUnsubscribe: stopUrl }),
      ...layLetter({
        sender: site.name,
        greeting: `Kính gửi ${name},`,
        paragraphs: letter.paragraphs,
        facts: letter.facts,
        action: { label: 'Mở tin, bài trên bàn làm việc', url },
        reason: `Quý vị nhận thư này vì là tác giả của tin, bài trên ${site.name}.`,
        ...(stopUrl !== null && { stop: { label: 'Ngừng nhận thư báo này', url: stopUrl } }),
      }),
    });
  }

  private async find(siteId: string, id: string): Promise<Article | null> {
    try {
      return await this.articles.get(siteId, id);
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }
}

const SUBJECT_LENGTH = 150;

function shorten(subject: string): string {
  if (subject.length <= SUBJECT_LENGTH) return subject;
  const end = subject.lastIndexOf(' ', SUBJECT_LENGTH);
  return `${subject.slice(0, end > 0 ? end : SUBJECT_LENGTH)} …`;
}
