import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Config, ConfigurationError, SETTINGS } from './config.js';
import type { Setting } from './settings.js';

const SECRET = 'một bí mật rất dài không ai được thấy';
const REQUIRED = {
  DATABASE_APP_PASSWORD: SECRET,
  DATABASE_PUBLIC_PASSWORD: SECRET,
  DATABASE_PLATFORM_PASSWORD: SECRET,
  DATABASE_JOBS_PASSWORD: SECRET,
  SESSION_SECRET: SECRET,
  SSO_ISSUER: 'https://sso.longan.gov.vn/realms/cong-tinh/',
  SSO_CLIENT_SECRET: SECRET,
};
const load = (more: Record<string, string> = {}) => Config.load({ ...REQUIRED, ...more });
const faultsOf = (env: Record<string, string>): string[] => {
  try {
    Config.load(env);
    return [];
  } catch (error) {
    return (error as ConfigurationError).faults;
  }
};

describe('the configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cau-hinh-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes what is given and falls back for the rest', () => {
    const config = load({ DATABASE_POOL: '12', PUBLIC_ZONE: 'longan.localhost', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,' });
    expect(config).toMatchObject({
      env: 'production',
      databasePool: 12,
      publicZone: 'longan.localhost',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
      ssoIssuer: 'https://sso.longan.gov.vn/realms/cong-tinh',
      demonstration: false,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every fault at once, with the setting and its meaning', () => {
    const faults = faultsOf({ ...REQUIRED, LISTEN_PORT: '80a', DATABASE_POOL: '0', PUBLIC_SCHEME: 'ftp', SSO_CLIENT_SECRET: '' });
    expect(faults).toEqual([
      'PUBLIC_SCHEME (Giao thức mà trình duyệt thấy): phải là một trong: http, https.',
      'LISTEN_PORT (Cổng lắng nghe): phải là số cổng từ 0 đến 65535.',
      'DATABASE_POOL (Số kết nối mỗi vai trò): phải là số nguyên dương.',
      'SSO_CLIENT_SECRET (Bí mật của client): chưa được đặt.',
    ]);
    expect(new ConfigurationError(faults).message).toMatch(/^Cấu hình chưa đúng:\n {2}- PUBLIC_SCHEME/);
  });

  it('takes an empty value for none, as container tools pass it on', () => {
    expect(load({ LISTEN_PORT: '', DATABASE_HOST: '' })).toMatchObject({ listenPort: 8080, databaseHost: '127.0.0.1' });
  });

  it('reads a value from a file, without the end of its line', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${SECRET}\n`);
    expect(load({ SESSION_SECRET: 'ignored', SESSION_SECRET_FILE: file }).sessionSecret).toBe(SECRET);
  });

  it('says which file it could not read', () => {
    const file = join(folder, 'absent');
    expect(faultsOf({ ...REQUIRED, SESSION_SECRET_FILE: file })).toEqual([
      `SESSION_SECRET (Khóa mã hóa phiên làm việc): không đọc được tệp ${file} (ENOENT).`,
    ]);
  });

  it('never prints a secret: not whole, not as JSON, not in a fault', () => {
    const config = load({ MAIL_PASSWORD: SECRET, STORAGE_SECRET_KEY: SECRET, STORAGE_ACCESS_KEY: SECRET });
    const printed = [inspect(config), inspect({ config }, { depth: 5 }), JSON.stringify(config), JSON.stringify([{ config }])];
    for (const text of printed) expect(text).not.toContain('bí mật');
    expect(config.toJSON()).toMatchObject({ sessionSecret: '•••', databaseHost: '127.0.0.1' });
    expect(faultsOf({ ...REQUIRED, SESSION_SECRET: 'quá ngắn' }).join()).not.toContain('quá ngắn');
  });

  it('marks as secret whatever is named so', () => {
    const named = Object.values<Setting>(SETTINGS).filter(({ name }) => /PASSWORD|SECRET|KEY/.test(name));
    expect(named.filter(({ secret }) => !secret)).toEqual([]);
  });
});
