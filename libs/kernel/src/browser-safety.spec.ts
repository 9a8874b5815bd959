import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const IN_BROWSERS = ['text', 'dates', 'money', 'errors', 'states'];
const importsOf = (source: string): string[] => [...source.matchAll(/from '([^']+)'/g)].map(([, path]) => path!);

describe('what the console imports of kernel', () => {
  it.each(IN_BROWSERS)('%s uses nothing of Node, no package, and only its own kind', (folder) => {
    const here = join(import.meta.dirname, folder);
    const sources = readdirSync(here).filter((file) => !file.endsWith('.spec.ts'));
    const foreign = sources
      .flatMap((file) => importsOf(readFileSync(join(here, file), 'utf8')))
      .filter((path) => !path.startsWith('./') && !IN_BROWSERS.some((own) => path === `../${own}/index.js`));
    expect(sources.length).toBeGreaterThan(1);
    expect(foreign).toEqual([]);
  });
});
