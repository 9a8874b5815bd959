import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { AdvisoryLock, Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { SiteDirectory } from '../directory/site-directory.js';
import { cleanHtml, SANITISER } from './clean-html.js';
import { HtmlReviewRepository, type OlderText } from './html-review.repository.js';

const AT_ONCE = 100;

/**
 * After the allow-list changed: finds the published texts that it would clean otherwise, and says so in the chain of their site, once. It
 * changes none of them: what a board signed stays as it was signed, and pages show it cleaned by today's list until a person publishes
 * a new version. Basis: LA-12.3, LA-15.1
 */
@Injectable()
export class HtmlReview {
  constructor(
    private readonly lock: AdvisoryLock,
    private readonly database: Database,
    private readonly directory: SiteDirectory,
    private readonly reviews: HtmlReviewRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Cron('20 3 * * *', { timeZone: 'Asia/Ho_Chi_Minh' })
  async run(): Promise<void> {
    await this.lock.hold('html review', () =>
      this.request.runAs({ kind: 'robot', id: null, name: 'HtmlReview' }, async () => {
        for (const { id } of this.directory.list()) while ((await this.reviewSome(id)) === AT_ONCE);
      }),
    );
  }

  private reviewSome(siteId: string): Promise<number> {
    return this.database.inSite(siteId, async () => {
      const texts = await this.reviews.older(siteId, SANITISER, AT_ONCE);
      if (texts.length === 0) return 0;
      const reviewed = texts.map((text) => ({ ...text, changes: cleanHtml(text.html) !== text.html }));
      await this.reviews.insert(siteId, reviewed, SANITISER, this.clock.now());
      for (const text of reviewed.filter(({ changes }) => changes)) await this.tell(siteId, text);
      return texts.length;
    });
  }

  private async tell(siteId: string, { kind, subjectId, title, path, itemId, sanitiser }: OlderText): Promise<void> {
    await this.audit.record({
      siteId,
      action: 'publication.text_outdated',
      subject: { kind, id: subjectId, label: title },
      details: { path, itemId, cleanedBy: sanitiser, now: SANITISER },
      basis: 'LA-12.3',
    });
    await this.outbox.add('publication.text_outdated', { siteId, subjectId, itemId });
  }
}
