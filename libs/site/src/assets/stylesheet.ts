import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The style sheet in one text: the files of a folder in the order of their names, without comments and needless blanks. */
export function readStylesheet(folder: string, fontUrl: (name: string) => string): string {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .sort();
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return minify(text).replace(/url\(font:([a-z0-9-]+)\)/g, (_whole, name: string) => `url(${fontUrl(name)})`);
}

/** Blanks go where CSS has no use for them; inside strings and `calc()` they stay. */
function minify(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([a-z-]+): (?=[^{}]*[;}])/g, '$1:')
    .replace(/;}/g, '}')
    .trim();
}
