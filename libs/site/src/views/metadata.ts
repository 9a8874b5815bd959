import type { ArticlePage, Shell } from '@cong-tinh/publication';
import { fullTitle } from './names.js';

/** Names and contents of Dublin Core tags: `DC.title`, … Several values of one element are joined by "; ". Basis: LA-4.2.đ */
export type Metadata = Readonly<Record<string, string>>;

const plain = (text: string) => text.replaceAll(';', ',').trim();

/** Record of a page that is no item of its own: home page, lists, site map. */
export function pageRecord(shell: Shell, page: { title: string; description: string; date: string; address: string }): Metadata {
  const agency = shell.footer?.governingBody ?? shell.name;
  return {
    'DC.title': plain(`${page.title} – ${fullTitle(shell)}`),
    'DC.creator': plain(shell.footer?.managingUnit ?? agency),
    'DC.date': page.date,
    'DC.description': plain(page.description),
    'DC.publisher': plain(agency),
    'DC.identifier': page.address,
    'DC.language': 'vi',
    'DC.type': 'Text',
  };
}

/** The record stored with an item when it was published; what it leaves empty is taken from the page. */
export function articleRecord({ shell, article }: ArticlePage, address: string): Metadata {
  const usual = pageRecord(shell, {
    title: article.title,
    description: article.summary || article.title,
    date: article.publishedAt,
    address,
  });
  const own = Object.entries(article.metadata).filter(([, value]) => value.trim() !== '');
  return { ...usual, 'DC.title': plain(article.title), 'DC.creator': plain(article.author ?? article.office), ...Object.fromEntries(own) };
}
