import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { type Announcement, CHANNEL, encodeAnnouncement } from './announcement.js';

/** Says in the open transaction what will have changed once it commits. */
@Injectable()
export class Announcer {
  constructor(private readonly database: Database) {}

  /** Raises the revision of a site and announces what pages must be dropped; answers the new revision. */
  async change(siteId: string, tags: readonly string[]): Promise<number> {
    const [shell] = await this.database.query<{ revision: number }>(
      'update site_shells set revision = revision + 1 where site_id = $1 returning revision',
      [siteId],
    );
    const revision = shell?.revision ?? 0;
    await this.announce({ siteId, revision, tags });
    return revision;
  }

  async announce(announcement: Announcement): Promise<void> {
    await this.database.query('select pg_notify($1, $2)', [CHANNEL, encodeAnnouncement(announcement)]);
  }
}
