import { describe, expect, it } from '@jest/globals';
import { basesOf, placeInWords } from './clause.js';

describe('clauses', () => {
  it.each([
    ['3.1.d', 'Điều 3, khoản 1, điểm d'],
    ['9.5', 'Điều 9, khoản 5'],
    ['7', 'Điều 7'],
    ['QĐ.2', 'Điều 2 của Quyết định ban hành'],
    ['', ''],
  ])('%s stands at %s', (place, words) => {
    expect(placeInWords(place)).toBe(words);
  });

  it('a basis may name several', () => {
    expect(basesOf('LA-8.2; NĐ 174/2026 Điều 93')).toEqual(['LA-8.2', 'NĐ 174/2026 Điều 93']);
    expect(basesOf('LA-9.5')).toEqual(['LA-9.5']);
  });
});
