import { describe, expect, it } from '@jest/globals';
import type { DefaultCategories, DefaultMenu } from '@cong-tinh/regulation';
import { defaultMenu } from './default-menu.js';

const category = (slug: string, label: string) => ({ code: 'x', label, slug, mandatory: true, basis: 'LA-4.1.a' });
const categories: DefaultCategories = { categories: [category('tin-tuc', 'Tin tức'), category('thong-bao', 'Thông báo')] };
const menu: DefaultMenu = {
  entries: [
    { label: 'Trang chủ', path: '/', feature: 'site' },
    { label: 'Tin xã', path: '/tin-tuc', feature: 'editorial' },
    { label: 'Văn bản', path: '/van-ban', feature: 'documents' },
    { label: 'Chuyên đề', path: '/chuyen-de', feature: 'editorial' },
    { label: 'Sơ đồ trang', path: '/so-do-trang', feature: 'site' },
  ],
};

describe('the menu of a new site', () => {
  it('LA-5.1 leads to what there is, and to nothing that is not there', () => {
    expect(
      defaultMenu('s', menu, categories).map(({ label, path, category: slug, shown, position }) => [position, label, path, slug, shown]),
    ).toEqual([
      [0, 'Trang chủ', '/', null, true],
      [1, 'Tin xã', '/tin-tuc', 'tin-tuc', true],
      [2, 'Sơ đồ trang', '/so-do-trang', null, true],
      [3, 'Thông báo', '/thong-bao', 'thong-bao', false],
    ]);
  });

  it('is empty where no rule speaks', () => {
    expect(defaultMenu('s', null, null)).toEqual([]);
  });
});
