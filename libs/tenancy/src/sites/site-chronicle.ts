import { Audit } from '@cong-tinh/audit';
import type { Basis } from '@cong-tinh/kernel';
import { type EventPayload, Outbox } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SITE_SHELL_WRITER, type SiteShellWriter } from './site-shell.js';
import { SiteShellReader } from './site-shell.reader.js';

/** What happened to a site: names the audit entry and the event alike. */
export interface SiteDeed {
  readonly siteId: string;
  /** `site.activated`, `domain.granted` … */
  readonly what: string;
  readonly label: string;
  readonly basis: Basis;
  readonly details?: Record<string, unknown>;
  readonly event?: EventPayload;
}

/** What happened on the platform rather than on one site. */
export interface PlatformDeed extends Omit<SiteDeed, 'siteId' | 'label'> {
  readonly subject: { readonly kind: string; readonly id: string; readonly label?: string };
}

/** Leaves the traces of every change of a site in the open platform transaction: audit, event, and what citizens see. */
@Injectable()
export class SiteChronicle {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly shells: SiteShellReader,
    @Inject(SITE_SHELL_WRITER) private readonly writer: SiteShellWriter,
  ) {}

  async note({ siteId, what, label, basis, details, event }: SiteDeed): Promise<void> {
    await this.audit.record({ siteId, action: what, subject: { kind: 'site', id: siteId, label }, basis, details });
    await this.outbox.add(what, { siteId, ...event });
  }

  async notePlatform({ what, subject, basis, details, event }: PlatformDeed): Promise<void> {
    await this.audit.record({ siteId: null, action: what, subject, basis, details });
    await this.outbox.add(what, { siteId: null, ...event });
  }

  /** As `note`, and citizens' pages follow: those of the site, and of others that name it. */
  async noteAndShow(deed: SiteDeed, others: readonly string[] = []): Promise<void> {
    await this.note(deed);
    await this.show([deed.siteId, ...others]);
  }

  async show(siteIds: readonly string[]): Promise<void> {
    if (siteIds.length > 0) await this.writer.write(await this.shells.read(siteIds));
  }
}
