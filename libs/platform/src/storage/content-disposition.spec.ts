import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkContentType, contentDisposition } from './content-disposition.js';

describe('contentDisposition', () => {
  it('writes a Vietnamese name twice: plain for old clients, encoded for all others', () => {
    expect(contentDisposition('attachment', 'Quyết định số 5422/QĐ-UBND.pdf')).toBe(
      `attachment; filename="Quyet dinh so 5422_QD-UBND.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%205422_Q%C4%90-UBND.pdf`,
    );
    expect(contentDisposition('inline')).toBe('inline');
    expect(contentDisposition('inline', '')).toBe('inline');
  });

  it('gives the same for composed and decomposed letters', () => {
    const name = 'Nghị quyết kỳ họp thứ 12.docx';
    expect(contentDisposition('attachment', name.normalize('NFD'))).toBe(contentDisposition('attachment', name));
  });

  it('is a header value whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(contentDisposition('attachment', name)).toMatch(
          /^attachment(; filename="[ !#-$&-.0-~]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*)?$/,
        );
      }),
    );
    expect(contentDisposition('attachment', 'a"; filename="b\r\nSet-Cookie: x')).not.toMatch(/[\r\n]|filename="b/);
    expect(contentDisposition('attachment', `${'a'.repeat(199)}😀`)).toContain('%EF%BF%BD');
  });
});

describe('checkContentType', () => {
  it('takes plain media types only', () => {
    expect(checkContentType()).toBe('application/octet-stream');
    expect(checkContentType('text/plain; charset=utf-8')).toBe('text/plain; charset=utf-8');
    for (const bad of ['', 'text', 'text/html, text/plain', 'text/html\r\nx: y', 'văn/bản', 'a/b; x="y"'])
      expect(() => checkContentType(bad)).toThrow();
  });
});
