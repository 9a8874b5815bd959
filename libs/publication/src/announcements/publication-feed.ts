import { DatabaseListener, LOGGER } from '@cong-tinh/platform';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Announcement, CHANNEL, decodeAnnouncement, TAG } from './announcement.js';

export type AnnouncementListener = (announcement: Announcement) => void;

/** What is announced when the listening connection came back: what happened meanwhile is unknown. */
export const ALL_CHANGED: Announcement = { siteId: null, revision: null, tags: [TAG.everything] };

/** The announcements of all publishing transactions, in this process, through the one listening connection. */
@Injectable()
export class PublicationFeed implements OnModuleInit {
  private readonly listeners = new Set<AnnouncementListener>();
  private readonly revisions = new Map<string, number>();

  constructor(
    private readonly connection: DatabaseListener,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.connection.subscribe({
      channel: CHANNEL,
      onMessage: (payload) => this.take(decodeAnnouncement(payload)),
      onReconnect: () => this.take(ALL_CHANGED),
    });
  }

  /** Whether announcements arrive right now. */
  get alive(): boolean {
    return this.connection.alive;
  }

  /** The last revision announced of a site, 0 when none was: a page below it may be served and not stored. */
  revisionOf(siteId: string): number {
    return this.revisions.get(siteId) ?? 0;
  }

  /** Calls `listener` for every announcement from now on, in the order of commits; answers how to stop. */
  subscribe(listener: AnnouncementListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private take(announcement: Announcement): void {
    const { siteId, revision } = announcement;
    if (siteId !== null && revision !== null) this.revisions.set(siteId, Math.max(revision, this.revisionOf(siteId)));
    for (const listener of this.listeners) {
      try {
        listener(announcement);
      } catch (error) {
        this.logger.error({ err: error }, 'a listener of publications failed');
      }
    }
  }
}
