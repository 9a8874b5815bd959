import { type ArticleContent } from '../../api/types';
import { type Check } from '../../ui';

const VAGUE_LINK = /^(tại đây|ở đây|đây|xem thêm|xem|click|link)$/iu;
const LONGEST_SENTENCE = 35;

const countWords = (text: string) => text.split(/\s+/u).filter(Boolean).length;

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

/** What makes a text hard to read for some: found while it is written. Basis: LA-4.2.d */
export function accessibilityChecks(content: ArticleContent): Check[] {
  const body = new DOMParser().parseFromString(content.body, 'text/html').body;
  const jump = headingJump(body);
  const vague = [...body.querySelectorAll('a')].map((link) => (link.textContent ?? '').trim()).filter((text) => VAGUE_LINK.test(text));
  const longest = longestSentence(body);
  return [
    jump === null
      ? { key: 'headings', text: 'Tiêu đề mục đúng thứ bậc', state: 'ok' }
      : {
          key: 'headings',
          text: 'Tiêu đề mục nhảy cấp',
          state: 'err',
          note: `Mục “${jump}” cần lên một cấp để trình đọc màn hình đọc đúng dàn bài.`,
          basis: 'LA-4.2.d',
        },
    vague.length === 0
      ? { key: 'links', text: 'Chữ của liên kết nói rõ nơi đến', state: 'ok' }
      : {
          key: 'links',
          text: `Chữ liên kết “${vague[0]}” không rõ nghĩa`,
          state: 'warn',
          note: 'Nên ghi tên tài liệu, ví dụ “Kế hoạch 112/KH-UBND”.',
          basis: 'LA-4.2.d',
        },
    longest <= LONGEST_SENTENCE
      ? { key: 'sentences', text: 'Câu vừa phải', state: 'ok' }
      : { key: 'sentences', text: `Có câu dài ${longest} từ`, state: 'warn', note: 'Nên tách thành các câu ngắn hơn 35 từ.' },
  ];
}

/** Fields that must be there before an article is submitted. */
export function missingFields(content: ArticleContent): string[] {
  const needed: [keyof ArticleContent, string][] = [
    ['title', 'Tiêu đề'],
    ['summary', 'Tóm tắt'],
    ['categoryId', 'Chuyên mục'],
    ['author', 'Tác giả'],
    ['source', 'Nguồn'],
  ];
  const missing = needed.filter(([name]) => !String(content[name] ?? '').trim()).map(([, label]) => label);
  return textOf(content.body).trim() ? missing : [...missing, 'Nội dung'];
}

export const textOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';

/** "164 từ, đọc khoảng 1 phút" */
export function readingTime(html: string): string {
  const words = countWords(textOf(html.replace(/<\/(p|h[2-4]|li|blockquote)>/g, ' $&')));
  return `${words} từ, đọc khoảng ${Math.max(1, Math.round(words / 200))} phút`;
}
