import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanHtml, htmlFaults } from './clean-html.js';

describe('cleanHtml', () => {
  it.each([
    ['<p onclick="x()">Chữ</p>', '<p>Chữ</p>'],
    ['<p>Chữ<script>alert(1)</script></p>', '<p>Chữ</p>'],
    ['<p style="color:red" class="a" id="b">Chữ</p>', '<p>Chữ</p>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="JaVaScRiPt&#58;alert(1)">x</a>', '<a>x</a>'],
    ['<a href="//evil.example/">x</a>', '<a>x</a>'],
    ['<a href="/tin-tuc" target="_blank">x</a>', '<a href="/tin-tuc">x</a>'],
    ['<img src="data:image/svg+xml,<svg onload=x>" alt="a">', ''],
    ['<img src="/tai-san/cong.svg" alt="Cống" onerror="x()">', '<img src="/tai-san/cong.svg" alt="Cống" />'],
    ['<iframe src="https://evil.example"></iframe><p>Sau</p>', '<p>Sau</p>'],
    ['<form action="/x"><input name="a"><p>Chữ</p></form>', '<p>Chữ</p>'],
    ['<svg><script>x</script></svg><p>Chữ</p>', '<p>Chữ</p>'],
    ['<meta http-equiv="refresh" content="0"><base href="/x"><p>Chữ</p>', '<p>Chữ</p>'],
    ['<h1>Đầu đề</h1>', '<h2>Đầu đề</h2>'],
    ['<b>đậm</b> <i>nghiêng</i>', '<strong>đậm</strong> <em>nghiêng</em>'],
    ['<div>Một</div><div></div>', '<p>Một</p>'],
    ['<ul><li><p></p></li></ul>', ''],
    ['<table><tr><td colspan="2" rowspan="x">a</td></tr></table>', '<table><tr><td colspan="2">a</td></tr></table>'],
    ['<!-- ghi chú --><p>Chữ</p>', '<p>Chữ</p>'],
  ])('%s', (given, kept) => {
    expect(cleanHtml(given)).toBe(kept);
  });

  it('TD-7.5 stores NFC whatever came', () => {
    expect(cleanHtml('<p>Tiếng Việt</p>'.normalize('NFD'))).toBe('<p>Tiếng Việt</p>');
  });

  it('changes nothing when it cleans again', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<h1>',
      '<h3>',
      '</h3>',
      '<b>',
      '</b>',
      '<a href="//x">',
      '<a href="/x">',
      '</a>',
      '<img src=x>',
      '<ul><li>',
      '</li></ul>',
      '<td>',
      '&lt;',
      '&amp;amp;',
      '<',
      '>',
      '"',
      'Đường',
      ' ',
      '<script>',
      '<!--',
      '-->',
      '<svg>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const once = cleanHtml(pieces.join(''));
        expect(cleanHtml(once)).toBe(once);
        expect(once).not.toMatch(/<(script|svg|iframe)|\son\w+=|javascript:/i);
      }),
    );
  });
});

describe('htmlFaults', () => {
  it('LA-4.2.d names an image without words for those who cannot see it', () => {
    expect(htmlFaults('<p><img src="/a.png"></p>')).toEqual(['image_alt_missing']);
    expect(htmlFaults('<p><img src="/a.png" alt="  "></p>')).toEqual(['image_alt_missing']);
    expect(htmlFaults('<p><img src="/a.png" alt="Cống Rạch Chanh"></p>')).toEqual([]);
  });

  it('LA-4.2.d names links without words and headings that skip a level', () => {
    expect(htmlFaults('<p>Xem <a href="/x"> </a></p>')).toEqual(['link_text_missing']);
    expect(htmlFaults('<p><a href="/x"><img src="/a.png" alt="Bản đồ"></a></p>')).toEqual([]);
    expect(htmlFaults('<h3>Lịch</h3>')).toEqual(['heading_order']);
    expect(htmlFaults('<h2>Lịch</h2><h4>Tuần</h4>')).toEqual(['heading_order']);
    expect(htmlFaults('<h2>Lịch</h2><h3>Tuần</h3><h2>Tệp</h2>')).toEqual([]);
  });
});
