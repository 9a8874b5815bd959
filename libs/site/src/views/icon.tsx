import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { JSX } from 'preact';

const resolve = createRequire(import.meta.url).resolve;
const drawn = new Map<string, string>();

function strokes(name: string): string {
  let markup = drawn.get(name);
  if (markup === undefined) {
    const file = readFileSync(resolve(`lucide-static/icons/${name}.svg`), 'utf8');
    markup = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)![1]!.replace(/\s+/g, ' ').replace(/ \/>/g, '/>').replace(/> </g, '><').trim();
    drawn.set(name, markup);
  }
  return markup;
}

/** A line icon of lucide, in the colour of the text; decoration, so hidden from screen readers. */
export function Icon({ name }: { name: string }): JSX.Element {
  return (
    <svg
      class="i"
      width={24}
      height={24}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: strokes(name) }}
    />
  );
}
