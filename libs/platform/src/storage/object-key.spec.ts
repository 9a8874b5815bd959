import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import fc from 'fast-check';
import { checkPrefix, isObjectKey, newKey, siteOfKey } from './object-key.js';

describe('object keys', () => {
  it('are random, begin with their site and name it', () => {
    const site = uuidv7();
    const keys = Array.from({ length: 1000 }, () => newKey(site));
    expect(new Set(keys).size).toBe(1000);
    for (const key of keys) expect(key).toMatch(new RegExp(`^${site}/[0-9a-f]{32}$`));
    expect(siteOfKey(keys[0]!)).toBe(site);
    expect(siteOfKey(newKey(null))).toBeNull();
  });

  it('are made for sites only', () => {
    for (const site of ['', 'benluc', '../etc', uuidv7().toUpperCase(), `${uuidv7()}/x`, 'platform/x'])
      expect(() => newKey(site)).toThrow();
  });

  it('never are the folder of another', () => {
    const key = fc.constantFrom(uuidv7(), null).map(newKey);
    fc.assert(fc.property(key, fc.string({ minLength: 1 }), (one, more) => !isObjectKey(one + more) && !isObjectKey(`${one}/${more}`)));
    fc.assert(fc.property(key, fc.nat(60), (one, length) => length >= one.length || !isObjectKey(one.slice(0, length))));
  });

  it('are refused from what is no text', () => {
    for (const bad of [null, undefined, 5, {}, [newKey(null)]]) expect(isObjectKey(bad)).toBe(false);
  });

  it('have beginnings that can be listed', () => {
    const key = newKey(null);
    for (const prefix of ['', 'platform/', key.slice(0, 20), key]) expect(checkPrefix(prefix)).toBe(prefix);
    for (const prefix of ['platform', '/', `${key}0`, `${key}/`, '..', 'platform/X']) expect(() => checkPrefix(prefix)).toThrow();
  });
});
