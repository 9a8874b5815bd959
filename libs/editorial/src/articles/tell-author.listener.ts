import { Approvals, SiteRules } from '@cong-tinh/approval';
import { NotFoundError } from '@cong-tinh/kernel';
import { AddressBook } from '@cong-tinh/identity';
import { Database, type DeliveredEvent, Mail, OnEvent, Zone } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { type Article, subjectOf } from './article.entity.js';
import { ARTICLE_EVENTS, type ArticleEventPayload } from './article.events.js';
import { ArticleRepository } from './article.repository.js';

interface Letter {
  readonly subject: string;
  readonly text: string;
}

/**
 * Writes to the author when his article was refused, published or withdrawn. The letter of a refusal on a ground that conceals
 * (LA-9.5 grounds 6 and 7) repeats neither the title nor the note. Basis: LA-9.5
 */
@Injectable()
export class TellAuthor {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticleRepository,
    private readonly approvals: Approvals,
    private readonly rules: SiteRules,
    private readonly addresses: AddressBook,
    private readonly zone: Zone,
    private readonly mail: Mail,
  ) {}

  @OnEvent(ARTICLE_EVENTS.refused)
  async refused(event: DeliveredEvent<ArticleEventPayload>): Promise<void> {
    await this.write(event, async (article) => {
      const refusal = await this.approvals.findRefusal(article.siteId, event.payload.approvalId ?? '');
      if (!refusal) return null;
      const { value } = await this.rules.at('approval.refusalGrounds', article.siteId);
      const ground = value.grounds.find((one) => one.code === refusal.ground)?.label ?? refusal.ground;
      return {
        subject: 'Tin, bài không được đăng tải',
        text: `Căn cứ từ chối: ${ground} (LA-9.5).\n${refusal.conceals ? '' : `Bài: ${article.title}\nLý do: ${refusal.note}\n`}`,
      };
    });
  }

  @OnEvent(ARTICLE_EVENTS.published)
  async published(event: DeliveredEvent<ArticleEventPayload>): Promise<void> {
    await this.write(event, (article) => ({ subject: 'Tin, bài đã được đăng', text: `Bài: ${article.title}\n` }));
  }

  @OnEvent(ARTICLE_EVENTS.withdrawn)
  async withdrawn(event: DeliveredEvent<ArticleEventPayload>): Promise<void> {
    await this.write(event, (article) => ({ subject: 'Tin, bài đã được gỡ bỏ', text: `Bài: ${article.title}\n` }));
  }

  private async write(
    { id, siteId, payload }: DeliveredEvent<ArticleEventPayload>,
    compose: (article: Article) => Letter | null | Promise<Letter | null>,
  ): Promise<void> {
    if (siteId === null) return;
    const facts = await this.database.inSite(siteId, async () => {
      const article = await this.find(siteId, payload.subjectId);
      const letter = article && (await compose(article));
      return article && letter ? { article, letter } : null;
    });
    if (!facts) return;
    const to = await this.addresses.emailOf(facts.article.authorId);
    if (to === null) return;
    const link = `${this.zone.consoleOrigin}/trang/${siteId}/bai-viet/${subjectOf(facts.article).id}`;
    await this.mail.send({
      to,
      key: id,
      subject: facts.letter.subject,
      text: `Kính gửi ${facts.article.authorName},\n\n${facts.letter.text}\nXem trên bàn làm việc: ${link}\n`,
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
