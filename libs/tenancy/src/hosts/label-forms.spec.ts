import { describe, expect, it } from '@jest/globals';
import { abbreviationLabel, englishLabels, fullNameLabel, typedNameLabel } from './label-forms.js';
import { placed } from './regime.factory.js';

describe('labels of units', () => {
  it('LA-3.1.a makes longan of Long An', () => expect(fullNameLabel(placed('province', 'tỉnh', 'Long An'))).toBe('longan'));

  it.each([
    ['Bến Lức', 'benluc'],
    ['Đức Hòa', 'duchoa'],
    ['Mộc Hóa', 'mochoa'],
    ['Kiến Tường', 'kientuong'],
  ])('LA-3.1.c %s → %s', (name, label) => expect(fullNameLabel(placed('district', 'huyện', name))).toBe(label));

  it('LA-3.1.d keeps the word before a numbered ward: phuong1', () => {
    expect(fullNameLabel(placed('commune', 'phường', '1'))).toBe('phuong1');
    expect(fullNameLabel(placed('commune', 'phường', 'IV'))).toBe('phuongiv');
    expect(fullNameLabel(placed('commune', 'xã', 'Hưng Điền B'))).toBe('hungdienb');
  });

  it('P1-2.2 allows digits: phuong1, quan10', () => expect(fullNameLabel(placed('district', 'quận', '10'))).toBe('quan10'));

  it('puts the type in front to tell namesakes apart', () => {
    expect(typedNameLabel(placed('commune', 'thị trấn', 'Hiệp Hòa'))).toBe('thitranhiephoa');
    expect(typedNameLabel(placed('commune', 'xã', 'Hiệp Hòa'))).toBe('xahiephoa');
  });

  it('LA-3.1.b abbreviates, spells out or translates an agency', () => {
    const homeAffairs = placed('department', 'sở', 'Sở Nội vụ', { englishName: 'Department of Home Affairs' });
    expect(abbreviationLabel(homeAffairs)).toBe('snv');
    expect(fullNameLabel(homeAffairs)).toBe('sonoivu');
    expect(englishLabels(homeAffairs)).toEqual(['doha', 'homeaffairs']);
    expect(englishLabels(placed('department', 'sở', 'Sở Y tế'))).toEqual([]);
  });

  it('prefers the abbreviation that the list of units gives', () => {
    expect(abbreviationLabel(placed('department', 'sở', 'Sở Nông nghiệp và Môi trường', { abbreviation: 'snnmt' }))).toBe('snnmt');
  });
});
