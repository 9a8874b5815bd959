import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostLabel, initials, isHostLabel, slug } from './labels.js';

describe('labels of hosts', () => {
  it.each([
    ['LA-3.1.a', 'Long An', 'longan'],
    ['LA-3.1.c', 'Bến Lức', 'benluc'],
    ['LA-3.1.c', 'Đức Huệ', 'duchue'],
    ['LA-3.1.d', 'Hưng Điền B', 'hungdienb'],
    ['P1-2.2', 'Phường 1', 'phuong1'],
    ['LA-3.1.b', 'Sở Nội vụ', 'sonoivu'],
  ])('%s makes %s %s', (_basis, name, label) => {
    expect(hostLabel(name)).toBe(label);
  });

  it.each(['snv', 'sonoivu', 'doha', 'phuong1', 'a', 'a'.repeat(63)])('LA-3.1.b accepts %s', (label) => {
    expect(isHostLabel(label)).toBe(true);
  });

  it.each(['so noi vu', 'sở', 'SNV', 'so-noi-vu', '', 'a'.repeat(64), 'a.b', 'snv\n'])('LA-3.1.b refuses %j', (label) => {
    expect(isHostLabel(label)).toBe(false);
  });

  it('of any name are lawful or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const label = hostLabel(name);
        expect(label === '' || isHostLabel(label)).toBe(true);
      }),
    );
  });
});

describe('slugs', () => {
  it.each([
    ['Họp giao ban', 'hop-giao-ban'],
    ['Họp  giao ban: tháng 11/2026!', 'hop-giao-ban-thang-11-2026'],
    ['“Đất” – nước', 'dat-nuoc'],
    ['…', ''],
  ])('of %s is %s', (title, expected) => {
    expect(slug(title)).toBe(expected);
  });

  it('are cut between words', () => {
    expect(slug('phòng chống hạn mặn', 12)).toBe('phong-chong');
    expect(slug('phòng chống hạn mặn', 11)).toBe('phong-chong');
    expect(slug('phòng chống hạn mặn', 10)).toBe('phong');
    expect(slug('nghiêngnghiêng', 6)).toBe('nghien');
  });

  it('are short, lower case and never begin or end with a hyphen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 80 }), (title, max) => {
        const made = slug(title, max);
        expect(made.length).toBeLessThanOrEqual(max);
        expect(made).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe('initials', () => {
  it.each([
    ['Sở Nội vụ', 'SNV'],
    ['Văn phòng Ủy ban nhân dân tỉnh', 'VPUBNDT'],
    ['Hội đồng nhân dân', 'HĐND'],
    ['Ban Quản lý Khu kinh tế', 'BQLKKT'],
    ['', ''],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
