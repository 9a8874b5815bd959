import { describe, expect, it } from '@jest/globals';
import { isTooDeep } from './body-depth.js';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('isTooDeep', () => {
  it.each([[undefined], [null], ['text'], [7], [{ a: { b: [1, 2, { c: null }] } }], [Buffer.alloc(10)]])('takes %j', (body) => {
    expect(isTooDeep(body)).toBe(false);
  });

  it('takes a long list in a list, as an editor writes it', () => {
    expect(isTooDeep(nested(100))).toBe(false);
    expect(isTooDeep({ items: Array.from({ length: 50_000 }, (_, n) => ({ n })) })).toBe(false);
  });

  it('refuses what would overflow a stack', () => {
    expect(isTooDeep(nested(102))).toBe(true);
    expect(isTooDeep(nested(500_000))).toBe(true);
  });
});
