import { canonicalJson, sha256 } from '@cong-tinh/kernel';
import type { ArticleContent } from './article-version.entity.js';
import type { ArticleState } from './article.states.js';

/** An article as such: its identity, its address, where it stands. */
export interface Article {
  readonly siteId: string;
  readonly id: string;
  readonly slug: string;
  readonly state: ArticleState;
  /** Number of the newest version; also the lock: who saves names the version he began from. */
  readonly currentVersion: number;
  /** Number of the version citizens see; null while they see none. */
  readonly liveVersion: number | null;
  readonly title: string;
  readonly category: string;
  readonly genre: string | null;
  readonly classifiedByName: string | null;
  /** Its text is hidden from ordinary staff. Basis: LA-9.5 */
  readonly restricted: boolean;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const ARTICLE = 'article';
export const subjectOf = ({ id }: Pick<Article, 'id'>) => ({ kind: ARTICLE, id });

/** `/tin-tuc/hop-giao-ban`. */
export const pathOf = ({ category, slug }: Pick<ArticleContent, 'category' | 'slug'>): string => `/${category}/${slug}`;

/**
 * What a signature binds: text, image, metadata and placement of one article on one site; not the class of the work (LA-13.1.a1).
 * Written out field by field, so that a new field of a version is bound only by decision.
 */
export function signedSource({ siteId, id }: Pick<Article, 'siteId' | 'id'>, content: ArticleContent): object {
  const { slug, title, summary, body, category, featured, office, byline, origin, source, sourceAuthor, sourceUrl, image } = content;
  return {
    kind: ARTICLE,
    siteId,
    articleId: id,
    text: { title, summary, body, byline, office },
    image,
    provenance: { origin, source, sourceAuthor, sourceUrl },
    placement: { category, slug, featured },
  };
}

export const contentHash = (article: Pick<Article, 'siteId' | 'id'>, content: ArticleContent): string =>
  sha256(canonicalJson(signedSource(article, content)));
