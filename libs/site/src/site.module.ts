import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Config, LOGGER, Metrics, Zone } from '@cong-tinh/platform';
import { type Announcement, PublicationFeed, TAG } from '@cong-tinh/publication';
import { Global, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { AssetStore } from './assets/asset-store.js';
import { PageCache } from './cache/page-cache.js';
import { Answers } from './edge/answers.js';
import { CertificateHosts } from './edge/certificate-hosts.js';
import { securityHeaders } from './edge/security-headers.js';
import { StoredFilesController } from './files/stored-files.controller.js';
import { PageRenderer } from './pages/page-renderer.js';
import { PublicPagesController } from './pages/public-pages.controller.js';
import { markStandIn, SitePages } from './pages/site-pages.js';

const MEGABYTE = 1_048_576;
/** A replica may show the old tree of units a little longer than it was announced; no revision tells. */
const REPLICA_LAG_MS = 3_000;

/** The public pages: their files, their cache, their routes. Needs the publication. */
@Global()
@Module({
  controllers: [PublicPagesController, StoredFilesController],
  providers: [
    { provide: AssetStore, useFactory: () => AssetStore.read() },
    {
      provide: PageCache,
      useFactory: (config: Config, clock: Clock, logger: Logger) =>
        new PageCache({
          now: () => clock.now().getTime(),
          bytes: config.pageCacheMegabytes * MEGABYTE,
          mark: markStandIn,
          onFailure: (error) => logger.warn({ err: error }, 'a page could not be rendered anew; the last good one is served'),
        }),
      inject: [Config, CLOCK, LOGGER],
    },
    {
      provide: Answers,
      useFactory: (zone: Zone, config: Config) =>
        new Answers(securityHeaders({ fileOrigin: zone.fileOrigin, https: config.publicScheme === 'https' })),
      inject: [Zone, Config],
    },
    CertificateHosts,
    PageRenderer,
    SitePages,
  ],
  exports: [AssetStore, PageCache, Answers, CertificateHosts, SitePages],
})
export class SiteModule implements OnModuleInit, OnModuleDestroy {
  private stop: () => void = () => undefined;

  constructor(
    private readonly assets: AssetStore,
    private readonly cache: PageCache,
    private readonly feed: PublicationFeed,
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    this.stop = this.feed.subscribe((announcement) => this.take(announcement));
    const { cache } = this;
    this.metrics.gauge(
      'page_cache',
      'Page cache: pages and bytes held, requests answered, renderings',
      ['what'] as const,
      function collect() {
        for (const [what, value] of Object.entries(cache.stats)) this.set({ what }, value);
      },
    );
    await this.assets.compress();
  }

  onModuleDestroy(): void {
    this.stop();
  }

  private take(announcement: Announcement): void {
    this.cache.announce(announcement);
    if (this.config.readHost === '' || !announcement.tags.includes(TAG.tree)) return;
    setTimeout(() => this.cache.announce({ siteId: null, revision: null, tags: [TAG.tree] }), REPLICA_LAG_MS).unref();
  }
}
