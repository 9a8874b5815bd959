import { CLOCK, type Clock, ConflictError, uuidv7 } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { TAG } from '../announcements/announcement.js';
import { Announcer } from '../announcements/announcer.js';
import { cleanHtml, SANITISER } from '../html/clean-html.js';
import { addressTaken, grantSpent, notPublished, publicationWithoutGrant } from '../publication.errors.js';
import { dublinCore } from './dublin-core.js';
import type { CurrentAddress, NewPublication, NewWithdrawal, Published, Subject, Withdrawal } from './publication.js';
import { PublicationRepository } from './publication.repository.js';

const FOREIGN_KEY_VIOLATION = '23503';
const UNIQUE_VIOLATION = '23505';

/** The only way to citizens. Called inside the transaction of the publishing action, through either door. */
@Injectable()
export class Publications {
  constructor(
    private readonly rows: PublicationRepository,
    private readonly announcer: Announcer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes the finished row, points its address at it and announces the change.
   * @throws ForbiddenError `publication_without_grant` when the database knows no grant of this hash for this subject
   * @throws ConflictError `grant_spent`, `address_taken`
   */
  async publish(item: NewPublication): Promise<Published> {
    const now = this.clock.now();
    const itemId = uuidv7(now);
    await this.insert(item, itemId, now);
    const before = await this.rows.lockCurrent(item.siteId, item.subject);
    await this.pointAddress(item, itemId, now, before);
    const revision = await this.change(item.siteId, item.subject, [item.category, ...(before ? [before.category] : [])]);
    return { itemId, path: item.path, revision, publishedAt: now };
  }

  /** Takes a subject down: its address answers 410 with ground and reason. @throws NotFoundError `not_published` */
  async withdraw({ siteId, subject, ground, reason, decidedBy }: NewWithdrawal): Promise<{ revision: number; path: string }> {
    const address = await this.rows.lockCurrent(siteId, subject);
    if (address?.state !== 'live') throw notPublished();
    const now = this.clock.now();
    await this.rows.withdraw(siteId, address, subject, {
      id: uuidv7(now),
      ground,
      reason,
      decidedBy,
      decidedOn: this.clock.today(),
      at: now,
    });
    const revision = await this.change(siteId, subject, [address.category]);
    return { revision, path: address.path };
  }

  /** Why a subject was taken down; null while it is not. */
  findWithdrawal(siteId: string, subject: Subject): Promise<Withdrawal | null> {
    return this.rows.findWithdrawal(siteId, subject);
  }

  /** Whether a path may be given to a subject: it was never another's. Old addresses stay taken for ever. */
  async isFree(siteId: string, path: string, subject: Subject): Promise<boolean> {
    const owner = await this.rows.findOwner(siteId, path);
    return owner === null || (owner.kind === subject.kind && owner.id === subject.id);
  }

  /** The office in whose name a site speaks when nobody says otherwise. */
  async officeOf(siteId: string): Promise<string> {
    return (await this.rows.findSiteName(siteId)) ?? '';
  }

  /** Raises the revision first: it holds other publications of the site back until this one has counted. */
  private async change(siteId: string, subject: Subject, categories: readonly string[]): Promise<number> {
    const revision = await this.announcer.change(siteId, [
      TAG.home,
      TAG.subject(subject.id),
      ...categories.map((slug) => TAG.category(slug)),
    ]);
    await this.rows.recount(siteId, categories);
    return revision;
  }

  private async insert(item: NewPublication, itemId: string, now: Date): Promise<void> {
    const site = await this.rows.describeSite(item.siteId, item.category);
    if (!site) throw new ConflictError('site_not_public', 'Trang này chưa được đưa vào hoạt động nên chưa thể đăng nội dung.');
    const metadata = dublinCore({
      title: item.title,
      creators: [item.author ?? item.office],
      date: now,
      description: item.summary,
      publisher: site.publisher,
      identifier: `https://${site.host}${item.path}`,
      source: item.source,
      subject: site.categoryName,
    });
    try {
      await this.rows.insertItem({ ...item, id: itemId, html: cleanHtml(item.html), sanitiser: SANITISER, metadata, publishedAt: now });
    } catch (error) {
      const code = sqlState(error);
      if (code === FOREIGN_KEY_VIOLATION) throw publicationWithoutGrant(error);
      if (code === UNIQUE_VIOLATION) throw grantSpent();
      throw error;
    }
  }

  private async pointAddress(item: NewPublication, itemId: string, now: Date, before: CurrentAddress | null): Promise<void> {
    const { siteId, subject, path, category, featured } = item;
    const owner = await this.rows.findOwner(siteId, path);
    if (owner && (owner.kind !== subject.kind || owner.id !== subject.id)) throw addressTaken(path);
    if (before && before.path !== path) await this.rows.markMoved(siteId, before.id);
    const updatedAt = before ? now : null;
    if (owner) await this.rows.revive(siteId, owner.addressId, { itemId, category, featured, updatedAt });
    else
      await this.rows.insertAddress({
        siteId,
        subject,
        path,
        category,
        featured,
        id: uuidv7(now),
        itemId,
        listedAt: before?.listedAt ?? now,
        updatedAt,
      });
  }
}

function sqlState(error: unknown): string | undefined {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code;
}
