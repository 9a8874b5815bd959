import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';

/** A published text that citizens see, cleaned by an older allow-list than today's. */
export interface OlderText {
  readonly itemId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly path: string;
  readonly html: string;
  readonly sanitiser: number;
}

/** Statements of the review of published texts, in the open door of a site. */
@Injectable()
export class HtmlReviewRepository {
  constructor(private readonly database: Database) {}

  /** Live texts older than an allow-list and not yet reviewed under it. */
  older(siteId: string, sanitiser: number, limit: number): Promise<OlderText[]> {
    return this.database.query<OlderText>(
      `select i.id as "itemId", i.subject_kind as kind, i.subject_id as "subjectId", i.title, a.path, i.html, i.sanitiser
       from published_addresses a join published_items i on i.site_id = a.site_id and i.id = a.item_id
       where a.site_id = $1 and a.state = 'live' and i.sanitiser < $2
         and not exists (select from published_html_reviews r where r.site_id = i.site_id and r.item_id = i.id and r.sanitiser = $2)
       order by i.id limit $3`,
      [siteId, sanitiser, limit],
    );
  }

  async insert(siteId: string, reviews: readonly { itemId: string; changes: boolean }[], sanitiser: number, at: Date): Promise<void> {
    await this.database.query(
      `insert into published_html_reviews (site_id, item_id, sanitiser, changes, reviewed_at)
       select $1, "itemId", $3, changes, $4 from json_to_recordset($2) as t ("itemId" uuid, changes boolean)`,
      [siteId, JSON.stringify(reviews), sanitiser, at],
    );
  }
}
