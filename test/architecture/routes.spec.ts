import { describe, expect, it } from '@jest/globals';
import { sourceFile } from './house.js';
import { undeclaredRoutes } from './routes.js';

describe('every route', () => {
  it('is noticed when it does not', () => {
    const text = `class C { @Get('a') a() {} @Route({}) @Post() b() {} @HttpCode(204) @Delete(':id') c() {} d() {} }`;
    expect(undeclaredRoutes([sourceFile('libs/a/src/a.controller.ts', text)])).toEqual([
      'libs/a/src/a.controller.ts: a',
      'libs/a/src/a.controller.ts: c',
    ]);
  });
});
