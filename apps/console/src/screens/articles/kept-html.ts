const TAGS = new Set([
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'figure',
  'figcaption',
  'img',
  'dl',
  'dt',
  'dd',
  'pre',
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'blockquote',
  'a',
  'strong',
  'em',
  'u',
  's',
  'sub',
  'sup',
  'br',
  'abbr',
  'code',
  'span',
  'hr',
]);
const ATTRIBUTES = new Set(['href', 'src', 'alt', 'width', 'height', 'scope', 'colspan', 'rowspan', 'start', 'title', 'lang']);
const SAFE_ADDRESS = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;

function copy(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.nodeValue ?? '')];
  if (!(node instanceof Element)) return [];
  const inner = [...node.childNodes].flatMap(copy);
  const tag = node.tagName.toLowerCase();
  if (!TAGS.has(tag)) return inner;
  const element = document.createElement(tag);
  for (const { name, value } of node.attributes) {
    const address = name === 'href' || name === 'src';
    if (ATTRIBUTES.has(name) && (!address || SAFE_ADDRESS.test(value))) element.setAttribute(name, value);
  }
  element.append(...inner);
  return [element];
}

/** A block of HTML with nothing in it but what the server would keep as well. */
export function cleanElement(source: Element): HTMLElement | null {
  const [element] = copy(source);
  return element instanceof HTMLElement ? element : null;
}
