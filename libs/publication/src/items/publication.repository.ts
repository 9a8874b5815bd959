import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { CurrentAddress, NewPublication, Subject, Withdrawal } from './publication.js';

export interface ItemRow extends Omit<NewPublication, 'path' | 'featured'> {
  readonly id: string;
  readonly sanitiser: number;
  readonly metadata: Record<string, string>;
  readonly publishedAt: Date;
}

export interface AddressRow extends Pick<NewPublication, 'siteId' | 'subject' | 'path' | 'category' | 'featured'> {
  readonly id: string;
  readonly itemId: string;
  readonly listedAt: Date;
  readonly updatedAt: Date | null;
}

/** Every statement that writes what citizens read of an item. */
@Injectable()
export class PublicationRepository {
  constructor(private readonly database: Database) {}

  async insertItem(item: ItemRow): Promise<void> {
    await this.database.query(
      `insert into published_items (site_id, id, approval_id, subject_kind, subject_id, content_hash, category, title, summary, html,
         sanitiser, office, author, source, source_url, image, metadata, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        item.siteId,
        item.id,
        item.approvalId,
        item.subject.kind,
        item.subject.id,
        item.contentHash,
        item.category,
        item.title,
        item.summary,
        item.html,
        item.sanitiser,
        item.office,
        item.author,
        item.source,
        item.sourceUrl,
        item.image && JSON.stringify(item.image),
        JSON.stringify(item.metadata),
        item.publishedAt,
      ],
    );
  }

  /** The address a subject answers at, live or withdrawn, locked. */
  async lockCurrent(siteId: string, { kind, id }: Subject): Promise<CurrentAddress | null> {
    const [row] = await this.database.query<CurrentAddress>(
      `select id, path, state, item_id as "itemId", category, listed_at as "listedAt" from published_addresses
       where site_id = $1 and subject_kind = $2 and subject_id = $3 and state <> 'moved' for update`,
      [siteId, kind, id],
    );
    return row ?? null;
  }

  async findWithdrawal(siteId: string, { kind, id }: Subject): Promise<Withdrawal | null> {
    const [row] = await this.database.query<Withdrawal>(
      `select w.ground, w.reason, w.decided_by as "decidedBy", w.withdrawn_at as "withdrawnAt"
       from published_addresses a join published_withdrawals w on w.site_id = a.site_id and w.id = a.withdrawal_id
       where a.site_id = $1 and a.subject_kind = $2 and a.subject_id = $3 and a.state = 'withdrawn'`,
      [siteId, kind, id],
    );
    return row ?? null;
  }

  /** The subject a path belongs to, whatever it answers. */
  async findOwner(siteId: string, path: string): Promise<(Subject & { addressId: string }) | null> {
    const [row] = await this.database.query<Subject & { addressId: string }>(
      `select id as "addressId", subject_kind as kind, subject_id as id from published_addresses where site_id = $1 and path = $2`,
      [siteId, path],
    );
    return row ?? null;
  }

  async insertAddress(address: AddressRow): Promise<void> {
    await this.database.query(
      `insert into published_addresses (site_id, id, path, state, subject_kind, subject_id, item_id, category, featured, listed_at, updated_at)
       values ($1, $2, $3, 'live', $4, $5, $6, $7, $8, $9, $10)`,
      [
        address.siteId,
        address.id,
        address.path,
        address.subject.kind,
        address.subject.id,
        address.itemId,
        address.category,
        address.featured,
        address.listedAt,
        address.updatedAt,
      ],
    );
  }

  /** An address the subject had before, or has, shows another row. */
  async revive(siteId: string, addressId: string, now: Pick<AddressRow, 'itemId' | 'category' | 'featured' | 'updatedAt'>): Promise<void> {
    await this.database.query(
      `update published_addresses set state = 'live', withdrawal_id = null, item_id = $3, category = $4, featured = $5, updated_at = $6
       where site_id = $1 and id = $2`,
      [siteId, addressId, now.itemId, now.category, now.featured, now.updatedAt],
    );
  }

  async markMoved(siteId: string, addressId: string): Promise<void> {
    await this.database.query(`update published_addresses set state = 'moved', withdrawal_id = null where site_id = $1 and id = $2`, [
      siteId,
      addressId,
    ]);
  }

  async withdraw(
    siteId: string,
    address: CurrentAddress,
    subject: Subject,
    withdrawal: { id: string; ground: string; reason: string; decidedBy: string; decidedOn: string; at: Date },
  ): Promise<void> {
    await this.database.query(
      `insert into published_withdrawals (site_id, id, item_id, subject_kind, subject_id, ground, reason, decided_by, decided_on, withdrawn_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        siteId,
        withdrawal.id,
        address.itemId,
        subject.kind,
        subject.id,
        withdrawal.ground,
        withdrawal.reason,
        withdrawal.decidedBy,
        withdrawal.decidedOn,
        withdrawal.at,
      ],
    );
    await this.database.query(`update published_addresses set state = 'withdrawn', withdrawal_id = $3 where site_id = $1 and id = $2`, [
      siteId,
      address.id,
      withdrawal.id,
    ]);
  }

  /** Counts what citizens see of these categories. */
  async recount(siteId: string, categories: readonly string[]): Promise<void> {
    await this.database.query(
      `update site_menus m set total = (
         select count(*) from published_addresses a where a.site_id = m.site_id and a.category = m.category and a.state = 'live')
       where m.site_id = $1 and m.category = any($2)`,
      [siteId, categories],
    );
  }

  async findSiteName(siteId: string): Promise<string | null> {
    const [row] = await this.database.query<{ name: string }>('select name from site_shells where site_id = $1', [siteId]);
    return row?.name ?? null;
  }

  /** What the record of an item names of its site. */
  async describeSite(siteId: string, category: string): Promise<{ publisher: string; host: string; categoryName: string } | null> {
    const [row] = await this.database.query<{ publisher: string; host: string; categoryName: string }>(
      `select coalesce(s.footer ->> 'governingBody', s.name) as publisher, h.host, coalesce(m.label, $2) as "categoryName"
       from site_shells s
       left join site_hosts h on h.site_id = s.site_id and h.role = 'canonical'
       left join site_menus m on m.site_id = s.site_id and m.category = $2
       where s.site_id = $1`,
      [siteId, category],
    );
    return row ?? null;
  }
}
