import { describe, expect, it } from '@jest/globals';
import { sourceFile } from './house.js';
import { foreignIdentifiers, poorPaths } from './names.js';

describe('names of folders and files', () => {
  it.each([
    'libs/site/src/utils/text.ts',
    'libs/site/src/helpers.ts',
    'apps/portal/src/common/a.ts',
    'libs/site/src/shared/index.ts',
    'libs/site/src/cache-manager/manager.ts',
    'libs/site/src/misc/a.ts',
    'libs/site/src/base.entity.ts',
    'libs/site/src/PageCache.ts',
    'libs/site/src/page_cache.ts',
  ])('are refused: %s', (path) => {
    expect(poorPaths([path])).toHaveLength(1);
  });

  it('may hold such a word as part of another', () => {
    expect(poorPaths(['libs/site/src/database.service.ts', 'libs/site/src/page-cache.ts', 'libs/site/src/pages/home.page.tsx'])).toEqual(
      [],
    );
  });
});

describe('identifiers', () => {
  it.each([
    'const quyChế = 1;',
    'function layBaiViet() {}',
    'class BanBienTap {}',
    'const row = { ten_mien: 1 };',
    'type X = { vanBan: string };',
  ])('are refused: %s', (text) => {
    expect(foreignIdentifiers([sourceFile('libs/site/src/a.ts', text)])).toHaveLength(1);
  });

  it('may stand beside Vietnamese texts and paths', () => {
    expect(
      foreignIdentifiers([
        sourceFile('libs/site/src/a.ts', `const path = '/tin-tuc'; const label = 'Quy chế'; const count = { xã: 186 }; // văn bản`),
      ]),
    ).toEqual([]);
  });
});
