import { createHash } from 'node:crypto';

const STYLE = `body{margin:0;font:1rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#f5f5f5}
main{max-width:36rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.5rem;line-height:1.3}
button{font:inherit;font-weight:bold;padding:.65rem 1.25rem;border:0;border-radius:.375rem;color:#fff;background:#0b5394;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid #b35900;outline-offset:2px}
a{color:#0b5394}
@media(prefers-color-scheme:dark){body{color:#ececec;background:#161616}a{color:#9cc9f5}button{color:#10243a;background:#9cc9f5}}`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Headers of the pages below: nothing but their own style and their own form. */
export const STOP_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** What the link in a letter opens. Opening it changes nothing: programs that look at every link in a letter do that. */
export const askPage = (label: string): string =>
  page(
    'Ngừng nhận thư báo',
    `<p>Quý vị sẽ không nhận thư nữa khi: ${escape(label)}.</p>
<form method="post"><button>Ngừng nhận thư này</button></form>`,
  );

export const stoppedPage = (label: string): string =>
  page('Đã ngừng gửi thư báo', `<p>Từ nay hệ thống không gửi thư khi: ${escape(label)}.</p>${BACK}`);

export const refusedPage = (reason: string): string => page('Không ngừng được thư báo', `<p>${escape(reason)}</p>${BACK}`);

const BACK = '\n<p><a href="/tai-khoan/thu-bao">Chọn thư báo trên bàn làm việc</a></p>';

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
