import { describe, expect, it } from '@jest/globals';
import { leakedInternals, unbrowsableKernel, unlistedPlatformDoors } from './doors.js';
import { sourceFile } from './house.js';

describe('the door of a lib', () => {
  it('is found to leak, directly or through a file between', () => {
    const leaking = [
      sourceFile('libs/a/src/index.ts', `export * from './articles/index.js';`),
      sourceFile('libs/a/src/articles/index.ts', `export { Article } from './article.entity.js';`),
      sourceFile('libs/b/src/index.ts', `export { Repository } from './b.repository.js';`),
    ];
    expect(leakedInternals(leaking)).toEqual([
      'libs/a/src/index.ts lets out libs/a/src/articles/article.entity.ts',
      'libs/b/src/index.ts lets out libs/b/src/b.repository.ts',
    ]);
  });
});

describe('the door that sees all sites', () => {
  it('is noticed when another part opens it', () => {
    const text = 'export const all = (database: Database) => database.inPlatform(() => read());';
    expect(unlistedPlatformDoors([sourceFile('libs/editorial/src/a.ts', text)])).toHaveLength(1);
    expect(unlistedPlatformDoors([sourceFile('libs/site/src/a.ts', `openPool(config, 'portal_platform');`)])).toHaveLength(1);
    expect(unlistedPlatformDoors([sourceFile('libs/tenancy/src/a.ts', text)])).toEqual([]);
  });
});

describe('text, dates, money and errors of the kernel', () => {
  it('are refused when they need Node or a package', () => {
    expect(
      unbrowsableKernel([sourceFile('libs/kernel/src/text/a.ts', `import { join } from 'node:path'; import x from 'left-pad';`)]),
    ).toHaveLength(2);
  });
});
