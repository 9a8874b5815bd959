import type { PublishedImage } from '@cong-tinh/publication';

/** What an editor writes. The class of the work is not part of it: it changes pay, not content. */
export interface ArticleContent {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Cleaned HTML. */
  readonly body: string;
  /** Slug of the category. */
  readonly category: string;
  readonly featured: boolean;
  /** The office that speaks: every line of a list names one. */
  readonly office: string;
  /** Tác giả; null when the office is the author. */
  readonly byline: string | null;
  readonly origin: ArticleOrigin;
  readonly source: string | null;
  readonly sourceAuthor: string | null;
  readonly sourceUrl: string | null;
  readonly image: PublishedImage | null;
}

export const ARTICLE_ORIGINS = ['own', 'reused'] as const;
export type ArticleOrigin = (typeof ARTICLE_ORIGINS)[number];

/** One text of an article; never changed, never removed. Basis: LA-15.1 */
export interface ArticleVersion extends ArticleContent {
  readonly id: string;
  readonly articleId: string;
  readonly number: number;
  readonly changeNote: string | null;
  readonly editedById: string;
  readonly editedByName: string;
  readonly createdAt: Date;
}
