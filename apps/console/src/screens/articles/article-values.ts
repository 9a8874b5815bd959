import { type ArticleContent, type ArticleDetail } from '../../api/types';

export const EMPTY_ARTICLE: ArticleContent = { title: '', summary: '', body: '', categoryId: '', genre: null, source: '', author: '' };

export function valuesOf(article: ArticleContent | ArticleDetail): ArticleContent {
  const { title, summary, body, categoryId, genre, source, author } = article;
  return { title, summary, body, categoryId, genre, source, author };
}

export const sameValues = (a: ArticleContent, b: ArticleContent): boolean =>
  (Object.keys(EMPTY_ARTICLE) as (keyof ArticleContent)[]).every((name) => (a[name] ?? '') === (b[name] ?? ''));
