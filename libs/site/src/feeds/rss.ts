import type { FeedPage } from '@cong-tinh/publication';
import { fullTitle } from '../views/names.js';
import { element, XML_HEAD } from './xml.js';

/** RSS 2.0 of a category or of the whole site: title, summary and where to read on; author and office go with every item. Basis: LA-12.4 */
export function rss(page: FeedPage, origin: string): string {
  const { shell, category, items } = page;
  const title = category ? `${category.name} – ${fullTitle(shell)}` : fullTitle(shell);
  const self = `${origin}${category?.path ?? ''}/rss.xml`;
  const newest = items[0]?.publishedAt;
  const entries = items.map((item) =>
    [
      '<item>',
      element('title', item.title),
      element('link', origin + item.path),
      `<guid isPermaLink="false">${item.id}</guid>`,
      element('pubDate', httpDate(item.publishedAt)),
      element('dc:creator', item.author ?? item.office),
      element('dc:publisher', item.office),
      element('category', item.category.name),
      element('description', item.summary),
      '</item>',
    ].join(''),
  );
  return [
    XML_HEAD,
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', title),
    element('link', origin + (category?.path ?? '/')),
    `<atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
    element('description', `Tin mới của ${fullTitle(shell)}. Ghi rõ nguồn khi dẫn lại.${shell.demonstration ? ' Nội dung minh họa.' : ''}`),
    '<language>vi</language>',
    newest ? element('lastBuildDate', httpDate(newest)) : '',
    ...entries,
    '</channel></rss>\n',
  ].join('');
}

const httpDate = (instant: string) => new Date(instant).toUTCString();
