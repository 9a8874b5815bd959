import { describe, expect, it } from '@jest/globals';
import { addressKey } from './address-key.js';

describe('addressKey', () => {
  it.each([
    ['203.113.1.2', '203.113.1.2'],
    ['::ffff:203.113.1.2', '203.113.1.2'],
    ['::FFFF:203.113.1.2', '203.113.1.2'],
    ['2405:4800:1:2:3:4:5:6', '2405:4800:1:2::/64'],
    ['2405:4800:0001:0002::1', '2405:4800:1:2::/64'],
    ['2405:4800:1:2:ffff:ffff:ffff:ffff', '2405:4800:1:2::/64'],
    ['2405:4800::1', '2405:4800:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::1.2.3.4', '64:ff9b:0:0::/64'],
  ])('takes %s for %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it('keeps no more of something else than an address has room for', () => {
    expect(addressKey('x'.repeat(8_000))).toHaveLength(64);
  });
});
