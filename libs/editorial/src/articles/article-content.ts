import { detectLegacyEncoding, nfc, slug } from '@cong-tinh/kernel';
import { cleanHtml, htmlFaults, type PublishedImage } from '@cong-tinh/publication';
import {
  bodyInaccessible,
  bodyMissing,
  bodyOutdated,
  imageAltMissing,
  legacyEncoding,
  sourceMissing,
  summaryMissing,
} from './article.errors.js';
import type { ArticleContent, ArticleOrigin } from './article-version.entity.js';

/** A text as an editor sends it. */
export interface ArticleInput {
  readonly title: string;
  readonly summary?: string;
  readonly body?: string;
  readonly category: string;
  readonly featured?: boolean;
  readonly slug?: string;
  readonly office?: string;
  readonly byline?: string | null;
  readonly origin?: ArticleOrigin;
  readonly source?: string | null;
  readonly sourceAuthor?: string | null;
  readonly sourceUrl?: string | null;
  readonly image?: {
    readonly src: string;
    readonly alt: string;
    readonly width?: number | null;
    readonly height?: number | null;
    readonly caption?: string | null;
  } | null;
}

const line = (text: string | null | undefined): string =>
  nfc(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
const lineOrNull = (text: string | null | undefined): string | null => line(text) || null;

/** Below this the detector itself asks for a person's eye, and the console has shown it to one when it was pasted. */
const SURE = 0.9;

/** The input as it is kept: NFC, one line where one line is meant, body cleaned. @throws InvalidError for what may not even be kept */
export function readContent(input: ArticleInput, defaults: { readonly slug: string; readonly office: string }): ArticleContent {
  const content: ArticleContent = {
    slug: input.slug ?? defaults.slug,
    title: line(input.title),
    summary: line(input.summary),
    body: cleanHtml(input.body ?? ''),
    category: input.category,
    featured: input.featured ?? false,
    office: line(input.office) || defaults.office,
    byline: lineOrNull(input.byline),
    origin: input.origin ?? 'own',
    source: lineOrNull(input.source),
    sourceAuthor: lineOrNull(input.sourceAuthor),
    sourceUrl: lineOrNull(input.sourceUrl),
    image: input.image ? readImage(input.image) : null,
  };
  refuseLegacy(content);
  refuseUnsourced(content);
  // Basis: LA-4.2.d
  if (htmlFaults(content.body).includes('image_alt_missing')) throw bodyInaccessible(['image_alt_missing']);
  return content;
}

function readImage({ src, alt, width, height, caption }: NonNullable<ArticleInput['image']>): PublishedImage {
  if (line(alt) === '') throw imageAltMissing();
  return { src, alt: line(alt), width: width ?? null, height: height ?? null, caption: lineOrNull(caption) };
}

/** Basis: TD-7.5 */
function refuseLegacy({ title, summary, body }: ArticleContent): void {
  for (const [field, text] of Object.entries({ title, summary, body: body.replace(/<[^>]*>/g, ' ') })) {
    const { encoding, confidence, converted } = detectLegacyEncoding(text);
    if (encoding !== 'unicode' && confidence >= SURE) throw legacyEncoding(field, encoding, converted.slice(0, 500));
  }
}

/** Basis: LA-12.4 */
function refuseUnsourced({ origin, source, sourceAuthor }: ArticleContent): void {
  if (origin === 'own') return;
  if (source === null) throw sourceMissing('source');
  if (sourceAuthor === null) throw sourceMissing('sourceAuthor');
}

/** A stored text that the allow-list of today would change goes no step further. @throws ConflictError `body_outdated` */
export function requireCleanBody({ body }: Pick<ArticleContent, 'body'>): void {
  if (cleanHtml(body) !== body) throw bodyOutdated();
}

/** What must be in order before a text goes to its board. @throws InvalidError, ConflictError `body_outdated` */
export function requireComplete({ summary, body }: ArticleContent): void {
  requireCleanBody({ body });
  // Basis: LA-4.2.đ, the description of the record
  if (summary === '') throw summaryMissing();
  if (body === '') throw bodyMissing();
  const faults = htmlFaults(body);
  if (faults.length > 0) throw bodyInaccessible(faults);
}

/** What the address of a text with this title begins with. */
export const slugOf = (title: string): string => slug(title, 80) || 'bai-viet';
