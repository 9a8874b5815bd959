import { type Announcement, TAG } from '@cong-tinh/publication';
import { CachedPage } from './cached-page.js';
import { keyText, type PageKey, type Render, type RenderedPage } from './rendered-page.js';
import { SiteShelves } from './site-shelves.js';

export interface PageCacheOptions {
  /** Milliseconds since 1970; injected, so that specs own the time. */
  readonly now: () => number;
  /** Memory for finished pages, in bytes. */
  readonly bytes: number;
  /** How long a page is served without being rendered anew, although nothing was announced. */
  readonly freshMs?: number;
  /** How long after its rendering a page may stand in for one that cannot be rendered. */
  readonly staleMs?: number;
  /** Pause after a failed rendering before the next is tried. */
  readonly retryMs?: number;
  /** Marks a page served in place of one that could not be rendered. */
  readonly mark?: (html: string, renderedAt: number) => string;
  /** Told of every rendering that failed while an older page could be served. */
  readonly onFailure?: (error: unknown) => void;
}

/** A page to send. `age` in milliseconds when it stands in for one that could not be rendered. */
export interface Served {
  readonly page: CachedPage;
  readonly age: number | null;
}

interface Entry {
  readonly page: CachedPage;
  readonly render: Render;
  readonly bytes: number;
  /** Set while rendering fails. */
  readonly failing: { readonly retryAt: number; readonly marked: CachedPage } | null;
}

interface Flight {
  readonly siteId: string;
  /** How many announcements had been heard when it began. */
  readonly began: number;
  readonly done: Promise<Served>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Finished responses by site, path, allow-listed query and variant. One rendering per key however many wait; a rendering begun before a
 * drop, or read below the revision last announced, is served and not kept.
 */
export class PageCache {
  private readonly shelves: SiteShelves<Entry>;
  private readonly flights = new Map<string, Flight>();
  private readonly under = new Set<Flight>();
  private readonly revisions = new Map<string, number>();
  /** Announcements heard while renderings were under way; the first is number `heard - recent.length`. */
  private recent: Announcement[] = [];
  private heard = 0;
  private readonly options: Required<PageCacheOptions>;
  private readonly counts = { hits: 0, stale: 0, renders: 0, failures: 0, notKept: 0 };

  constructor(options: PageCacheOptions) {
    this.options = {
      freshMs: 5 * MINUTE,
      staleMs: 24 * HOUR,
      retryMs: 5_000,
      mark: (html) => html,
      onFailure: () => undefined,
      ...options,
    };
    this.shelves = new SiteShelves(options.bytes);
  }

  /** A page that can be sent at once, or null. One past its freshness is sent while it is rendered anew. */
  get(key: PageKey): Served | null {
    const text = keyText(key);
    const entry = this.shelves.get(key.siteId, text);
    if (!entry) return null;
    const now = this.options.now();
    const { page, failing } = entry;
    if (now - page.renderedAt >= this.options.staleMs) {
      this.shelves.remove(key.siteId, text);
      return null;
    }
    if (failing) {
      if (now >= failing.retryAt) this.refresh(key, entry);
      this.counts.stale++;
      return { page: failing.marked, age: now - page.renderedAt };
    }
    if (now >= page.validUntil) return null;
    if (now - page.renderedAt >= this.options.freshMs) this.refresh(key, entry);
    this.counts.hits++;
    return { page, age: null };
  }

  /** The page of a key: from memory, from a rendering under way, or rendered now. @throws what `render` throws when nothing may stand in */
  async fetch(key: PageKey, render: Render): Promise<Served> {
    return this.get(key) ?? this.flightOf(key, render).done;
  }

  /** Drops what an announcement concerns, here and among the renderings under way. */
  announce(announcement: Announcement): void {
    const { siteId, revision } = announcement;
    if (siteId !== null && revision !== null) this.revisions.set(siteId, Math.max(revision, this.revisions.get(siteId) ?? 0));
    this.heard++;
    if (this.under.size > 0) this.recent.push(announcement);
    // The tree of units stands on pages of any site.
    const wide = siteId === null || announcement.tags.includes(TAG.tree);
    for (const [text, flight] of this.flights) if (wide || flight.siteId === siteId) this.flights.delete(text);
    for (const site of wide ? this.shelves.sites : [siteId])
      this.shelves.removeWhere(site, (entry) => concerns(announcement, site, entry.page.tags));
  }

  /** Drops everything: what happened meanwhile is unknown. */
  clear(): void {
    this.announce({ siteId: null, revision: null, tags: [TAG.everything] });
  }

  get stats(): Readonly<Record<'hits' | 'stale' | 'renders' | 'failures' | 'notKept' | 'pages' | 'bytes' | 'evictions', number>> {
    return { ...this.counts, pages: this.shelves.size, bytes: this.shelves.bytes, evictions: this.shelves.evictions };
  }

  private refresh(key: PageKey, entry: Entry): void {
    this.flightOf(key, entry.render).done.catch((error: unknown) => this.options.onFailure(error));
  }

  private flightOf(key: PageKey, render: Render): Flight {
    const text = keyText(key);
    const known = this.flights.get(text);
    if (known) return known;
    const flight: Flight = {
      siteId: key.siteId,
      began: this.heard,
      done: Promise.resolve().then(() => this.fly(key, text, render, flight)),
    };
    this.flights.set(text, flight);
    this.under.add(flight);
    return flight;
  }

  private async fly(key: PageKey, text: string, render: Render, flight: Flight): Promise<Served> {
    try {
      this.counts.renders++;
      const rendered = await render();
      const page = await CachedPage.of(rendered, this.options.now());
      if (this.mayKeep(rendered, page, flight)) this.shelves.put(key.siteId, text, { page, render, bytes: page.bytes, failing: null });
      else this.counts.notKept++;
      return { page, age: null };
    } catch (error) {
      this.counts.failures++;
      return await this.standIn(key, text, error);
    } finally {
      this.under.delete(flight);
      if (this.flights.get(text) === flight) this.flights.delete(text);
      this.forgetOldAnnouncements();
    }
  }

  /** Only those that a rendering under way has not seen are needed. */
  private forgetOldAnnouncements(): void {
    let oldest = this.heard;
    for (const { began } of this.under) oldest = Math.min(oldest, began);
    this.recent = this.recentSince(oldest);
  }

  private recentSince(count: number): Announcement[] {
    const fresh = this.heard - count;
    return fresh === 0 ? [] : this.recent.slice(-fresh);
  }

  private mayKeep(rendered: RenderedPage, page: CachedPage, flight: Flight): boolean {
    if (!rendered.store || rendered.revision < (this.revisions.get(flight.siteId) ?? 0)) return false;
    return !this.recentSince(flight.began).some((announcement) => concerns(announcement, flight.siteId, page.tags));
  }

  /** The last good page, marked with its age, while it is young enough. */
  private async standIn(key: PageKey, text: string, error: unknown): Promise<Served> {
    const entry = this.shelves.get(key.siteId, text);
    const now = this.options.now();
    if (!entry || now - entry.page.renderedAt >= this.options.staleMs) throw error;
    this.options.onFailure(error);
    const marked = entry.failing?.marked ?? (await this.marked(entry.page));
    // Dropped while it was being marked: then it may be sent once more, and is not put back.
    if (this.shelves.get(key.siteId, text) === entry) {
      const failing = { retryAt: now + this.options.retryMs, marked };
      this.shelves.put(key.siteId, text, { ...entry, failing, bytes: entry.page.bytes + marked.bytes });
    }
    return { page: marked, age: now - entry.page.renderedAt };
  }

  private async marked(page: CachedPage): Promise<CachedPage> {
    const { status, type, headers, tags, renderedAt, validUntil } = page;
    const body = type.startsWith('text/html') ? this.options.mark(page.html, renderedAt) : page.html;
    return CachedPage.of({ status, type, headers, body, tags: [...tags], revision: 0, store: false, validUntil }, renderedAt);
  }
}

/** Whether an announcement concerns a page of a site that shows these tags. */
function concerns({ siteId, tags }: Announcement, pageSite: string, pageTags: ReadonlySet<string>): boolean {
  if (tags.includes(TAG.tree) && pageTags.has(TAG.tree)) return true;
  if (siteId !== null && siteId !== pageSite) return false;
  return tags.some((tag) => tag === TAG.everything || pageTags.has(tag));
}
