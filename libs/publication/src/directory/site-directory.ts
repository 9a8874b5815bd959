import { LOGGER, PublicDatabase, type PreparedStatement } from '@cong-tinh/platform';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Announcement, TAG } from '../announcements/announcement.js';
import { PublicationFeed } from '../announcements/publication-feed.js';
import type { SiteKind, SiteState } from '../reader/public-pages.js';

/** One host and the site it stands for. */
export interface DirectoryEntry {
  readonly host: string;
  readonly role: 'canonical' | 'alias' | 'retired';
  readonly site: DirectorySite;
}

export interface DirectorySite {
  readonly id: string;
  readonly kind: SiteKind;
  readonly name: string;
  readonly state: SiteState;
  readonly canonicalHost: string;
  readonly parentId: string | null;
  readonly demonstration: boolean;
  readonly revision: number;
}

interface Row {
  host: string;
  role: DirectoryEntry['role'];
  id: string;
  kind: SiteKind;
  name: string;
  state: SiteState;
  parent_site_id: string | null;
  demonstration: boolean;
  revision: number;
}

const HOSTS: PreparedStatement = {
  name: 'public_directory',
  text: `select h.host, h.role, s.site_id as id, s.kind, s.name, s.state, s.parent_site_id, s.demonstration, s.revision
    from site_hosts h join site_shells s on s.site_id = h.site_id`,
};

/** Pause before a replica is asked again that has not yet what was announced, while the primary does not answer. */
const LAG_MS = 250;
const RETRY_MS = 2_000;

/**
 * Every host of ours in memory, so that a request is sent to its site by an exact look-up. Loaded as portal_public (a replica alone
 * will do), loaded anew when a publishing transaction announces a change of hosts or shells.
 */
@Injectable()
export class SiteDirectory implements OnModuleInit, OnModuleDestroy {
  /** Rises each time the directory is filled anew; what was concluded from an older one no longer holds. */
  generation = 0;
  private hosts: ReadonlyMap<string, DirectoryEntry> = new Map();
  private sites: ReadonlyMap<string, DirectorySite> = new Map();
  private loading: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;
  private stop: () => void = () => undefined;

  constructor(
    private readonly database: PublicDatabase,
    private readonly feed: PublicationFeed,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.stop = this.feed.subscribe((announcement) => this.take(announcement));
    await this.reload();
  }

  onModuleDestroy(): void {
    this.stop();
    if (this.timer) clearTimeout(this.timer);
  }

  /** The entry of a lawful host in lower case without port; null: not ours. */
  find(host: string): DirectoryEntry | null {
    return this.hosts.get(host) ?? null;
  }

  site(id: string): DirectorySite | null {
    return this.sites.get(id) ?? null;
  }

  /** All sites that have a canonical host. */
  list(): readonly DirectorySite[] {
    return [...this.sites.values()];
  }

  /** Loads the directory now; a load under way is followed by another one. */
  async reload(): Promise<void> {
    if (this.loading) {
      this.again = true;
      return this.loading;
    }
    this.loading = this.loadUntilQuiet().finally(() => (this.loading = null));
    return this.loading;
  }

  private async loadUntilQuiet(): Promise<void> {
    do {
      this.again = false;
      try {
        const rows = await this.database.many<Row>(HOSTS, []);
        // What a replica shows may be older than what was announced.
        this.fill(this.isOutdated(rows) ? await this.database.many<Row>(HOSTS, [], 'primary') : rows);
      } catch (error) {
        this.logger.warn({ err: error }, 'the directory of sites could not be loaded');
        this.later(RETRY_MS);
        return;
      }
    } while (this.again);
  }

  private fill(rows: readonly Row[]): void {
    const canonical = new Map(rows.filter((row) => row.role === 'canonical').map((row) => [row.id, row.host]));
    const sites = new Map<string, DirectorySite>();
    const hosts = new Map<string, DirectoryEntry>();
    for (const row of rows) {
      const { id, kind, name, state, demonstration, revision } = row;
      const canonicalHost = canonical.get(id);
      if (canonicalHost === undefined) continue;
      const site = sites.get(id) ?? { id, kind, name, state, canonicalHost, parentId: row.parent_site_id, demonstration, revision };
      sites.set(id, site);
      hosts.set(row.host, { host: row.host, role: row.role, site });
    }
    this.sites = sites;
    this.hosts = hosts;
    this.generation++;
    if (this.isOutdated(this.list())) this.later(LAG_MS);
  }

  private isOutdated(rows: readonly { readonly id: string; readonly revision: number }[]): boolean {
    return rows.some(({ id, revision }) => revision < this.feed.revisionOf(id));
  }

  private take({ tags }: Announcement): void {
    if (tags.some((tag) => tag === TAG.shell || tag === TAG.tree || tag === TAG.everything)) void this.reload();
  }

  private later(milliseconds: number): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.reload();
    }, milliseconds);
    this.timer.unref();
  }
}
