import { describe, expect, it } from '@jest/globals';
import { labelCells } from './label-cells.js';

const table = (body: string) =>
  `<table><thead><tr><th scope="col">Cống</th><th scope="col">Giờ <em>"mở"</em></th></tr></thead><tbody>${body}</tbody></table>`;

describe('labelCells', () => {
  it('names the column of each cell, headers of rows excepted', () => {
    expect(labelCells(`<p>a</p>${table('<tr><th scope="row">Bình Tâm</th><td>17.00</td></tr><tr><td>x</td><td>y</td></tr>')}`)).toContain(
      '<tr><th scope="row">Bình Tâm</th><td data-l="Giờ &quot;mở&quot;">17.00</td></tr><tr><td data-l="Cống">x</td><td data-l="Giờ &quot;mở&quot;">y</td></tr>',
    );
  });

  it.each([
    ['text without tables', '<p>Không có bảng</p>'],
    ['a table without a head', '<table><tbody><tr><td>1</td></tr></tbody></table>'],
    ['a table with spanning cells', table('<tr><td colspan="2">Cả ngày</td></tr>')],
  ])('leaves %s as it is', (_what, html) => {
    expect(labelCells(html)).toBe(html);
  });

  it('keeps what a cell holds', () => {
    expect(labelCells(table('<tr><td>a<br>b</td><td><a href="https://a.example/?a=1&amp;b=2">c</a></td></tr>'))).toContain(
      '<a href="https://a.example/?a=1&amp;b=2">c</a></td>',
    );
  });
});
