import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVietnamese, fold, nfc, normaliseTonePlacement, tidy } from './unicode.js';

describe('Vietnamese text', () => {
  it('TD-7.5 is the same whether composed or combining', () => {
    expect(nfc('Tân Thạnh'.normalize('NFD'))).toBe('Tân Thạnh');
    expect(nfc('Viê\u0323t')).toBe('Việt');
  });

  it('is tidied of zero-width characters and runs of spaces', () => {
    expect(tidy('  Ủy\u00A0ban \u200B nhân\tdân \uFEFF')).toBe('Ủy ban nhân dân');
  });

  it.each([
    ['Đoàn ĐBQH và HĐND tỉnh', 'doan dbqh va hdnd tinh'],
    ['THỊ TRẤN  Đức   Hòa', 'thi tran duc hoa'],
    ['Ưu đãi – Ượng ẵm', 'uu dai – uong am'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
  });

  it.each([
    ['hoà giải', 'hòa giải'],
    ['Hoà Khánh', 'Hòa Khánh'],
    ['HOÀ BÌNH', 'HÒA BÌNH'],
    ['khoẻ mạnh', 'khỏe mạnh'],
    ['thuý', 'thúy'],
    ['Uỷ ban', 'Ủy ban'],
    ['quý', 'quý'],
    ['Quỳnh', 'Quỳnh'],
    ['hoàn thành', 'hoàn thành'],
    ['hoài', 'hoài'],
    ['thuyết', 'thuyết'],
    ['hòa', 'hòa'],
  ])('places the tone of %s as %s', (text, placed) => {
    expect(normaliseTonePlacement(text)).toBe(placed);
  });

  it('sorts as a Vietnamese dictionary does, numbers by value', () => {
    const names = ['Xã Đức Hòa', 'Ấp 10', 'Ấp 2', 'Bến Lức', 'An Thạnh', 'Đức Huệ', 'Cần Đước', 'Dương Xuân'];
    expect(names.sort(compareVietnamese)).toEqual([
      'An Thạnh',
      'Ấp 2',
      'Ấp 10',
      'Bến Lức',
      'Cần Đước',
      'Dương Xuân',
      'Đức Huệ',
      'Xã Đức Hòa',
    ]);
  });

  const any = fc.string({ unit: 'grapheme' });

  it('folding and placing settle at once and change nothing more', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(normaliseTonePlacement(normaliseTonePlacement(text))).toBe(normaliseTonePlacement(text));
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
  });

  it('the two tone placements fold alike', () => {
    fc.assert(fc.property(any, (text) => expect(fold(normaliseTonePlacement(text))).toBe(fold(text))));
  });
});
