import type { Page } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Footer } from './footer.js';
import { Head, type PageHead } from './head.js';
import { Header } from './header.js';
import type { PageContext } from './page-context.js';

/** One step of the way to a page; the last has no address. */
export interface Step {
  readonly label: string;
  readonly href: string | null;
}

export interface LayoutProps {
  readonly page: Page;
  readonly context: PageContext;
  readonly head: PageHead;
  /** Path of the menu entry that is open. */
  readonly current?: string | null;
  readonly steps?: readonly Step[];
  /** Whether the page has a service desk to jump to. */
  readonly desk?: boolean;
  readonly children: ComponentChildren;
}

/** The whole document around a page's content. */
export function Layout({ page, context, head, current = null, steps = [], desk = false, children }: LayoutProps): JSX.Element {
  const province = page.shell.levels.find((level) => level.host !== null)?.host ?? page.shell.host;
  const provinceHome = province === page.shell.host ? '/' : `${context.origin(province)}/`;
  return (
    <html lang="vi">
      <Head shell={page.shell} head={head} context={context} />
      <body>
        <a class="skip" href="#noi-dung">
          Bỏ qua đến nội dung chính
        </a>
        <Header page={page} context={context} current={current} desk={desk} />
        {steps.length > 0 && <Crumb steps={steps} />}
        <main id="noi-dung" tabindex={-1}>
          {children}
        </main>
        <Footer page={page} provinceHome={provinceHome} />
      </body>
    </html>
  );
}

/** The way to the page, drawn as landings on a river. */
function Crumb({ steps }: { steps: readonly Step[] }): JSX.Element {
  return (
    <nav class="crumb" aria-label="Đường dẫn">
      <div class="wrap">
        <ol>
          {steps.map((step) => (
            <li key={step.label}>
              {step.href === null ? <span aria-current="page">{step.label}</span> : <a href={step.href}>{step.label}</a>}
            </li>
          ))}
        </ol>
      </div>
    </nav>
  );
}

/** A document as text. */
export function toHtml(document: JSX.Element): string {
  return `<!DOCTYPE html>\n${renderToString(document)}\n`;
}
