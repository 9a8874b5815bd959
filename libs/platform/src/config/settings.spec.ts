import { describe, expect, it } from '@jest/globals';
import { addresses, count, longSecret, oneOf, path, port, url, yesNo, zone } from './settings.js';

describe('settings', () => {
  it.each([
    [port, '0', 0],
    [port, '65535', 65535],
    [count, '1', 1],
    [zone, 'longan.gov.vn', 'longan.gov.vn'],
    [yesNo, 'yes', true],
    [yesNo, 'no', false],
    [path, '/var/lib/cong-tinh', '/var/lib/cong-tinh'],
    [url, 'https://sso.longan.gov.vn/realms/x/', 'https://sso.longan.gov.vn/realms/x'],
    [oneOf('a', 'b'), 'b', 'b'],
  ])('%p reads %j', (read, text, value) => {
    expect((read as (text: string) => unknown)(text)).toBe(value);
  });

  it.each([
    [port, '65536'],
    [port, '-1'],
    [port, '1e3'],
    [port, '0x50'],
    [port, ' 80'],
    [port, ''],
    [count, '0'],
    [count, '1.5'],
    [zone, 'Longan.gov.vn'],
    [zone, 'longan'],
    [zone, 'longan.gov.vn.'],
    [zone, 'longan.gov.vn:8080'],
    [yesNo, 'true'],
    [url, 'sso.longan.gov.vn'],
    [url, 'javascript:alert(1)'],
    [url, 'ftp://sso.longan.gov.vn'],
    [longSecret, 'x'.repeat(31)],
    [oneOf('a', 'b'), 'toString'],
  ])('%p refuses %j in Vietnamese', (read, text) => {
    expect(() => (read as (text: string) => unknown)(text)).toThrow(/^phải là /);
  });

  it('reads addresses of proxies and refuses what Fastify would stumble over', () => {
    expect(addresses('')).toEqual([]);
    expect(addresses('loopback, 10.0.0.0/8, fd00::/8, ::1')).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8', '::1']);
    for (const wrong of ['proxy.local', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '1.2.3.4/8/8', 'true', '*'])
      expect(() => addresses(wrong)).toThrow(/danh sách địa chỉ IP/);
  });

  it('reads a relative path from the root of the product', () => {
    expect(path('.data')).toMatch(/^\/.*\/\.data$/);
  });
});
