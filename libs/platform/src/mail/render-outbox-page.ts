import { formatInstant } from '@cong-tinh/kernel';
import { escapeHtml } from './escape-html.js';
import type { OutboxMessage } from './mail-outbox.js';

/** A page with the letters of the local outbox, for whoever runs the portal on their own machine. HTML parts are not shown. */
export function renderOutboxPage(messages: readonly OutboxMessage[], options: { readonly stylesheet?: string } = {}): string {
  const sheet = options.stylesheet ? `<link rel="stylesheet" href="${escapeHtml(options.stylesheet)}">` : '';
  const count = messages.length === 0 ? 'Chưa có thư nào.' : `${messages.length} thư, mới nhất trước.`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Hộp thư đi tại chỗ</title>${sheet}
</head>
<body>
<main>
<h1>Hộp thư đi tại chỗ</h1>
<p>Hệ thống đang chạy không có máy chủ thư: thư không được gửi đi mà giữ ở đây. ${count}</p>
${messages.map(article).join('\n')}
</main>
</body>
</html>
`;
}

function article({ id, sentAt, to, subject, text, listUnsubscribe }: OutboxMessage): string {
  const unsubscribe = listUnsubscribe ? `<dt>Hủy nhận</dt><dd>${link(listUnsubscribe)}</dd>` : '';
  return `<article id="thu-${id}" aria-labelledby="chu-de-${id}">
<h2 id="chu-de-${id}">${escapeHtml(subject)}</h2>
<dl><dt>Gửi đến</dt><dd>${escapeHtml(to)}</dd><dt>Lúc</dt><dd><time datetime="${sentAt.toISOString()}">${formatInstant(sentAt)}</time></dd>${unsubscribe}</dl>
${paragraphs(text)}
</article>`;
}

const paragraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(withLinks).join('<br>')}</p>`)
    .join('\n');

/** Addresses can be clicked: an invitation is answered from this page. */
const withLinks = (line: string) =>
  line
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/)
    .map((part, i) => (i % 2 ? link(part) : escapeHtml(part)))
    .join('');

const link = (url: string) => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
