import { addDays, CLOCK, type Clock, instantInVietnam } from '@cong-tinh/kernel';
import { Zone } from '@cong-tinh/platform';
import { type AddressAnswer, type Page, PublicReader, type SitemapRow, TAG } from '@cong-tinh/publication';
import { Inject, Injectable } from '@nestjs/common';
import type { JSX } from 'preact';
import { AssetStore } from '../assets/asset-store.js';
import type { RenderedPage } from '../cache/rendered-page.js';
import { parameter, type Target } from '../edge/request-target.js';
import { robots } from '../feeds/robots.js';
import { rss } from '../feeds/rss.js';
import { sitemap } from '../feeds/sitemap.js';
import { ArticleView } from '../views/article.page.js';
import { NotFoundView, SuspendedView, WithdrawnView } from '../views/error.page.js';
import { HomeView } from '../views/home.page.js';
import { toHtml } from '../views/layout.js';
import { ListView } from '../views/list.page.js';
import type { PageContext } from '../views/page-context.js';
import { SiteMapView } from '../views/site-map.page.js';

const HTML = 'text/html; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
const RSS = 'application/rss+xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const ONE_SEGMENT = /^\/([a-z0-9-]+)$/;
const SITEMAP_PART = 5_000;
const SITEMAP_LIMIT = 30_000;
/** Answers that show nothing the next publication would not announce as a change of the home page. */
const ANY_PUBLICATION = [TAG.shell, TAG.home];

/** The site is not open, or not there: the host says so before a page is asked. */
export class SiteNotServed extends Error {}

/** Renders the public pages of this lib from what the publication holds; knows nothing of requests and caching. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly reader: PublicReader,
    private readonly assets: AssetStore,
    private readonly zone: Zone,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async home(siteId: string, target: Target): Promise<RenderedPage> {
    const [page, sites] = await Promise.all([this.reader.home(siteId), this.reader.tree()]);
    return this.shown(page, target, (open, context) =>
      this.html(open, [...ANY_PUBLICATION, TAG.tree], <HomeView page={open} sites={sites} context={context} />),
    );
  }

  async siteMap(siteId: string, target: Target): Promise<RenderedPage> {
    const [page, sites] = await Promise.all([this.reader.page(siteId), this.reader.tree()]);
    return this.shown(page, target, (open, context) =>
      this.html(open, [TAG.shell, TAG.tree], <SiteMapView page={open} sites={sites} context={context} />),
    );
  }

  /** A category, else whatever an address of the site answers. */
  async address(siteId: string, target: Target): Promise<RenderedPage> {
    const category = ONE_SEGMENT.exec(target.path)?.[1];
    const before = parameter(target, 'truoc');
    const list = category === undefined ? null : await this.reader.list(siteId, category, before);
    if (list) {
      const tags = [TAG.shell, TAG.category(category!)];
      return this.shown(list, target, (page, context) =>
        this.html(page, tags, <ListView page={page} context={context} older={before !== undefined} />),
      );
    }
    return this.answerOf(await this.reader.address(siteId, target.path), target);
  }

  async feed(siteId: string, target: Target, category: string | null): Promise<RenderedPage> {
    const feed = await this.reader.feed(siteId, category);
    if (!feed) return this.absent(siteId, target);
    const tags = [TAG.shell, category === null ? TAG.home : TAG.category(category)];
    return this.shown(feed, target, (page) => this.file(page, tags, RSS, rss(page, this.zone.origin(page.shell.host))));
  }

  async siteMapXml(siteId: string, target: Target): Promise<RenderedPage> {
    const page = await this.reader.page(siteId);
    const rows: SitemapRow[] = [];
    for (let part = SITEMAP_PART; part === SITEMAP_PART && rows.length < SITEMAP_LIMIT;) {
      const more = await this.reader.sitemap(siteId, rows.at(-1)?.path);
      rows.push(...more);
      part = more.length;
    }
    return this.shown(page, target, (open) =>
      this.file(open, ANY_PUBLICATION, XML, sitemap(this.zone.origin(open.shell.host), open.menu, rows)),
    );
  }

  async robots(siteId: string): Promise<RenderedPage> {
    const page = served(await this.reader.page(siteId));
    return this.file(page, [TAG.shell], TEXT, robots(this.zone.origin(page.shell.host), page.shell.demonstration));
  }

  private async absent(siteId: string, target: Target): Promise<RenderedPage> {
    return this.shown(await this.reader.page(siteId), target, (page, context) => this.notFound(page, context));
  }

  private answerOf(answer: AddressAnswer | null, target: Target): RenderedPage {
    if (answer?.state === 'moved') return this.moved(answer);
    return this.shown(answer, target, (page, context) => {
      if (page.state === 'live') {
        const { id, category } = page.article;
        return this.html(page, [TAG.shell, TAG.subject(id), TAG.category(category.slug)], <ArticleView page={page} context={context} />);
      }
      if (page.state === 'absent') return this.notFound(page, context);
      return this.html(page, ANY_PUBLICATION, <WithdrawnView page={page} context={context} withdrawal={page.withdrawal} />, 410);
    });
  }

  private moved({ shell, to }: Extract<AddressAnswer, { state: 'moved' }>): RenderedPage {
    const headers = { location: this.zone.origin(shell.host) + encodeURI(to) };
    return {
      status: 301,
      type: TEXT,
      body: 'Trang đã chuyển.\n',
      headers,
      tags: ANY_PUBLICATION,
      revision: shell.revision,
      store: true,
      validUntil: Infinity,
    };
  }

  private notFound(page: Page, context: PageContext): RenderedPage {
    return { ...this.html(page, [TAG.shell], <NotFoundView page={page} context={context} />, 404), store: false };
  }

  /** What a site shows while it is open; suspended, it says so at every address. */
  private shown<T extends Page>(page: T | null, target: Target, show: (page: T, context: PageContext) => RenderedPage): RenderedPage {
    const open = served(page);
    const context: PageContext = {
      assets: this.assets,
      origin: (host) => this.zone.origin(host),
      today: this.clock.today(),
      path: target.path + (target.query === '' ? '' : `?${target.query}`),
    };
    if (open.shell.state === 'active') return show(open, context);
    const suspended = this.html(open, [TAG.shell], <SuspendedView page={open} context={context} />, 503);
    return { ...suspended, store: false, headers: { 'retry-after': '3600' } };
  }

  private html(page: Page, tags: readonly string[], document: JSX.Element, status = 200): RenderedPage {
    // The head of a page names the day, so no page outlives it.
    const validUntil = instantInVietnam(addDays(this.clock.today(), 1), '00:00').getTime();
    return { status, type: HTML, body: toHtml(document), tags, revision: page.shell.revision, store: true, validUntil };
  }

  private file(page: Page, tags: readonly string[], type: string, body: string): RenderedPage {
    return { status: 200, type, body, tags, revision: page.shell.revision, store: true, validUntil: Infinity };
  }
}

function served<T extends Page>(page: T | null): T {
  if (!page || page.shell.state === 'approved' || page.shell.footer === null) throw new SiteNotServed();
  return page;
}
