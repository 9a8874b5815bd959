import { Seats } from '@cong-tinh/identity';
import { Database, RequestContext } from '@cong-tinh/platform';
import { type SitePlace, Sites } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import type { QueueItem, QueueSource } from './queue-source.js';

export interface SiteQueueItem extends QueueItem {
  readonly siteId: string;
  readonly place: SitePlace;
}

/** Everything that waits for the current person, over the sites on which he holds a seat. */
@Injectable()
export class Queue {
  private readonly sources: QueueSource[] = [];

  constructor(
    private readonly database: Database,
    private readonly seats: Seats,
    private readonly sites: Sites,
    private readonly request: RequestContext,
  ) {}

  /** Called once by each lib that has work to hand out. */
  register(source: QueueSource): void {
    this.sources.push(source);
  }

  /** Oldest first. One short transaction a site: a person's sites are few. */
  async list(): Promise<SiteQueueItem[]> {
    const { actor } = this.request;
    const items: SiteQueueItem[] = [];
    const places = actor.id === null ? [] : await this.sites.places(await this.seats.siteIdsOf(actor.id));
    for (const place of places) {
      const siteId = place.id;
      await this.database.inSite(siteId, async () => {
        for (const source of this.sources) items.push(...(await source.list(siteId)).map((item) => ({ ...item, siteId, place })));
      });
    }
    return items.sort((a, b) => a.since.getTime() - b.since.getTime());
  }
}
