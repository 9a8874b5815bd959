import { type Check } from '../../ui';
import { type ArticleValues } from './article-values';

const VAGUE_LINK = /^(tại đây|ở đây|đây|xem thêm|xem|click|link)$/iu;
const LONGEST_SENTENCE = 35;

type Readable = Pick<ArticleValues, 'body' | 'image'>;

const countWords = (text: string) => text.split(/\s+/u).filter(Boolean).length;
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;

/** Headings of the text begin one level below the title and skip none. */
function headingJump(body: HTMLElement): string | null {
  let last = 1;
  for (const heading of body.querySelectorAll('h2, h3, h4')) {
    const level = Number(heading.tagName[1]);
    if (level > last + 1) return heading.textContent ?? '';
    last = level;
  }
  return null;
}

function longestSentence(body: HTMLElement): number {
  const sentences = [...body.querySelectorAll('p, li')].flatMap((block) => (block.textContent ?? '').split(/[.!?…]+\s/u));
  return Math.max(0, ...sentences.map(countWords));
}

function linkCheck(body: HTMLElement): Check {
  const texts = [...body.querySelectorAll('a')].map((link) => (link.textContent ?? '').trim());
  if (texts.includes('')) {
    return {
      key: 'links',
      text: 'Có liên kết không có chữ',
      state: 'err',
      note: 'Mọi liên kết phải có chữ nói rõ nơi đến.',
      basis: 'LA-4.2.d',
    };
  }
  const vague = texts.find((text) => VAGUE_LINK.test(text));
  if (vague === undefined) return { key: 'links', text: 'Chữ của liên kết nói rõ nơi đến', state: 'ok' };
  return {
    key: 'links',
    text: `Chữ liên kết “${vague}” không rõ nghĩa`,
    state: 'warn',
    note: 'Nên ghi tên tài liệu, ví dụ “Kế hoạch 112/KH-UBND”.',
    basis: 'LA-4.2.d',
  };
}

/** What makes a text hard to read for some, found while it is written. Basis: LA-4.2.d */
export function accessibilityChecks({ body: html, image }: Readable): Check[] {
  const body = parse(html);
  const jump = headingJump(body);
  const longest = longestSentence(body);
  const silent = (image !== null && !image.alt.trim()) || [...body.querySelectorAll('img')].some((img) => !img.alt.trim());
  return [
    ...(silent
      ? [
          {
            key: 'images',
            text: 'Có ảnh chưa có mô tả',
            state: 'err' as const,
            note: 'Người dùng trình đọc màn hình không biết ảnh nói gì.',
            basis: 'LA-4.2.d',
          },
        ]
      : []),
    jump === null
      ? { key: 'headings', text: 'Tiêu đề mục đúng thứ bậc', state: 'ok' }
      : {
          key: 'headings',
          text: 'Tiêu đề mục nhảy cấp',
          state: 'err',
          note: `Mục “${jump}” cần lên một cấp để trình đọc màn hình đọc đúng dàn bài.`,
          basis: 'LA-4.2.d',
        },
    linkCheck(body),
    longest <= LONGEST_SENTENCE
      ? { key: 'sentences', text: 'Câu vừa phải', state: 'ok' }
      : { key: 'sentences', text: `Có câu dài ${longest} từ`, state: 'warn', note: 'Nên tách thành các câu ngắn hơn 35 từ.' },
  ];
}

const textOf = (html: string): string => parse(html).textContent ?? '';

/** What must be there before an article is submitted. Basis: LA-12.4 */
export function requiredFields(values: ArticleValues): { label: string; filled: boolean }[] {
  const fields = [
    { label: 'Tiêu đề', filled: Boolean(values.title.trim()) },
    { label: 'Tóm tắt', filled: Boolean(values.summary.trim()) },
    { label: 'Chuyên mục', filled: Boolean(values.category) },
    { label: 'Nội dung', filled: Boolean(textOf(values.body).trim()) },
  ];
  if (values.origin === 'own') return fields;
  return [
    ...fields,
    { label: 'Nguồn', filled: Boolean(values.source?.trim()) },
    { label: 'Tác giả của nguồn', filled: Boolean(values.sourceAuthor?.trim()) },
  ];
}

/** "164 từ, đọc khoảng 1 phút" */
export function readingTime(html: string): string {
  const words = countWords(textOf(html.replace(/<\/(p|h[2-4]|li|blockquote)>/g, ' $&')));
  return `${words} từ, đọc khoảng ${Math.max(1, Math.round(words / 200))} phút`;
}
