import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { createHash } from 'node:crypto';
import { SIGN_IN_STYLE } from './sign-in.style.js';

const WAVES = Array.from({ length: 15 }, (_, row) => ({
  path: `M-20 ${40 + row * 26}c80-${18 + row} 160-${18 + row} 240 0s160 ${18 + row} 240 0 120-14 180-4`,
  main: row % 5 === 2,
}));

function Layout({ title, realmPath, children }: { title: string; realmPath: string; children: ComponentChildren }) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title} - Cổng Tỉnh</title>
        <link rel="stylesheet" href={`${realmPath}/resources/sign-in.css`} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header class="river">
          <svg
            viewBox="0 0 600 400"
            preserveAspectRatio="xMidYMid slice"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
            focusable="false"
          >
            {WAVES.map((wave) => (
              <path d={wave.path} stroke-width={wave.main ? 2.5 : 1} opacity={wave.main ? 0.8 : 0.32} />
            ))}
          </svg>
          <p class="product">Cổng Tỉnh</p>
          <p class="motto">Cổng đăng nhập minh họa. Không nhập mật khẩu thật của quý vị ở đây.</p>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** A finished page of the embedded provider. */
export function page(title: string, realmPath: string, children: ComponentChildren): string {
  return `<!DOCTYPE html>${render(
    <Layout title={title} realmPath={realmPath}>
      {children}
    </Layout>,
  )}`;
}

/** Headers of every page: own files only, and forms that lead to `formTargets` only (redirects after a form count too). */
export function pageHeaders(formTargets: readonly string[]): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self' ${formTargets.join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  };
}

const SIGN_OUT_SCRIPT = `document.getElementById('op.logoutForm').requestSubmit(document.getElementById('kc-logout'));\n`;

/** Files that the pages use, by name. */
export const RESOURCES: Readonly<Record<string, { type: string; body: string; tag: string }>> = {
  'sign-in.css': resource('text/css; charset=utf-8', SIGN_IN_STYLE),
  'sign-out.js': resource('text/javascript; charset=utf-8', SIGN_OUT_SCRIPT),
};

function resource(type: string, body: string) {
  return { type, body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` };
}
