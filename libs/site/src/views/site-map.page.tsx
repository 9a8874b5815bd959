import type { Page, TreeSite } from '@cong-tinh/publication';
import type { JSX } from 'preact';
import { menuOf } from './header.js';
import { Layout } from './layout.js';
import { pageRecord } from './metadata.js';
import { fullTitle } from './names.js';
import type { PageContext } from './page-context.js';
import { SectionHead } from './parts.js';
import { ProvinceUnits, UnitPosition } from './units.js';

export interface SiteMapProps {
  readonly page: Page;
  readonly sites: readonly TreeSite[];
  readonly context: PageContext;
}

const FEEDS = [
  { label: 'Sơ đồ trang dạng XML', path: '/sitemap.xml' },
  { label: 'Tin RSS của toàn trang', path: '/rss.xml' },
];

/** Sitemap as a tree of text; its XML twin is `/sitemap.xml`. */
export function SiteMapView({ page, sites, context }: SiteMapProps): JSX.Element {
  const { shell } = page;
  const title = 'Sơ đồ trang';
  const description = `Toàn bộ mục của ${fullTitle(shell)} và các trang trên cùng cổng.`;
  const head = {
    title,
    description,
    metadata: pageRecord(shell, { title, description, date: context.today, address: `${context.origin(shell.host)}/so-do-trang` }),
  };
  const steps = [
    { label: shell.name, href: '/' },
    { label: title, href: null },
  ];
  return (
    <Layout page={page} context={context} head={head} steps={steps}>
      <div class="wrap">
        <header class="article-head">
          <h1>{title}</h1>
          <p class="sapo">{description}</p>
        </header>
        <div class="band">
          <div class={shell.kind === 'province' ? 'cols' : 'cols c2'}>
            <section aria-labelledby="cac-muc">
              <SectionHead meaning="news" id="cac-muc" title="Các mục của trang" />
              <div class="tree">
                <ul>
                  {menuOf(page).map((entry) => (
                    <li key={entry.path}>
                      <a href={entry.path}>{entry.label}</a>
                      {entry.category && (
                        <ul>
                          <li>
                            <a href={`${entry.path}/rss.xml`}>
                              Tin RSS<span class="vh"> của mục {entry.label}</span>
                            </a>
                          </li>
                        </ul>
                      )}
                    </li>
                  ))}
                  {FEEDS.map((feed) => (
                    <li key={feed.path}>
                      <a href={feed.path}>{feed.label}</a>
                    </li>
                  ))}
                </ul>
              </div>
            </section>
            {shell.kind !== 'province' && (
              <section aria-labelledby="cac-trang">
                <SectionHead meaning="place" id="cac-trang" title="Các trang trên cùng cổng" />
                <UnitPosition shell={shell} sites={sites} origin={context.origin} under />
              </section>
            )}
          </div>
        </div>
      </div>
      {shell.kind === 'province' && <ProvinceUnits shell={shell} sites={sites} origin={context.origin} />}
    </Layout>
  );
}
