import { describe, expect, it } from '@jest/globals';
import { refusedConstructs, REFUSALS } from './constructs.js';
import { sourceFile } from './house.js';

const bad = [
  '@Injectable({ scope: Scope.REQUEST })',
  '@ManyToOne(() => Site)',
  'const options = { eager: true };',
  'await repository.save(row);',
  'Propagation.RequiresNew',
  'await fetch(url);',
  'const port = process.env.PORT;',
  'const now = new Date();',
  '<div dangerouslySetInnerHTML={{ __html: text }} />',
  'const sql = `references sites on delete cascade`;',
];

describe('constructs this house does not use', () => {
  it('are each noticed', () => {
    expect(bad).toHaveLength(REFUSALS.length);
    for (const text of bad) expect([text, refusedConstructs([sourceFile('libs/tenancy/src/a.tsx', text)]).length]).toEqual([text, 1]);
  });

  it('may be spoken of in comments and appear where they have their place', () => {
    const files = [
      sourceFile('libs/site/src/a.ts', '// never new Date()\n/* nor process.env */'),
      sourceFile('libs/kernel/src/clock.ts', 'new Date()'),
    ];
    expect(refusedConstructs(files)).toEqual([]);
  });
});
