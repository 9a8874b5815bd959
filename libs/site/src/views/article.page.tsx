import type { ArticleBody, ArticlePage } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.js';
import { labelCells } from './label-cells.js';
import { Layout } from './layout.js';
import { articleRecord } from './metadata.js';
import { fullTitle } from './names.js';
import type { PageContext } from './page-context.js';
import { Headline, Moment, SectionHead } from './parts.js';

export interface ArticleProps {
  readonly page: ArticlePage;
  readonly context: PageContext;
}

/** One published item, with what law and readers want to know of it. Basis: LA-12.4, LA-4.2.đ */
export function ArticleView({ page, context }: ArticleProps): JSX.Element {
  const { shell, article, previous, next, related } = page;
  const origin = context.origin(shell.host);
  const description = article.summary || article.title;
  const head = {
    title: article.title,
    description,
    metadata: articleRecord(page, origin + article.path),
    article: { publishedAt: article.publishedAt, updatedAt: article.updatedAt, section: article.category.name },
    image: article.image ? new URL(article.image.src, `${origin}/`).href : undefined,
    feed: { title: `${article.category.name} – ${fullTitle(shell)}`, path: `${article.category.path}/rss.xml` },
  };
  const steps = [
    { label: shell.name, href: '/' },
    { label: article.category.name, href: article.category.path },
    { label: 'Bài viết', href: null },
  ];
  return (
    <Layout page={page} context={context} head={head} current={article.category.path} steps={steps}>
      <div class="wrap">
        <article>
          <header class="article-head">
            <p class="kicker">{article.category.name}</p>
            <h1>{article.title}</h1>
            {article.summary && <p class="sapo">{article.summary}</p>}
          </header>
          <div class="cols read">
            <Facts article={article} />
            <div class="prose">
              {article.image && <Picture image={article.image} />}
              {/* Sanitised when it was written; the only raw HTML of these pages. */}
              <div class="body" dangerouslySetInnerHTML={{ __html: labelCells(article.html) }} />
              <p class="cite">
                Dẫn lại bài này, xin ghi: {article.author ? `${article.author}, ` : ''}“{article.title}”,{' '}
                {article.source ?? fullTitle(shell)}, <Moment instant={article.publishedAt} />, {origin + article.path}
              </p>
            </div>
            {related.length > 0 && (
              <aside class="noprint" aria-labelledby="lq">
                <SectionHead meaning="news" id="lq" title="Tin cùng chuyên mục" />
                <ul class="heads first">
                  {related.map((item) => (
                    <Headline key={item.id} item={item} />
                  ))}
                </ul>
              </aside>
            )}
          </div>
        </article>
        {(previous || next) && (
          <div class="band noprint">
            <nav class="pn" aria-label="Bài trước và bài sau">
              {previous && (
                <a href={previous.path}>
                  <span>
                    <Icon name="arrow-left" />
                    Bài trước
                  </span>
                  {previous.title}
                </a>
              )}
              {next && (
                <a class={previous ? undefined : 'last'} href={next.path}>
                  <span>
                    Bài sau
                    <Icon name="arrow-right" />
                  </span>
                  {next.title}
                </a>
              )}
            </nav>
          </div>
        )}
      </div>
    </Layout>
  );
}

function Picture({ image }: { image: NonNullable<ArticleBody['image']> }): JSX.Element {
  return (
    <figure>
      <img src={image.src} alt={image.alt} width={image.width ?? undefined} height={image.height ?? undefined} />
      {image.caption && <figcaption>{image.caption}</figcaption>}
    </figure>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ article }: { article: ArticleBody }): JSX.Element {
  return (
    <dl class="facts">
      <Fact term="Ngày đăng">
        <Moment instant={article.publishedAt} />
      </Fact>
      {article.updatedAt && (
        <Fact term="Cập nhật">
          <Moment instant={article.updatedAt} />
        </Fact>
      )}
      <Fact term="Đơn vị cung cấp">{article.office}</Fact>
      <Fact term="Tác giả">{article.author ?? article.office}</Fact>
      {article.source && <Fact term="Nguồn">{article.sourceUrl ? <a href={article.sourceUrl}>{article.source}</a> : article.source}</Fact>}
    </dl>
  );
}
