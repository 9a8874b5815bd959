import type { Shell } from '@cong-tinh/publication';
import type { JSX } from 'preact';
import { accentOf, ACCENTS } from '../assets/accents.js';
import type { Metadata } from './metadata.js';
import { fullTitle } from './names.js';
import type { PageContext } from './page-context.js';

/** What the head of a document says about its page. */
export interface PageHead {
  /** Without the name of the site. */
  readonly title: string;
  readonly description: string;
  readonly metadata: Metadata | null;
  readonly article?: { publishedAt: string; updatedAt: string | null; section: string };
  /** Absolute address of a raster picture. */
  readonly image?: string;
  readonly feed?: { title: string; path: string };
  /** Error pages are not indexed. */
  readonly hidden?: boolean;
}

const PRELOADED = ['faustina-vietnamese-600.woff2', 'source-sans-vietnamese.woff2'];

export function Head({ shell, head, context }: { shell: Shell; head: PageHead; context: PageContext }): JSX.Element {
  // Several communes bear one name: the place tells them apart in tabs, bookmarks and search results.
  const title = [`${head.title} – ${fullTitle(shell)}`, shell.kind === 'commune' ? shell.place : null].filter(Boolean).join(', ');
  const address = context.origin(shell.host) + context.path;
  const accent = accentOf(shell);
  const colours = ACCENTS[accent]!;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={head.description} />
      {(head.hidden || shell.demonstration) && <meta name="robots" content="noindex" />}
      {!head.hidden && <link rel="canonical" href={address} />}
      {head.metadata && <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" />}
      {head.metadata && Object.entries(head.metadata).map(([name, content]) => <meta key={name} name={name} content={content} />)}
      {!head.hidden && <OpenGraph shell={shell} head={head} address={address} />}
      <meta name="theme-color" content={colours.light.band} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={colours.dark.band} media="(prefers-color-scheme: dark)" />
      <link rel="icon" href={context.assets.url('bieu-trung.svg')} type="image/svg+xml" />
      {PRELOADED.map((font) => (
        <link key={font} rel="preload" href={context.assets.url(font)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={context.assets.url('site.css')} />
      <link rel="stylesheet" href={context.assets.themeUrl(accent)} />
      {head.feed && <link rel="alternate" type="application/rss+xml" title={head.feed.title} href={head.feed.path} />}
    </head>
  );
}

function OpenGraph({ shell, head, address }: { shell: Shell; head: PageHead; address: string }): JSX.Element {
  const { article } = head;
  return (
    <>
      <meta property="og:type" content={article ? 'article' : 'website'} />
      <meta property="og:site_name" content={fullTitle(shell)} />
      <meta property="og:title" content={head.title} />
      <meta property="og:description" content={head.description} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content="vi_VN" />
      {head.image && <meta property="og:image" content={head.image} />}
      {article && <meta property="article:published_time" content={article.publishedAt} />}
      {article?.updatedAt && <meta property="article:modified_time" content={article.updatedAt} />}
      {article && <meta property="article:section" content={article.section} />}
    </>
  );
}
