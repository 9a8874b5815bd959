import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyForAll } from './copy-for-all.js';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'cong-tinh-copy-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const mode = (path: string) => statSync(path).mode & 0o777;

it('opens a copy of the server to every account, though it was installed under umask 077', () => {
  const [folder, copy] = [join(scratch, 'native'), join(scratch, 'copy')];
  mkdirSync(join(folder, 'bin'), { recursive: true, mode: 0o700 });
  mkdirSync(join(folder, 'lib'), { mode: 0o700 });
  writeFileSync(join(folder, 'bin', 'postgres'), '', { mode: 0o700 });
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), '', { mode: 0o600 });
  symlinkSync('libpq.so.5.18', join(folder, 'lib', 'libpq.so.5'));

  mkdirSync(join(copy, 'bin'), { recursive: true, mode: 0o700 });
  copyForAll(folder, copy);

  expect([copy, join(copy, 'bin'), join(copy, 'lib'), join(copy, 'bin', 'postgres')].map(mode)).toEqual([0o755, 0o755, 0o755, 0o755]);
  expect(mode(join(copy, 'lib', 'libpq.so.5.18'))).toBe(0o644);
  expect(lstatSync(join(copy, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
  expect(readlinkSync(join(copy, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(readdirSync(scratch).sort()).toEqual(['copy', 'native']);
});
