import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AliasBooks, disagreements } from './aliases.js';
import { root } from './house.js';

const readJson = <T>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

const jestConfig = (await import(new URL('../../jest.config.js', import.meta.url).href)) as {
  default: { projects: { moduleNameMapper: AliasBooks['jest'] }[] };
};

const books: AliasBooks = {
  libs: readdirSync(join(root, 'libs')),
  tsconfig: readJson<{ compilerOptions: { paths: AliasBooks['tsconfig'] } }>('tsconfig.json').compilerOptions.paths,
  jest: jestConfig.default.projects[0]!.moduleNameMapper,
  apps: readdirSync(join(root, 'apps')).filter((app) => existsSync(join(root, 'apps', app, 'src/main.ts'))),
  built: readJson<{ include: AliasBooks['built'] }>('tsconfig.build.json').include,
};

describe('aliases of the libs', () => {
  it('lead to the same doors for the compiler, Jest and the build', () => {
    expect(disagreements(books)).toEqual([]);
  });

  it.each<[string, Partial<AliasBooks>]>([
    ['a lib without an alias', { tsconfig: {} }],
    ['an alias that leads behind the door', { tsconfig: { '@cong-tinh/kernel': ['./libs/kernel/src/text/index.ts'] } }],
    [
      'an alias of no lib',
      { tsconfig: { '@cong-tinh/kernel': ['./libs/kernel/src/index.ts'], '@cong-tinh/gone': ['./libs/gone/src/index.ts'] } },
    ],
    ['a test of the previous build', { jest: { '^@cong-tinh/(.*)$': '<rootDir>/dist/libs/$1/src/index.js' } }],
    ['an application that is not built', { apps: ['portal'], built: ['apps/worker/src'] }],
  ])('are found to disagree: %s', (_what, change) => {
    const right: AliasBooks = {
      libs: ['kernel'],
      tsconfig: { '@cong-tinh/kernel': ['./libs/kernel/src/index.ts'] },
      jest: { '^@cong-tinh/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts' },
      apps: [],
      built: [],
    };
    expect(disagreements(right)).toEqual([]);
    expect(disagreements({ ...right, ...change })).toHaveLength(1);
  });
});
