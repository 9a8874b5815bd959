import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, sha256 } from './canonical.js';

describe('canonical JSON (RFC 8785)', () => {
  it('orders keys, writes numbers one way and drops what is undefined', () => {
    expect(canonicalJson({ b: 1.0, a: 'Đức', c: undefined, aa: [1e21, null] })).toBe('{"a":"Đức","aa":[1e+21,null],"b":1}');
  });

  it('is one text for one value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson({ n: Number.NaN })).toThrow();
  });

  it('is hashed as UTF-8', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('Đức')).toBe(sha256(new TextEncoder().encode('Đức')));
  });
});
