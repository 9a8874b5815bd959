import { describe, expect, it } from '@jest/globals';
import { isVietnameseSyllable } from './syllables.js';

describe('Vietnamese syllables', () => {
  it.each('nghiêng quyết khuỷu giếng gì Đước Thạnh Ủy ấp ở yêu uyên người xoong quýt quỳnh giặc khoẻ khỏe huơ Hậu ươm'.split(' '))(
    '%s is one',
    (word) => {
      expect(isVietnameseSyllable(word)).toBe(true);
    },
  );

  it.each('où élève Größe señor fête còc mảt nghỉnghỉ àá brà zô x ìì'.split(' '))('%s is none', (word) => {
    expect(isVietnameseSyllable(word)).toBe(false);
  });
});
