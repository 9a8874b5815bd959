import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusedConstructs } from './constructs.js';
import { leakedInternals, unbrowsableKernel, unlistedPlatformDoors } from './doors.js';
import { isTest, pathsBelow, readHouse, root, sourceFile } from './house.js';
import { BUSINESS, FOUNDATION, OVERSIGHT, wrongDirections } from './import-directions.js';
import { foreignIdentifiers, poorPaths } from './names.js';
import { undeclaredRoutes } from './routes.js';
import { LIMITS, tooLong, usualLength } from './sizes.js';

// All rules over the sources as they stand; that each rule can fail is shown beside the rule itself.
const generated = new Set(['apps/console/src/api/schema.ts']);
const everything = readHouse('libs', 'apps', 'test').filter(({ path }) => !generated.has(path));
const product = everything.filter(({ path }) => !path.startsWith('test/'));

describe('the house', () => {
  it('imports in the order of its libs', () => {
    expect(wrongDirections(product)).toEqual([]);
  });

  it('has a place in that order for every lib', () => {
    const placed = [...FOUNDATION, ...BUSINESS, ...OVERSIGHT];
    expect(readdirSync(join(root, 'libs')).filter((lib) => !placed.includes(lib))).toEqual([]);
  });

  it('keeps entities and repositories inside their libs', () => {
    expect(leakedInternals(product)).toEqual([]);
  });

  it('opens the door that sees all sites from listed parts only', () => {
    expect(unlistedPlatformDoors(product)).toEqual([]);
  });

  it('keeps text, dates, money and errors of the kernel fit for a browser', () => {
    expect(unbrowsableKernel(product)).toEqual([]);
  });

  it('declares every route', () => {
    expect(undeclaredRoutes(product)).toEqual([]);
  });

  it('names folders and files by what is inside', () => {
    expect(poorPaths(everything.map(({ path }) => path))).toEqual([]);
  });

  it('names things in English', () => {
    expect(foreignIdentifiers(everything)).toEqual([]);
  });

  it('keeps files to one idea', () => {
    expect(tooLong(everything)).toEqual([]);
    expect(usualLength(product.filter((file) => !isTest(file)))).toBeLessThanOrEqual(LIMITS.mostFiles);
  });

  it('leaves out what it has refused, in migrations too', () => {
    const migrations = pathsBelow('libs', (path) => path.endsWith('.sql')).map((path) =>
      sourceFile(path, readFileSync(join(root, path), 'utf8')),
    );
    expect(refusedConstructs([...product, ...migrations])).toEqual([]);
  });
});
