import type { SiteShell, SiteShellWriter } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import { TAG } from '../announcements/announcement.js';
import { Announcer } from '../announcements/announcer.js';
import { SiteShellsRepository } from './site-shells.repository.js';

/** Above this, one announcement that concerns everything is cheaper than many. */
const MANY = 20;

/** Keeps what citizens' pages show of sites as tenancy decides it. */
@Injectable()
export class SiteShells implements SiteShellWriter {
  constructor(
    private readonly rows: SiteShellsRepository,
    private readonly announcer: Announcer,
  ) {}

  async write(shells: readonly SiteShell[]): Promise<void> {
    if (shells.length === 0) return;
    const written = await this.rows.upsertShells(shells);
    await this.rows.replaceHosts(shells);
    if (written.length > MANY) {
      await this.announcer.announce({ siteId: null, revision: null, tags: [TAG.everything] });
      return;
    }
    for (const { siteId, revision } of written) await this.announcer.announce({ siteId, revision, tags: [TAG.shell] });
    // Names, hosts and states of sites stand on pages of other sites too.
    await this.announcer.announce({ siteId: null, revision: null, tags: [TAG.tree] });
  }
}
