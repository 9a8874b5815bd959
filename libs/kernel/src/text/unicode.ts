const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/gu;
const MARKS = /\p{M}/gu;
const SPACES = /\s+/gu;

/** TCVN 6909:2001 text in its precomposed form. Basis: TD-7.5 */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/** What is stored of a line a person typed: NFC, no zero-width characters, single spaces, trimmed. */
export function tidy(text: string): string {
  return nfc(text).replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** The form in which texts are compared and searched: lower case, no diacritics, đ as d, single spaces. */
export function fold(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\u00AD/gu, '')
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(SPACES, ' ')
    .trim();
}

const NEW_STYLE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['oà', 'òa'],
    ['oá', 'óa'],
    ['oả', 'ỏa'],
    ['oã', 'õa'],
    ['oạ', 'ọa'],
    ['oè', 'òe'],
    ['oé', 'óe'],
    ['oẻ', 'ỏe'],
    ['oẽ', 'õe'],
    ['oẹ', 'ọe'],
    ['uỳ', 'ùy'],
    ['uý', 'úy'],
    ['uỷ', 'ủy'],
    ['uỹ', 'ũy'],
    ['uỵ', 'ụy'],
  ].map(([from, to]) => [nfc(from!), nfc(to!)]),
);
const OPEN_PAIR = /(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![\p{L}\p{M}])/gu;

/** One habit of placing the tone: hoà → hòa, khoẻ → khỏe, thuý → thúy; "quý" keeps its own, because u belongs to qu. */
export function normaliseTonePlacement(text: string): string {
  return nfc(text).replace(OPEN_PAIR, (pair) => {
    const replaced = NEW_STYLE[pair.toLowerCase()]!;
    return [...replaced].map((letter, i) => (pair[i] === pair[i]!.toUpperCase() ? letter.toUpperCase() : letter)).join('');
  });
}

const COLLATOR = new Intl.Collator('vi', { numeric: true });

/** Vietnamese dictionary order, numbers by value: Ấp 2 < Ấp 10 < Đức < Xã. */
export function compareVietnamese(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}
