import { Seats } from '@cong-tinh/identity';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { QueueItem, QueueSource } from './queue-source.js';

export interface SiteQueueItem extends QueueItem {
  readonly siteId: string;
}

/** Everything that waits for the current person, over the sites on which he holds a seat. */
@Injectable()
export class Queue {
  private readonly sources: QueueSource[] = [];

  constructor(
    private readonly database: Database,
    private readonly seats: Seats,
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
    for (const siteId of actor.id === null ? [] : await this.seats.siteIdsOf(actor.id)) {
      await this.database.inSite(siteId, async () => {
        for (const source of this.sources) items.push(...(await source.list(siteId)).map((item) => ({ ...item, siteId })));
      });
    }
    return items.sort((a, b) => a.since.getTime() - b.since.getTime());
  }
}
