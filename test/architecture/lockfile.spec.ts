import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.js';
import { type LockedPackages, lockfileGaps } from './lockfile.js';

describe('the lockfile', () => {
  it('holds every platform of every package', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: LockedPackages };
    expect(lockfileGaps(packages)).toEqual([]);
  });

  it('is found wanting without them', () => {
    const whole = { version: '1.0.0', integrity: 'sha512-x' };
    expect(
      lockfileGaps({
        '': {},
        'node_modules/swc': { ...whole, optionalDependencies: { 'swc-linux': '1.0.0', 'swc-darwin': '1.0.0' } },
        'node_modules/swc-linux': whole,
        'node_modules/a/node_modules/b': { ...whole, optionalDependencies: { 'swc-linux': '1.0.0' } },
        'node_modules/c': { version: '1.0.0' },
      }),
    ).toEqual(['node_modules/swc wants swc-darwin, which is not locked', 'node_modules/c has no integrity']);
  });
});
