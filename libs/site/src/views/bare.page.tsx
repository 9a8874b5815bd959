import type { JSX } from 'preact';

export interface BareProps {
  readonly title: string;
  readonly text: string;
  /** Where to go instead, when that is no secret. */
  readonly link?: { label: string; href: string };
  /** Style sheets, where the host is one of ours; without them the page is plain HTML. */
  readonly styles?: readonly string[];
}

/** A page that knows no site: refused hosts (it must reveal nothing) and failures before a shell could be read. */
export function BareView({ title, text, link, styles = [] }: BareProps): JSX.Element {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <main class="wrap band">
          <h1>{title}</h1>
          <p class="sapo">{text}</p>
          {link && (
            <p>
              <a href={link.href}>{link.label}</a>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}
