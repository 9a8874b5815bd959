import type { ListPage } from '@cong-tinh/publication';
import type { JSX } from 'preact';
import { Icon } from './icon.js';
import { Layout } from './layout.js';
import { pageRecord } from './metadata.js';
import { fullTitle } from './names.js';
import type { PageContext } from './page-context.js';
import { DayOf, Empty, Headline, SectionHead } from './parts.js';

export interface ListProps {
  readonly page: ListPage;
  readonly context: PageContext;
  /** Whether this is not the first page. */
  readonly older: boolean;
}

/** A category, newest items first, a page at a time. */
export function ListView({ page, context, older }: ListProps): JSX.Element {
  const { shell, items, total } = page;
  const category = page.category;
  const title = older ? `${category.name}, tin cũ hơn` : category.name;
  const description = `${category.name} do ${shell.footer?.governingBody ?? shell.name} công bố trên ${fullTitle(shell)}.`;
  const head = {
    title,
    description,
    metadata: pageRecord(shell, {
      title,
      description,
      date: items[0]?.publishedAt.slice(0, 10) ?? context.today,
      address: context.origin(shell.host) + context.path,
    }),
    feed: { title: `${category.name} – ${fullTitle(shell)}`, path: `${category.path}/rss.xml` },
  };
  const steps = [
    { label: shell.name, href: '/' },
    { label: category.name, href: null },
  ];
  return (
    <Layout page={page} context={context} head={head} current={category.path} steps={steps}>
      <div class="wrap">
        <header class="article-head">
          <h1>{category.name}</h1>
        </header>
        <div class="cols split">
          <section aria-labelledby="kq">
            <SectionHead
              meaning="news"
              id="kq"
              title={total === 0 ? 'Chưa có tin' : `${total} tin`}
              more={{ label: 'Nhận tin RSS', href: `${category.path}/rss.xml` }}
            >
              {items.length > 0 && (
                <>
                  Mới nhất ở trên. Đang xem tin từ <DayOf moment={items[0]!.publishedAt} /> đến <DayOf moment={items.at(-1)!.publishedAt} />
                  .
                </>
              )}
            </SectionHead>
            {items.length > 0 ? (
              <ol class="heads first">
                {items.map((item) => (
                  <Headline key={item.id} item={item} summary thumb />
                ))}
              </ol>
            ) : (
              <Empty title={older ? 'Không còn tin cũ hơn' : 'Chuyên mục chưa có tin'} image={context.assets.url('sen-nho.svg')}>
                <p>Tin, bài của chuyên mục sẽ hiện ở đây sau khi được Ban Biên tập duyệt.</p>
              </Empty>
            )}
            <Paging category={category.path} older={older} next={page.next} />
          </section>
          <nav class="noprint" aria-labelledby="cm">
            <SectionHead meaning="news" id="cm" title="Chuyên mục" />
            <ul class="cats">
              {page.categories.map((one) => (
                <li key={one.slug}>
                  <a href={one.path} aria-current={one.slug === category.slug ? 'page' : undefined}>
                    {one.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </Layout>
  );
}

function Paging({ category, older, next }: { category: string; older: boolean; next: string | null }): JSX.Element | null {
  if (!older && next === null) return null;
  return (
    <nav class="pag" aria-label="Trang danh sách">
      {older ? (
        <a class="btn line" href={category}>
          <Icon name="arrow-left" />
          Tin mới nhất
        </a>
      ) : (
        <span />
      )}
      {next !== null && (
        <a class="btn line" href={`${category}?truoc=${next}`}>
          Tin cũ hơn
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  );
}
