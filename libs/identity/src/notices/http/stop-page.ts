import { createHash } from 'node:crypto';

/** The console's colours; the page stands alone, for programs that open it keep nothing. */
const STYLE = `:root{color-scheme:light dark;--ground:#f4f3f6;--box:#fff;--text:#211a29;--line:#d8d5dd;--ink:#5a2a7d;--on-ink:#fff;--focus:#b4690e;--rail:#2c1540}
@media(prefers-color-scheme:dark){:root{--ground:#16121b;--box:#1f1a26;--text:#efebf3;--line:#453c51;--ink:#c7a5ea;--on-ink:#1d0f2c;--focus:#f2b457;--rail:#100c15}}
body{margin:0;font:1rem/1.6 "IBM Plex Sans Variable","IBM Plex Sans",system-ui,sans-serif;color:var(--text);background:var(--ground)}
header{padding:1rem;color:#fff;background:var(--rail);font-weight:600}
header span,main{display:block;max-width:36rem;margin:0 auto}
main{box-sizing:border-box;margin-top:1.5rem;padding:.5rem 1.5rem 1.5rem;border:1px solid var(--line);border-radius:.375rem;background:var(--box)}
h1{font-size:1.375rem;line-height:1.3}
button{font:inherit;font-weight:600;padding:.65rem 1.25rem;border:0;border-radius:.25rem;color:var(--on-ink);background:var(--ink);cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
a{color:var(--ink)}
@media(max-width:40rem){main{margin:1rem;padding:.25rem 1rem 1rem}}`;

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
    `<p>Quý vị sẽ không nhận loại thư “${escape(label)}” nữa.</p>
<form method="post"><button>Ngừng nhận thư này</button></form>`,
  );

export const stoppedPage = (label: string): string =>
  page('Đã ngừng gửi thư báo', `<p>Từ nay hệ thống không gửi loại thư “${escape(label)}”.</p>${BACK}`);

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
<header><span>Bàn làm việc</span></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
