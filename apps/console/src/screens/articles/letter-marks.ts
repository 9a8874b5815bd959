import { Mark } from '@tiptap/core';

const mark = (tag: 'sub' | 'sup') =>
  Mark.create({
    name: tag,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });

/** Kept when they are there: m², CO₂. */
export const Subscript = mark('sub');
export const Superscript = mark('sup');
