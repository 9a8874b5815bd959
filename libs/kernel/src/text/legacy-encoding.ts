import { TCVN3, VNI } from './legacy-tables.js';
import { isVietnameseSyllable } from './syllables.js';
import { nfc } from './unicode.js';

export type LegacyEncoding = 'tcvn3' | 'vni';

/** Verdict on a text: the encoding, how sure (0 to 1; below about 0.8 a person should be asked), and the text in Unicode NFC. */
export interface EncodingVerdict {
  readonly encoding: 'unicode' | LegacyEncoding;
  readonly confidence: number;
  readonly converted: string;
}

const TABLES: Readonly<Record<LegacyEncoding, ReadonlyMap<string, string>>> = { tcvn3: TCVN3, vni: VNI };
const SPELLINGS: Readonly<Record<LegacyEncoding, RegExp>> = { tcvn3: spellings(TCVN3), vni: spellings(VNI) };

function spellings(table: ReadonlyMap<string, string>): RegExp {
  const longestFirst = [...table.keys()].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.join('|'), 'gu');
}

/** The text with every legacy spelling replaced; capitals that a TCVN3 capitals font only drew are made real. Basis: TD-7.5 */
export function convertLegacy(text: string, encoding: LegacyEncoding): string {
  const table = TABLES[encoding];
  const converted = nfc(nfc(text).replace(SPELLINGS[encoding], (spelling) => table.get(spelling)!));
  return encoding === 'tcvn3' ? restoreCapitals(converted) : converted;
}

const WORD = /[\p{L}\p{M}]+/gu;
type Case = 'capitals' | 'other' | 'unclear';

/**
 * TCVN3 has no accented capitals: "TOÀN" was typed "TOµN" in a capitals font and comes out as "TOàN". A word whose plain letters are
 * all capitals is raised; a word such as "Xã", which may be either, follows the words beside it on its line.
 */
function restoreCapitals(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const found = [...line.matchAll(WORD)];
      const cases = found.map((match) => caseOf(match[0]));
      let i = -1;
      return line.replace(WORD, (word) => {
        i += 1;
        return cases[i] === 'capitals' || (cases[i] === 'unclear' && besideCapitals(cases, i)) ? word.toUpperCase() : word;
      });
    })
    .join('\n');
}

function caseOf(word: string): Case {
  const plain = word.replace(/[^a-zA-Z]/g, '');
  if (/[a-z]/.test(plain)) return 'other';
  if (plain.length >= 2) return 'capitals';
  if (plain.length === 1 && !word.startsWith(plain)) return 'capitals';
  return 'unclear';
}

function besideCapitals(cases: readonly Case[], at: number): boolean {
  const clear = (c: Case): boolean => c !== 'unclear';
  const beside = [cases.slice(0, at).findLast(clear), cases.slice(at + 1).find(clear)].filter((c) => c !== undefined);
  return beside.length > 0 && beside.every((c) => c === 'capitals');
}

const BREAKS = /[\s\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E\u2010-\u201F\u2026]+/u;
// eslint-disable-next-line no-control-regex -- ASCII is what is meant
const NON_ASCII = /[^\x00-\x7F]/u;
/** A symbol glued to letters, or a capital after a small letter: hardly ever written in Unicode, constant in TCVN3. */
const ODD_IN_UNICODE = /\p{L}[\u00A1-\u00BF]|[\u00A1-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF]\p{L}|\p{Ll}[À-Þ]/u;

const UNICODE_PRIOR = 1.5;
const SYLLABLE = 1;
const NOT_A_SYLLABLE = -2;
const FOREIGN_WORD = -0.3;

function unicodeEvidence(words: readonly string[]): number {
  let sum = UNICODE_PRIOR;
  for (const word of words) {
    if (ODD_IN_UNICODE.test(word)) sum += NOT_A_SYLLABLE;
    else sum += isVietnameseSyllable(word) ? SYLLABLE : FOREIGN_WORD;
  }
  return sum;
}

function legacyEvidence(words: readonly string[], encoding: LegacyEncoding): number {
  let sum = 0;
  for (const word of words) {
    const leftOver = word.replace(SPELLINGS[encoding], '');
    sum += !NON_ASCII.test(leftOver) && isVietnameseSyllable(convertLegacy(word, encoding)) ? SYLLABLE : NOT_A_SYLLABLE;
  }
  return sum;
}

const LONGEST_SAMPLE = 400;

/**
 * Recognises TCVN3 and VNI by trial: each word with a letter outside ASCII is read in every encoding and the possible Vietnamese
 * syllables are counted (never the font's name). Foreign accented words speak against the legacy encodings, not for them.
 */
export function detectLegacyEncoding(text: string): EncodingVerdict {
  const unicode = nfc(text);
  const words = unicode
    .split(BREAKS)
    .filter((word) => NON_ASCII.test(word) && !/\d/.test(word))
    .slice(0, LONGEST_SAMPLE);
  if (words.length === 0) return { encoding: 'unicode', confidence: 1, converted: unicode };
  const evidence = {
    unicode: unicodeEvidence(words),
    tcvn3: legacyEvidence(words, 'tcvn3'),
    vni: legacyEvidence(words, 'vni'),
  };
  const best = Math.max(...Object.values(evidence));
  const total = Object.values(evidence).reduce((sum, e) => sum + Math.exp(e - best), 0);
  const encoding = (['unicode', 'tcvn3', 'vni'] as const).find((name) => evidence[name] === best)!;
  return {
    encoding,
    confidence: Math.round(1000 / total) / 1000,
    converted: encoding === 'unicode' ? unicode : convertLegacy(unicode, encoding),
  };
}
