import { describe, expect, it } from '@jest/globals';
import type { Config } from './config.js';
import { Zone } from './zone.js';

const zoneOf = (values: Partial<Config>) =>
  new Zone({ provinceZone: 'longan.gov.vn', publicZone: 'longan.localhost', publicScheme: 'http', publicPort: 8080, ...values } as Config);
const local = zoneOf({});
const real = zoneOf({ publicZone: 'longan.gov.vn', publicScheme: 'https', publicPort: 443 });

describe('the zone', () => {
  it.each([
    ['longan.localhost', 'longan.gov.vn'],
    ['benluc.longan.localhost', 'benluc.longan.gov.vn'],
    ['thanhphu.benluc.longan.localhost', 'thanhphu.benluc.longan.gov.vn'],
    // The zone twice is a host that nobody has, not ours.
    ['longan.localhost.longan.localhost', 'longan.localhost.longan.gov.vn'],
  ])('takes %s for %s', (host, lawful) => {
    expect(local.lawful(host)).toBe(lawful);
  });

  it.each([
    'xlongan.localhost',
    'longan.localhost.',
    'longan.localhost.evil.example',
    'localhost',
    '',
    'longan.gov.vn',
    'benluc.longan.gov.vn',
  ])('does not know %j', (host) => {
    expect(local.lawful(host)).toBeNull();
  });

  it('leads back to where a browser reaches a host, with the port where it must be said', () => {
    expect(local.origin('longan.gov.vn')).toBe('http://longan.localhost:8080');
    expect(local.origin('benluc.longan.gov.vn')).toBe('http://benluc.longan.localhost:8080');
    expect(real.origin('benluc.longan.gov.vn')).toBe('https://benluc.longan.gov.vn');
    expect(zoneOf({ publicPort: 80 }).origin('longan.gov.vn')).toBe('http://longan.localhost');
  });

  it('changes only whole labels', () => {
    expect(local.origin('xlongan.gov.vn')).toBe('http://xlongan.gov.vn:8080');
    expect(local.origin('longan.gov.vn.example')).toBe('http://longan.gov.vn.example:8080');
  });

  it('is the same both ways in production', () => {
    expect(real.lawful('benluc.longan.gov.vn')).toBe('benluc.longan.gov.vn');
    expect([real.consoleOrigin, real.fileOrigin, real.ssoOrigin]).toEqual([
      'https://quantri.longan.gov.vn',
      'https://tep.longan.gov.vn',
      'https://sso.longan.gov.vn',
    ]);
  });
});
