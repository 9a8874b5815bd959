import { containing } from '../units/unit.repository.js';

/** The match of a site that only the name of the unit above it brought. */
export const BY_PARENT = 3;

/** Patterns of LIKE for what was looked for; null and empty lists find everything. */
export interface SiteSearch {
  /** All words as they were typed, up to the end of the last; the query says how it goes on. */
  readonly own: string | null;
  /** Each word, at the beginning of one. */
  readonly words: readonly string[];
  /** "hiep hoa duc hoa": the first words name the unit, the rest the one above it, as people say an address. */
  readonly splits: readonly { readonly mine: string; readonly above: string }[];
  /** All words as they were typed, anywhere in the long name of a site. */
  readonly whole: string | null;
}

const anywhere = (words: readonly string[]): string => containing(words.join(' '));
const fromWordStart = (words: readonly string[]): string => `% ${anywhere(words).slice(1)}`;

/** What to look for in the names of a site and its unit. The words are folded. */
export function siteSearch(words: readonly string[]): SiteSearch {
  if (words.length === 0) return { own: null, words: [], splits: [], whole: null };
  return {
    own: fromWordStart(words).slice(0, -1),
    words: words.map((word) => fromWordStart([word])),
    splits: words.map((_, i) => ({ mine: i === 0 ? '%' : fromWordStart(words.slice(0, i)), above: fromWordStart(words.slice(i)) })),
    whole: anywhere(words),
  };
}
