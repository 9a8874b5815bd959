import { type ArticleText } from '../../api/types';
import { htmlParagraphs } from '../../diff/html-paragraphs';

type Readable = Pick<ArticleText, 'title' | 'summary' | 'body' | 'byline' | 'source' | 'sourceAuthor'>;

/** An article as lines that can be compared. */
export function articleParagraphs({ title, summary, body, byline, source, sourceAuthor }: Readable): string[] {
  return [title, summary, ...htmlParagraphs(body), signatureLine({ byline, source, sourceAuthor })].filter(Boolean);
}

/** "Ngọc Hân. Nguồn: UBND xã Bình Đức, tác giả …" */
export function signatureLine({ byline, source, sourceAuthor }: Pick<Readable, 'byline' | 'source' | 'sourceAuthor'>): string {
  const from = [source && `Nguồn: ${source}`, sourceAuthor && `tác giả ${sourceAuthor}`].filter(Boolean).join(', ');
  return [byline, from].filter(Boolean).join('. ');
}
