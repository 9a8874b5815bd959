import { Node } from '@tiptap/core';
import { cleanElement } from './kept-html';

const fromHtml = (html: string): HTMLElement => {
  const source = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  return (source && cleanElement(source)) ?? document.createElement('p');
};

/** Tables, figures and pictures: this editor keeps them as they are and changes nothing in them, so that saving loses nothing. */
export const KeptBlock = Node.create({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  priority: 200,

  addAttributes() {
    return { html: { default: '', rendered: false } };
  },

  parseHTML() {
    return ['table', 'figure', 'dl', 'pre', 'img'].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) => ({ html: cleanElement(element)?.outerHTML ?? '' }),
    }));
  },

  renderHTML({ node }) {
    return fromHtml(String(node.attrs['html']));
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div');
      dom.className = 'kept-block';
      dom.contentEditable = 'false';
      dom.append(fromHtml(String(node.attrs['html'])));
      return { dom };
    };
  },
});
