import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import './rich-text.css';

const TAGS = new Set(
  'p h2 h3 h4 ul ol li blockquote strong em b i u s sub sup br hr code pre abbr table thead tbody tfoot tr th td caption figure figcaption dl dt dd'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'hr']);
const SAFE_LINK = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;
const HEADINGS: Record<string, string> = { h2: 'h4', h3: 'h5', h4: 'h6' };
const SPANS = { colspan: 'colSpan', rowspan: 'rowSpan', scope: 'scope' } as const;

const children = (node: Node): ReactNode[] => [...node.childNodes].map((child, i) => render(child, i));

function link(element: Element, key: number): ReactNode {
  const href = element.getAttribute('href') ?? '';
  if (!SAFE_LINK.test(href)) return createElement('span', { key }, ...children(element));
  return createElement('a', { key, href, rel: 'noopener noreferrer', target: '_blank' }, ...children(element));
}

/** A picture in words: where it is and what is said of it. The console shows no pictures of other hosts. */
function picture(element: Element, key: number): ReactNode {
  return (
    <span className="rich-image" key={key}>
      Ảnh: {element.getAttribute('alt') ?? 'chưa có mô tả'} <small>{element.getAttribute('src')}</small>
    </span>
  );
}

/** Only tags of the list and no attributes but safe ones: what the server cleaned is not trusted twice. */
function render(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.tagName.toLowerCase();
  if (tag === 'a') return link(node, key);
  if (tag === 'img') return picture(node, key);
  if (!TAGS.has(tag)) return createElement(Fragment, { key }, ...children(node));
  if (VOID.has(tag)) return createElement(tag, { key });
  const spans = Object.entries(SPANS).flatMap(([name, property]) => (node.hasAttribute(name) ? [[property, node.getAttribute(name)]] : []));
  const heading = HEADINGS[tag];
  return createElement(
    heading ?? tag,
    { key, className: heading && `rich-${tag}`, ...(Object.fromEntries(spans) as object) },
    ...children(node),
  );
}

/** An article's HTML as it will read; its headings begin below the title that stands above it. */
export function RichText({ html }: { html: string }) {
  const content = useMemo(() => children(new DOMParser().parseFromString(html, 'text/html').body), [html]);
  return <div className="rich-text">{content}</div>;
}
