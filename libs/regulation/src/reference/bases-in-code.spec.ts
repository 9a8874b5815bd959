import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { describe, expect, it } from '@jest/globals';
import { readReferenceData } from './reference-data.js';

const CLAUSE = /\b(?:LA|TD|MK|SNV|P1)-(?:QĐ\.\d|\d+[a-z]?)(?:\.(?:\d+[ab]?|[a-zđ]\d?))*/gu;

/** Every clause id that sources and tests of the product name. */
function namedClauses(): Set<string> {
  const files = ['libs', 'apps'].flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^[a-z]+\/src\/.*\.tsx?$/.test(file))
      .map((file) => join(projectRoot(), folder, file)),
  );
  return new Set(files.flatMap((file) => readFileSync(file, 'utf8').normalize('NFC').match(CLAUSE) ?? []));
}

describe('clauses named in the code', () => {
  it('are clauses the product can show', () => {
    const known = new Set(readReferenceData().clauses.map((clause) => clause.id));
    const named = namedClauses();
    expect(named.size).toBeGreaterThan(20);
    expect([...named].filter((id) => !known.has(id))).toEqual([]);
  });
});
