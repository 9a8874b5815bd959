import { CLOCK, type Clock, uuidv7 } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { RequestContext } from '../http/request-context.js';

/** What an event says: ids and short facts, never content or personal data; listeners read again. */
export type EventPayload = Record<string, string | number | boolean | null | readonly string[]>;

/** Adds events to the transaction that causes them; the relay hands them over after commit. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An event of a site (`siteId` set) or of the platform (null). Type: `subject.past_tense`. */
  async add(type: string, event: EventPayload & { siteId: string | null }): Promise<void> {
    await this.addMany(type, [event]);
  }

  async addMany(type: string, events: readonly (EventPayload & { siteId: string | null })[]): Promise<void> {
    const now = this.clock.now();
    const rows = events.map(({ siteId, ...payload }) => ({
      id: uuidv7(now),
      siteId,
      payload: JSON.stringify({ ...payload, actorId: this.request.actor.id, requestId: this.request.requestId }),
    }));
    const ofSites = rows.filter((row) => row.siteId !== null);
    const ofPlatform = rows.filter((row) => row.siteId === null);
    if (ofSites.length > 0) {
      await this.database.query(
        `insert into outbox_events (site_id, id, type, payload, created_at)
         select site, id, $1, payload::jsonb, $2 from unnest($3::uuid[], $4::uuid[], $5::text[]) as t (site, id, payload)`,
        [type, now, ofSites.map((row) => row.siteId), ofSites.map((row) => row.id), ofSites.map((row) => row.payload)],
      );
    }
    if (ofPlatform.length > 0) {
      await this.database.query(
        `insert into platform_events (id, type, payload, created_at)
         select id, $1, payload::jsonb, $2 from unnest($3::uuid[], $4::text[]) as t (id, payload)`,
        [type, now, ofPlatform.map((row) => row.id), ofPlatform.map((row) => row.payload)],
      );
    }
  }
}
