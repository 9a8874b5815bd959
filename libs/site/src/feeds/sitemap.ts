import type { MenuEntry } from '@cong-tinh/publication';
import { element, XML_HEAD } from './xml.js';

/** One address; the time of its last change where it is known. */
export interface Place {
  readonly path: string;
  readonly changedAt: string | null;
}

/** Sitemap of a site in XML: its own pages, then every live address. */
export function sitemap(origin: string, menu: readonly MenuEntry[], rows: readonly Place[]): string {
  const own = ['/', ...menu.map((entry) => entry.path), '/so-do-trang'];
  const listed = new Set(rows.map((row) => row.path));
  const all = [...[...new Set(own)].filter((path) => !listed.has(path)).map((path): Place => ({ path, changedAt: null })), ...rows];
  const urls = all.map((row) => `<url>${element('loc', origin + encodeURI(row.path))}${element('lastmod', row.changedAt)}</url>`);
  return `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
}
