import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.js';
import { poorReadmes } from './readmes.js';

describe('README of a lib', () => {
  it('exists and fits a screen', () => {
    const readmes = readdirSync(join(root, 'libs')).map((lib) => {
      const file = join(root, 'libs', lib, 'README.md');
      return [lib, existsSync(file) ? readFileSync(file, 'utf8') : null];
    });
    expect(poorReadmes(Object.fromEntries(readmes) as Record<string, string | null>)).toEqual([]);
  });

  it('is missed, and noticed when it grows', () => {
    expect(poorReadmes({ a: null, b: 'x\n'.repeat(31), c: 'x\n'.repeat(30) })).toEqual([
      'libs/a has no README.md',
      'libs/b/README.md has 31 lines, more than 30',
    ]);
  });
});
