import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataFolder } from './data-folder.js';
import { keepSecrets } from './secrets.js';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'cong-tinh-folder-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made, held by one run at a time, and let go', () => {
    const folder = join(scratch, 'Dữ liệu');
    const letGo = claimDataFolder(folder);
    expect(() => claimDataFolder(folder)).toThrow(`đang chạy từ thư mục dữ liệu ${folder}`);
    letGo();
    expect(() => claimDataFolder(folder)()).not.toThrow();
  });

  it('is taken over from a run that died, even when its number was given to another process', () => {
    writeFileSync(join(scratch, 'running'), JSON.stringify({ pid: process.pid, identity: 'of an earlier process' }));
    const letGo = claimDataFolder(scratch);
    expect(JSON.parse(readFileSync(join(scratch, 'running'), 'utf8'))).toMatchObject({ pid: process.pid });
    letGo();
    expect(existsSync(join(scratch, 'running'))).toBe(false);
  });

  it('that cannot be made is refused with what to do', () => {
    writeFileSync(join(scratch, 'file'), '');
    expect(() => claimDataFolder(join(scratch, 'file', 'data'))).toThrow('hãy cấp quyền ghi, hoặc chọn thư mục khác');
  });

  it('keeps secrets that are drawn once and readable by their owner only', () => {
    const secrets = keepSecrets(scratch);
    expect(keepSecrets(scratch)).toEqual(secrets);
    expect(statSync(join(scratch, 'secrets.json')).mode & 0o777).toBe(0o600);
    const drawn = [secrets.superuserPassword, secrets.sessionSecret, secrets.ssoClientSecret, ...Object.values(secrets.rolePasswords)];
    expect(new Set(drawn).size).toBe(drawn.length);
    writeFileSync(join(scratch, 'secrets.json'), '{');
    expect(() => keepSecrets(scratch)).toThrow('Không đọc được');
  });
});
