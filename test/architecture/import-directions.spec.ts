import { describe, expect, it } from '@jest/globals';
import { sourceFile } from './house.js';
import { wrongDirections } from './import-directions.js';

const one = (path: string, text: string) => wrongDirections([sourceFile(path, text)]);

describe('import directions', () => {
  it.each([
    ['a foundation lib using a later one', 'libs/audit/src/a.ts', `import { x } from '@cong-tinh/tenancy';`],
    ['a foundation lib using a business lib', 'libs/site/src/a.ts', `import type { X } from '@cong-tinh/editorial';`],
    ['a business lib using another', 'libs/editorial/src/a.ts', `export { x } from '@cong-tinh/finance';`],
    ['a lib using itself by its alias', 'libs/editorial/src/a.ts', `import '@cong-tinh/editorial';`],
    ['a dynamic import against the order', 'libs/kernel/src/a.ts', `const x = () => import('@cong-tinh/platform');`],
    ['an imported type against the order', 'libs/kernel/src/a.ts', `let x: import('@cong-tinh/platform').Config;`],
    ['a lib entered behind its door', 'apps/portal/src/a.ts', `import { x } from '@cong-tinh/site/src/pages';`],
    ['a lib entered by a relative path', 'libs/site/src/a.ts', `import { x } from '../../kernel/src/index.js';`],
    ['an application reaching into a lib', 'apps/portal/src/a.ts', `import { x } from '../../../libs/site/src/index.js';`],
    ['a lib using an application', 'libs/site/src/a.ts', `import { x } from '../../../apps/portal/src/main.js';`],
    ['an application using one it does not run', 'apps/portal/src/a.ts', `import { x } from '../../local/src/main.js';`],
    ['a lib that has no place', 'libs/extras/src/a.ts', `import { x } from '@cong-tinh/kernel';`],
    ['an unknown lib', 'libs/site/src/a.ts', `import { x } from '@cong-tinh/extras';`],
  ])('refuse %s', (_what, path, text) => {
    expect(one(path, text)).toHaveLength(1);
  });

  it.each([
    ['libs/editorial/src/a.ts', `import { x } from '@cong-tinh/site'; import { y } from './b.js';`],
    ['libs/compliance/src/a.ts', `import { x } from '@cong-tinh/finance';`],
    ['apps/local/src/a.ts', `import { x } from '../../portal/src/main.js';`],
    ['apps/worker/src/a.ts', `import { x } from '../../portal/src/main.js';`],
    ['apps/console/src/a.ts', `import { fold } from '@cong-tinh/kernel/text';`],
    ['test/integration/a.spec.ts', `import { x } from '../../apps/local/src/postgres/index.js';`],
  ])('allow what the order allows (%s)', (path, text) => {
    expect(one(path, text)).toEqual([]);
  });
});
