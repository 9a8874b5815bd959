import { PublicDatabase, type ReadFrom } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { PublicationFeed } from '../announcements/publication-feed.js';
import { cleanHtml, SANITISER } from '../html/clean-html.js';
import { type Cursor, readCursor, writeCursor } from './cursor.js';
import type {
  AddressAnswer,
  ArticleBody,
  ArticlePage,
  CategoryRef,
  FeedItem,
  FeedPage,
  HomePage,
  ListPage,
  Page,
  SitemapRow,
  TreeSite,
  WithdrawalNotice,
} from './public-pages.js';
import { ADDRESS, FEED, HOME, LIST, PAGE, SITEMAP, TREE } from './statements.js';

const PAGE_SIZE = 20;
const FEED_SIZE = 30;
const SITEMAP_SIZE = 5_000;

type Raw<T> = { page: T };
/** A text as stored, with the version of the allow-list that cleaned it. */
type Stored<T> = T & { readonly sanitiser: number };
type RawAddress = Page & { state: AddressAnswer['state']; to: string; withdrawal: WithdrawalNotice } & Omit<ArticlePage, 'article'> & {
    article: Stored<ArticleBody>;
  };
type RawList = Omit<ListPage, 'next' | 'category'> & { category: CategoryRef | null; last: Cursor | null };

/**
 * What public pages read, as portal_public: one prepared statement a page, whatever it shows.
 * Every method but `tree` answers null when the site has no public face.
 */
@Injectable()
export class PublicReader {
  constructor(
    private readonly database: PublicDatabase,
    private readonly announced: PublicationFeed,
  ) {}

  /** Shell and menu alone, for pages without content of their own. */
  async page(siteId: string): Promise<Page | null> {
    return this.read<Page>(PAGE, [siteId]);
  }

  async home(siteId: string): Promise<HomePage | null> {
    return this.read<HomePage>(HOME, [siteId]);
  }

  /** A page of a category, newest first; null when the site has no such category. `before` is `next` of the page before. */
  async list(siteId: string, category: string, before?: string): Promise<ListPage | null> {
    const { at, id } = readCursor(before);
    // One item more than is shown tells whether another page follows; `last` is the last one shown.
    const raw = await this.read<RawList>(LIST, [siteId, category, at, id, PAGE_SIZE + 1]);
    if (!raw?.category) return null;
    const { last, items, category: found, ...page } = raw;
    const more = items.length > PAGE_SIZE;
    return { ...page, category: found, items: items.slice(0, PAGE_SIZE), next: more && last ? writeCursor(last) : null };
  }

  /** What an address answers: an article, where it moved, why it was withdrawn, or that it never was. */
  async address(siteId: string, path: string): Promise<AddressAnswer | null> {
    const raw = await this.read<RawAddress>(ADDRESS, [siteId, path]);
    if (!raw) return null;
    const { state, shell, menu, to, withdrawal, article, previous, next, related } = raw;
    if (state === 'live') return { state, shell, menu, article: current(article), previous, next, related };
    if (state === 'moved') return { state, shell, to };
    if (state === 'withdrawn') return { state, shell, menu, withdrawal };
    return { state, shell, menu };
  }

  /** The newest items with their text, of a category or of the whole site. */
  async feed(siteId: string, category: string | null = null): Promise<FeedPage | null> {
    const feed = await this.read<Omit<FeedPage, 'items'> & { items: Stored<FeedItem>[] }>(FEED, [siteId, category, FEED_SIZE]);
    return feed && (category === null || feed.category) ? { ...feed, items: feed.items.map(current) } : null;
  }

  /** Live addresses in the order of their paths, at most 5,000; the next part begins after the last path. */
  async sitemap(siteId: string, after = ''): Promise<SitemapRow[]> {
    const rows = await this.database.many<{ path: string; changed_at: Date }>(SITEMAP, [siteId, after, SITEMAP_SIZE]);
    return rows.map((row) => ({ path: row.path, changedAt: row.changed_at.toISOString() }));
  }

  /** All sites of the province, by name as Vietnamese sorts it. */
  async tree(): Promise<readonly TreeSite[]> {
    return (await this.database.one<Raw<TreeSite[]>>(TREE, []))?.page ?? [];
  }

  /** From the primary when a replica has not yet what was announced: what was withdrawn is not shown again. */
  private async read<T extends Page>(statement: typeof PAGE, params: [siteId: string, ...unknown[]]): Promise<T | null> {
    const page = await this.ask<T>(statement, params);
    const isCurrent = (page?.shell.revision ?? 0) >= this.announced.revisionOf(params[0]);
    return isCurrent ? page : this.ask<T>(statement, params, 'primary');
  }

  private async ask<T extends Page>(statement: typeof PAGE, params: unknown[], from?: ReadFrom): Promise<T | null> {
    const page = (await this.database.one<Raw<T>>(statement, params, from))?.page;
    // A site without a shell gives a row whose shell is null.
    return (page?.shell as unknown) ? page! : null;
  }
}

/** Rows are never changed: a text that an older allow-list let through is cleaned by today's before anybody sees it. */
function current<T extends { readonly html: string }>({ sanitiser, ...text }: Stored<T>): T {
  const shown = text as unknown as T;
  return sanitiser < SANITISER ? { ...shown, html: cleanHtml(shown.html) } : shown;
}
