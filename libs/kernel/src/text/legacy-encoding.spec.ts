import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { convertLegacy, detectLegacyEncoding } from './legacy-encoding.js';
import { TCVN3, VNI } from './legacy-tables.js';

const TCVN3_TITLE = 'Céng hßa x· héi chñ nghÜa ViÖt Nam';
const VNI_TITLE = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam';
const TITLE = 'Cộng hòa xã hội chủ nghĩa Việt Nam';

const spell = (text: string, table: ReadonlyMap<string, string>): string => {
  const back = new Map([...table].map(([spelling, letter]) => [letter, spelling] as const).reverse());
  return [...text].map((letter) => back.get(letter) ?? letter).join('');
};

describe('legacy encodings', () => {
  it.each([
    [TCVN3_TITLE, 'tcvn3'],
    [VNI_TITLE, 'vni'],
  ] as const)('TD-7.5 recognises %s as %s', (text, encoding) => {
    const verdict = detectLegacyEncoding(text);
    expect(verdict).toMatchObject({ encoding, converted: TITLE });
    expect(verdict.confidence).toBeGreaterThan(0.95);
  });

  it('TD-7.5 recognises a single word of TCVN3 with less confidence', () => {
    const verdict = detectLegacyEncoding('Tr­êng');
    expect(verdict).toMatchObject({ encoding: 'tcvn3', converted: 'Trường' });
    expect(verdict.confidence).toBeLessThan(0.9);
  });

  it.each([
    'élève, où',
    "L'élève était déjà où il a été à la fête",
    'El señor año mañana corazón',
    'Größe und Überfluß für Köln',
    'Câmara não é informação',
    'The quick brown fox',
    'Điều 3. Quy định tên miền cho Cổng TTĐT tỉnh và Trang TTĐT thành phần',
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Xã Hà Nam',
    '',
  ])('does not flag %s', (text) => {
    expect(detectLegacyEncoding(text)).toMatchObject({ encoding: 'unicode', converted: text });
  });

  it('is sure of Vietnamese in Unicode and unsure of one short word', () => {
    expect(detectLegacyEncoding('Ủy ban nhân dân xã Nhị Thành').confidence).toBeGreaterThan(0.99);
    expect(detectLegacyEncoding('où').confidence).toBeLessThan(0.8);
    expect(detectLegacyEncoding('abc').confidence).toBe(1);
  });

  it('reads a combining text as the same Unicode', () => {
    expect(detectLegacyEncoding('Tân Thạnh'.normalize('NFD'))).toMatchObject({ encoding: 'unicode', converted: 'Tân Thạnh' });
  });

  it('makes real capitals of what a TCVN3 capitals font only drew', () => {
    expect(convertLegacy('CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM', 'tcvn3')).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(convertLegacy('UBND X· T©n Thµnh', 'tcvn3')).toBe('UBND Xã Tân Thành');
    expect(convertLegacy('§¶ng ñy x·', 'tcvn3')).toBe('Đảng ủy xã');
  });

  it('reads VNI capitals in both habits', () => {
    expect(convertLegacy('COÄNG HOØA XAÕ HOÄI', 'vni')).toBe('CỘNG HÒA XÃ HỘI');
    expect(convertLegacy('Aùp Ñöùc Hoøa', 'vni')).toBe('Áp Đức Hòa');
  });

  const phrase = fc.constantFrom(
    'họp giao ban tháng mười một',
    'phòng chống hạn mặn mùa khô',
    'ủy ban nhân dân huyện cần đước',
    'lịch tiếp công dân định kỳ',
    'kết quả giải quyết thủ tục hành chính',
    'đường giao thông nông thôn kiểu mẫu',
  );
  const text = fc.array(phrase, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(', '));

  it.each([
    ['tcvn3', TCVN3],
    ['vni', VNI],
  ] as const)('finds and restores any administrative text written in %s', (encoding, table) => {
    fc.assert(
      fc.property(text, (original) => {
        const verdict = detectLegacyEncoding(spell(original, table));
        expect(verdict).toMatchObject({ encoding, converted: original });
        expect(verdict.confidence).toBeGreaterThan(0.8);
      }),
    );
  });

  it('never fails and always answers in NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const verdict = detectLegacyEncoding(any);
        expect(verdict.converted).toBe(verdict.converted.normalize('NFC'));
        expect(verdict.confidence).toBeGreaterThan(0);
        expect(verdict.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
