import { convertLegacy, detectLegacyEncoding, type LegacyEncoding } from '@cong-tinh/kernel/text';

export interface LegacyPaste {
  encoding: LegacyEncoding;
  confidence: number;
  before: string;
  after: string;
  html: string | null;
}

const SURE_ENOUGH = 0.6;

export const ENCODING_NAMES: Record<LegacyEncoding, string> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' };

/** Text pasted in an old font encoding, with its conversion; null for Unicode. Basis: TD-7.5 */
export function legacyPaste(data: DataTransfer | null): LegacyPaste | null {
  const text = data?.getData('text/plain') ?? '';
  if (!text.trim()) return null;
  const { encoding, confidence, converted } = detectLegacyEncoding(text);
  if (encoding === 'unicode' || confidence < SURE_ENOUGH) return null;
  return { encoding, confidence, before: text, after: converted, html: data?.getData('text/html') || null };
}

/** The same HTML with every text in Unicode and the old fonts gone. */
export function convertHtml(html: string, encoding: LegacyEncoding): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) node.nodeValue = convertLegacy(node.nodeValue ?? '', encoding);
  return body.innerHTML;
}
