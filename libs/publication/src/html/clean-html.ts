import { nfc } from '@cong-tinh/kernel';
import sanitizeHtml from 'sanitize-html';

/** Raised with every change of the allow-list; each published row names the version that cleaned it. */
export const SANITISER = 1;

/** What is wrong with a text for those who cannot see it. Basis: LA-4.2.d */
export type HtmlFault = 'image_alt_missing' | 'link_text_missing' | 'heading_order';

const BLOCKS = ['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'figure', 'figcaption', 'hr', 'dl', 'dt', 'dd', 'pre'];
const TABLES = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
const INLINE = ['a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'br', 'abbr', 'code', 'img', 'span'];
const HEADINGS = ['h2', 'h3', 'h4'];

const SPAN = /^[1-9]\d?$/;

/** Version 1. No style, class, id, event, frame or form; nothing that a fixed content policy would have to be opened for. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...TABLES, ...INLINE],
  allowedAttributes: {
    '*': ['lang'],
    a: ['href', 'hreflang'],
    img: ['src', 'alt', 'width', 'height'],
    abbr: ['title'],
    ol: ['start'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https', 'http'] },
  allowProtocolRelative: false,
  // The page's own h1 is the title; what editors paste begins one level lower.
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    b: 'strong',
    i: 'em',
    strike: 's',
    del: 's',
    div: 'p',
    section: 'p',
    article: 'p',
    td: spans,
    th: spans,
  },
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'object', 'template', 'title'],
  enforceHtmlBoundary: false,
};

function spans(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const kept = Object.entries(attribs).filter(([name, value]) => !/^(col|row)span$/.test(name) || SPAN.test(value));
  return { tagName, attribs: Object.fromEntries(kept) };
}

/** HTML that may stand in a public page: only what the allow-list names, in NFC. Cleaning twice changes nothing. */
export function cleanHtml(html: string): string {
  return clean(html, () => false);
}

/** The faults of cleaned HTML, each once, in the order they occur. Basis: LA-4.2.d */
export function htmlFaults(html: string): readonly HtmlFault[] {
  const faults = new Set<HtmlFault>();
  let level = 1;
  clean(html, ({ tag, attribs, text, mediaChildren = [] }) => {
    if (tag === 'img' && !attribs.alt?.trim()) faults.add('image_alt_missing');
    if (tag === 'a' && !text.trim() && mediaChildren.length === 0) faults.add('link_text_missing');
    if (HEADINGS.includes(tag)) {
      const own = Number(tag[1]);
      if (own > level + 1) faults.add('heading_order');
      level = own;
    }
    return false;
  });
  return [...faults];
}

function clean(html: string, exclude: (frame: sanitizeHtml.IFrame) => boolean): string {
  const options: sanitizeHtml.IOptions = {
    ...ALLOWED,
    exclusiveFilter: (frame) => exclude(frame) || (frame.tag === 'img' && !frame.attribs.src) || isEmptyBlock(frame),
  };
  // Removing a block can leave its parent empty, so it goes on until nothing changes.
  let before: string;
  let after = nfc(html);
  do {
    before = after;
    after = nfc(sanitizeHtml(before, options)).trim();
  } while (after !== before);
  return after;
}

const NEVER_EMPTY = new Set(['p', 'li', 'ul', 'ol', 'blockquote', 'figcaption', ...HEADINGS]);

function isEmptyBlock({ tag, text, mediaChildren = [] }: sanitizeHtml.IFrame): boolean {
  return NEVER_EMPTY.has(tag) && mediaChildren.length === 0 && text.trim() === '';
}
