import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dong, formatDong, parseDong, percentOf, share } from './dong.js';

const amount = fc.maxSafeInteger().map(dong);

describe('đồng', () => {
  it('are whole and within the safe integers', () => {
    expect(dong(1_234_567)).toBe(1_234_567);
    expect(Object.is(dong(-0), 0)).toBe(true);
    for (const wrong of [0.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => dong(wrong)).toThrow(expect.objectContaining({ code: 'invalid_amount', status: 422 }));
    }
  });

  it.each([
    [1_234_567, '1.234.567 đ'],
    [702_000, '702.000 đ'],
    [999, '999 đ'],
    [0, '0 đ'],
    [-1_000, '-1.000 đ'],
  ])('%s is written %s', (value, text) => {
    expect(formatDong(dong(value))).toBe(text.replace(' ', '\u00A0'));
  });

  it.each([
    ['1.234.567 đ', 1_234_567],
    ['1234567', 1_234_567],
    ['1 234 567 đồng', 1_234_567],
    ['500 VND', 500],
    ['-2.000₫', -2_000],
  ])('%s is read as %s', (text, value) => {
    expect(parseDong(text)).toBe(value);
  });

  it.each(['1,5', '1.23', '12.34.567', '1.234,00', 'đ', '', '1e6', '9'.repeat(20)])('does not guess what %j means', (text) => {
    expect(() => parseDong(text)).toThrow(expect.objectContaining({ code: 'invalid_amount' }));
  });

  it('are read back as they were written', () => {
    fc.assert(fc.property(amount, (value) => expect(parseDong(formatDong(value))).toBe(value)));
  });
});

describe('parts of an amount', () => {
  it.each([
    [2_340_000, 1000, 234_000],
    [5_000_000, 1000, 500_000],
    [5, 1000, 1],
    [4, 1000, 0],
    [15, 1000, 2],
    [-15, 1000, -2],
  ])('of %s, %s ten-thousandths are %s', (total, rate, part) => {
    expect(percentOf(dong(total), rate)).toBe(part);
  });

  it('a reversal is exactly the negative', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 10_000 }), (total, rate) => {
        expect(percentOf(dong(-total), rate)).toBe(0 - percentOf(dong(total), rate));
      }),
    );
    expect(() => percentOf(dong(10), 0.5)).toThrow(expect.objectContaining({ code: 'invalid_rate' }));
  });

  it('are shared by weight, the largest remainder first', () => {
    expect(share(dong(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(share(dong(10), [0, 3, 0])).toEqual([0, 10, 0]);
    expect(share(dong(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(share(dong(5), [1, 2, 2])).toEqual([1, 2, 2]);
  });

  it('sum exactly and stay within one đồng of their due', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((w) => w > 0));
    fc.assert(
      fc.property(amount, weights, (total, all) => {
        const parts = share(total, all);
        const sum = all.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total));
        parts.forEach((part, i) => {
          const off = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(all[i]!);
          expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true);
        });
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[0.5]]])('refuse the weights %j', (weights) => {
    expect(() => share(dong(100), weights)).toThrow(expect.objectContaining({ code: 'invalid_weights' }));
  });
});
