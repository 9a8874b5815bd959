import { type ArticleInput, type ArticleText } from '../../api/types';

/** What an author works on: the text, without what the server adds. */
export type ArticleValues = Pick<
  ArticleText,
  | 'title'
  | 'summary'
  | 'body'
  | 'category'
  | 'featured'
  | 'slug'
  | 'office'
  | 'byline'
  | 'origin'
  | 'source'
  | 'sourceAuthor'
  | 'sourceUrl'
  | 'image'
>;

export const EMPTY_ARTICLE: ArticleValues = {
  slug: '',
  office: '',
  title: '',
  summary: '',
  body: '',
  category: '',
  featured: false,
  byline: null,
  origin: 'own',
  source: null,
  sourceAuthor: null,
  sourceUrl: null,
  image: null,
};

export function valuesOf(text: ArticleText): ArticleValues {
  const { title, summary, body, category, featured, slug, office, byline, origin, source, sourceAuthor, sourceUrl, image } = text;
  return { title, summary, body, category, featured, slug, office, byline, origin, source, sourceAuthor, sourceUrl, image };
}

export const sameValues = (a: ArticleValues, b: ArticleValues): boolean =>
  Object.keys({ ...a, ...b }).every((name) => {
    const key = name as keyof ArticleValues;
    return JSON.stringify(a[key] ?? '') === JSON.stringify(b[key] ?? '');
  });

const orNull = (text: string | null | undefined) => (text?.trim() ? text.trim() : null);

/** What is sent: empty lines are absent, an image without an address is none. */
export function bodyOf(values: ArticleValues): ArticleInput {
  const { slug, office, image, ...rest } = values;
  return {
    ...rest,
    ...(slug.trim() ? { slug: slug.trim() } : {}),
    ...(office.trim() ? { office: office.trim() } : {}),
    byline: orNull(values.byline),
    source: orNull(values.source),
    sourceAuthor: orNull(values.sourceAuthor),
    sourceUrl: orNull(values.sourceUrl),
    image: image?.src.trim() ? { ...image, src: image.src.trim(), caption: orNull(image.caption) } : null,
  };
}
