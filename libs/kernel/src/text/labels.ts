import { fold, tidy } from './unicode.js';

const HOST_LABEL = /^[a-z0-9]{1,63}$/;

/** One label of a host from a name: "Bến Lức" → "benluc", "Phường 1" → "phuong1". May be empty when nothing is left. Basis: LA-3.1 */
export function hostLabel(name: string): string {
  return fold(name).replace(/[^a-z0-9]/g, '');
}

/** Whether a label may stand in a lawful host: [a-z0-9], 1 to 63 characters. Basis: LA-3.1.b */
export function isHostLabel(label: string): boolean {
  return HOST_LABEL.test(label);
}

/** The last part of an address from a title: "Họp giao ban" → "hop-giao-ban", cut between words. Empty when the title has no letter or digit. */
export function slug(title: string, max = 80): string {
  const whole = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, max + 1);
  const lastWord = cut.lastIndexOf('-');
  return lastWord > 0 ? cut.slice(0, lastWord) : whole.slice(0, max);
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** First letters of the words, in capitals and without tones, as Vietnamese abbreviations are: "Ủy ban nhân dân" → "UBND", "Đoàn" → "Đ". */
export function initials(name: string): string {
  return tidy(name)
    .split(/[\s\-–]+/u)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('')
    .toUpperCase()
    .normalize('NFD')
    .replace(TONES, '')
    .normalize('NFC');
}
