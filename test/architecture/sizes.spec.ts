import { describe, expect, it } from '@jest/globals';
import { isTest, readHouse, sourceFile } from './house.js';
import { LIMITS, tooLong, usualLength } from './sizes.js';

const lines = (path: string, count: number) => sourceFile(path, 'x;\n'.repeat(count));
const house = readHouse('libs', 'apps', 'test').filter(({ path }) => path !== 'apps/console/src/api/schema.ts');

describe('length of files', () => {
  it('stays within the limit', () => {
    expect(tooLong(house)).toEqual([]);
  });

  it('is short for nine files in ten', () => {
    expect(usualLength(house.filter((file) => !isTest(file)))).toBeLessThanOrEqual(LIMITS.mostFiles);
  });

  it('is noticed beyond the limit, which is wider for tests', () => {
    expect(tooLong([lines('libs/site/src/a.ts', 401), lines('libs/site/src/b.ts', 400), lines('libs/site/src/c.spec.ts', 600)])).toEqual([
      'libs/site/src/a.ts: 401 lines',
    ]);
    expect(usualLength([10, 20, 30, 40, 50, 60, 70, 80, 300, 400].map((count, index) => lines(`libs/a/src/${index}.ts`, count)))).toBe(300);
  });
});
