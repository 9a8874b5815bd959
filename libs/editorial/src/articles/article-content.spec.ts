import { describe, expect, it } from '@jest/globals';
import { type ArticleInput, readContent, requireComplete, slugOf } from './article-content.js';
import { contentHash } from './article.entity.js';

const defaults = { slug: 'lich-mo-cong', office: 'Xã Thanh Phú' };
const input: ArticleInput = { title: 'Lịch mở cống tuần này', summary: 'Bốn cống', body: '<p>Nội dung</p>', category: 'tin-tuc' };
const read = (more: Partial<ArticleInput> = {}) => readContent({ ...input, ...more }, defaults);
const code = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the text of an article', () => {
  it('TD-7.5 is NFC whatever came, in one line where one line is meant', () => {
    expect(read({ title: '  Lịch  mở\ncống '.normalize('NFD') }).title).toBe('Lịch mở cống');
  });

  it('TD-7.5 is refused in TCVN3, with the conversion', () => {
    expect(code(() => read({ title: 'Céng hßa x· héi chñ nghÜa ViÖt Nam' }))).toBe('legacy_encoding');
  });

  it('is cleaned', () => {
    expect(read({ body: '<p onclick="x()">Chữ</p><script>x</script>' }).body).toBe('<p>Chữ</p>');
  });

  it('LA-4.2.d may not hold an image without words', () => {
    expect(code(() => read({ body: '<p><img src="/a.png"></p>' }))).toBe('image_alt_missing');
    expect(code(() => read({ image: { src: '/a.png', alt: ' ' } }))).toBe('image_alt_missing');
  });

  it('LA-12.4 names source and author when it is re-used', () => {
    expect(code(() => read({ origin: 'reused', sourceAuthor: 'A' }))).toBe('source_missing');
    expect(code(() => read({ origin: 'reused', source: 'Báo Long An' }))).toBe('source_missing');
    expect(read({ origin: 'reused', source: 'Báo Long An', sourceAuthor: 'Phóng viên' }).source).toBe('Báo Long An');
  });

  it('may be kept unfinished and not submitted so', () => {
    expect(code(() => requireComplete(read({ summary: '' })))).toBe('summary_missing');
    expect(code(() => requireComplete(read({ body: '' })))).toBe('body_missing');
    expect(code(() => requireComplete(read({ body: '<h4>Mục</h4><p>x</p>' })))).toBe('heading_order');
    expect(code(() => requireComplete(read()))).toBeNull();
  });

  it('has an address made of its title', () => {
    expect(slugOf('Bốn cống ven Vàm Cỏ đóng sớm')).toBe('bon-cong-ven-vam-co-dong-som');
    expect(slugOf('???')).toBe('bai-viet');
  });
});

describe('what a signature binds', () => {
  const article = { siteId: 's', id: 'a' };
  const hash = (more: Partial<ArticleInput> = {}, of = article) => contentHash(of, read(more));

  it('LA-9.4.a changes with text, image, provenance and placement', () => {
    const all = [
      hash(),
      hash({ title: 'Lịch mở cống tuần sau' }),
      hash({ summary: 'Năm cống' }),
      hash({ body: '<p>Nội dung khác</p>' }),
      hash({ category: 'thong-bao' }),
      hash({ featured: true }),
      hash({ slug: 'dia-chi-khac' }),
      hash({ office: 'Huyện Bến Lức' }),
      hash({ byline: 'Ngọc Hân' }),
      hash({ image: { src: '/a.png', alt: 'Cống' } }),
      hash({ origin: 'reused', source: 'Báo', sourceAuthor: 'A' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('is of one article on one site', () => {
    expect(new Set([hash(), hash({}, { ...article, id: 'b' }), hash({}, { ...article, siteId: 't' })]).size).toBe(3);
  });

  it('is the same for the same text however it was typed', () => {
    expect(hash({ title: 'Lịch mở cống tuần này'.normalize('NFD'), body: '<p>Nội  dung</p>' })).not.toBe(hash());
    expect(hash({ title: ' Lịch mở cống  tuần này '.normalize('NFD') })).toBe(hash());
  });
});
