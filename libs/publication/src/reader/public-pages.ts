import type { UnitKind } from '@cong-tinh/tenancy';

/**
 * What the public pages are given. Plain data, finished when it was published: no page reads a working table.
 * Instants are ISO 8601 with an offset, days are `YYYY-MM-DD`, hosts are lawful hosts (`benluc.longan.gov.vn`), paths begin with `/`.
 */

/** Kind of the unit whose site this is; decides which home page is drawn. */
export type SiteKind = UnitKind;

/** One step of the administrative levels above a site; `host` is null when that level has no site of ours. */
export interface Level {
  readonly label: string;
  readonly host: string | null;
}

/** The six facts that a home page must state. Basis: NĐ 174/2026 Điều 93. */
export interface FooterFacts {
  /** Cơ quan chủ quản. */
  readonly governingBody: string;
  /** Đơn vị quản lý trang. */
  readonly managingUnit: string;
  /** Người chịu trách nhiệm nội dung: name or position, with its function. */
  readonly responsiblePerson: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** Head and foot of every page of a site. */
export interface Shell {
  readonly siteId: string;
  readonly kind: SiteKind;
  /** "Xã Thanh Phú". */
  readonly name: string;
  /** "Trang thông tin điện tử" or "Cổng thông tin điện tử". */
  readonly kicker: string;
  /** "huyện Bến Lức, tỉnh Long An"; null on the province's portal. */
  readonly place: string | null;
  readonly host: string;
  /** From the province down to the site itself. */
  readonly levels: readonly Level[];
  /** Null until the site is activated: a site without them is not shown. */
  readonly footer: FooterFacts | null;
  /** The theme the site chose, a key of libs/site; null: the one of its kind. */
  readonly accent: string | null;
  readonly demonstration: boolean;
  readonly state: SiteState;
  /** Since when and why the site does not serve; null unless it is suspended. */
  readonly suspension: { readonly since: string; readonly reason: string } | null;
  /** Raised by every publishing transaction of the site. */
  readonly revision: number;
}

export type SiteState = 'approved' | 'active' | 'suspended';

/** One entry of the main menu, in order. */
export interface MenuEntry {
  readonly label: string;
  readonly path: string;
  /** Slug of the category it opens; null for other pages. */
  readonly category: string | null;
}

export interface CategoryRef {
  readonly slug: string;
  readonly name: string;
  readonly path: string;
}

export interface PublishedImage {
  readonly src: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly caption: string | null;
}

/** One line of a list: it always has a date and an office. */
export interface ListedItem {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly office: string;
  readonly category: CategoryRef;
  readonly image: PublishedImage | null;
  /** First publication; an update keeps the place in lists. */
  readonly publishedAt: string;
  readonly updatedAt: string | null;
}

/** Shell and menu, which every page has. */
export interface Page {
  readonly shell: Shell;
  readonly menu: readonly MenuEntry[];
}

export interface HomeSection {
  readonly category: CategoryRef;
  readonly items: readonly ListedItem[];
  readonly total: number;
}

export interface HomePage extends Page {
  /** The featured item, else the newest; null on a site that has published nothing. */
  readonly lead: ListedItem | null;
  /** Newest items without the lead. */
  readonly latest: readonly ListedItem[];
  /** Categories that hold something, in menu order, newest items first. */
  readonly sections: readonly HomeSection[];
  readonly total: number;
}

export interface ListPage extends Page {
  readonly category: CategoryRef;
  readonly categories: readonly CategoryRef[];
  readonly items: readonly ListedItem[];
  readonly total: number;
  /** Cursor of the next page (`?truoc=`), null on the last. */
  readonly next: string | null;
}

export interface ArticleBody extends ListedItem {
  readonly html: string;
  /** Tác giả; null when the office is the author. */
  readonly author: string | null;
  /** Where a re-used item comes from. Basis: LA-12.4. */
  readonly source: string | null;
  readonly sourceUrl: string | null;
  /** Dublin Core of the item. Basis: LA-4.2.đ. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Neighbour {
  readonly path: string;
  readonly title: string;
}

export interface ArticlePage extends Page {
  readonly article: ArticleBody;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  readonly related: readonly ListedItem[];
}

/** Why an address answers 410; the title of what was withdrawn is not repeated. Basis: LA-9.4.b. */
export interface WithdrawalNotice {
  /** The ground in the words of the rule `approval.withdrawal` on the day. */
  readonly ground: string;
  /** The reason as citizens read it. */
  readonly reason: string;
  /** The seat that decided, never a name: "Trưởng Ban Biên tập". */
  readonly decidedBy: string;
  readonly decidedOn: string;
}

/** What an address of a site answers. */
export type AddressAnswer =
  | ({ readonly state: 'live' } & ArticlePage)
  | { readonly state: 'moved'; readonly to: string; readonly shell: Shell }
  | ({ readonly state: 'withdrawn'; readonly withdrawal: WithdrawalNotice } & Page)
  | ({ readonly state: 'absent' } & Page);

/** One site in the tree of the province. */
export interface TreeSite {
  readonly siteId: string;
  readonly kind: SiteKind;
  readonly name: string;
  readonly host: string;
  readonly parentId: string | null;
  readonly active: boolean;
}

export interface FeedItem extends ListedItem {
  readonly html: string;
  readonly author: string | null;
}

export interface FeedPage extends Page {
  readonly category: CategoryRef | null;
  readonly items: readonly FeedItem[];
}

export interface SitemapRow {
  readonly path: string;
  readonly changedAt: string;
}
