const BLOCKS = 'p, h2, h3, h4, li, blockquote, td, th, figcaption';

/** The paragraphs of an article's HTML as plain text, in order. */
export function htmlParagraphs(html: string): string[] {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const blocks = [...body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const texts = (blocks.length > 0 ? blocks : [body]).map((block) => (block.textContent ?? '').replace(/\s+/gu, ' ').trim());
  return texts.filter(Boolean);
}
