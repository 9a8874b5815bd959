import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import './rich-text.css';

const TAGS = new Set([
  'p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'b', 'i', 'u', 's', 'sub', 'sup', 'br', 'hr', 'code',
  'table', 'thead', 'tbody', 'tr', 'th', 'td', 'caption', 'figure', 'figcaption',
]); // prettier-ignore
const VOID = new Set(['br', 'hr']);
const SAFE_LINK = /^(https?:|mailto:|tel:|\/|#)/i;
const HEADINGS: Record<string, string> = { h2: 'h3', h3: 'h4', h4: 'h5' };

function children(node: Node): ReactNode[] {
  return [...node.childNodes].map((child, i) => render(child, i));
}

/** Only tags of the list, no attributes but a safe link: what the server cleaned is not trusted twice. */
function render(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.tagName.toLowerCase();
  if (tag === 'a') {
    const href = node.getAttribute('href') ?? '';
    if (!SAFE_LINK.test(href)) return createElement('span', { key }, ...children(node));
    return createElement('a', { key, href, rel: 'noopener noreferrer', target: '_blank' }, ...children(node));
  }
  if (!TAGS.has(tag)) return createElement(Fragment, { key }, ...children(node));
  if (VOID.has(tag)) return createElement(tag, { key });
  return createElement(HEADINGS[tag] ?? tag, { key, className: HEADINGS[tag] ? `rich-${tag}` : undefined }, ...children(node));
}

/** An article's HTML as it will read; its headings begin below the screen's own. */
export function RichText({ html }: { html: string }) {
  const content = useMemo(() => children(new DOMParser().parseFromString(html, 'text/html').body), [html]);
  return <div className="rich-text">{content}</div>;
}
