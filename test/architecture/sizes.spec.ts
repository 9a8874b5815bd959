import { describe, expect, it } from '@jest/globals';
import { sourceFile } from './house.js';
import { tooLong, usualLength } from './sizes.js';

const lines = (path: string, count: number) => sourceFile(path, 'x;\n'.repeat(count));

describe('length of files', () => {
  it('is noticed beyond the limit, which is wider for tests', () => {
    expect(tooLong([lines('libs/site/src/a.ts', 401), lines('libs/site/src/b.ts', 400), lines('libs/site/src/c.spec.ts', 600)])).toEqual([
      'libs/site/src/a.ts: 401 lines',
    ]);
    expect(usualLength([10, 20, 30, 40, 50, 60, 70, 80, 300, 400].map((count, index) => lines(`libs/a/src/${index}.ts`, count)))).toBe(300);
  });
});
