import type { HomePage, HomeSection, ListedItem, TreeSite } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { Layout, type Step } from './layout.js';
import { pageRecord } from './metadata.js';
import { bareName, fullTitle, unitWord } from './names.js';
import type { PageContext } from './page-context.js';
import { DatedList, Headline, ItemMeta, SectionHead } from './parts.js';
import { Contact, ServiceDesk, tasksOf } from './service-desk.js';
import { ProvinceUnits, UnitPosition, UnitsUnder } from './units.js';

const NOTICES = 'thong-bao';
const HEADLINES = 4;
const SCENES: Readonly<Record<string, { file: string; alt: string }>> = {
  province: { file: 'vam-co.svg', alt: 'Minh họa: ghe chở lúa trên sông Vàm Cỏ Đông, phía xa là cầu và hàng dừa.' },
  district: { file: 'cong-ngan-man.svg', alt: 'Minh họa: cống ba cửa chắn ngang kênh, hai bên là ruộng lúa.' },
  commune: { file: 'kenh-que.svg', alt: 'Minh họa: nhà mái đỏ bên kênh, chiếc ghe và hàng dừa nước.' },
};
const USUAL_SCENE = { file: 'sen.svg', alt: 'Minh họa: hoa sen nở trên mặt nước.' };

export interface HomeProps {
  readonly page: HomePage;
  readonly sites: readonly TreeSite[];
  readonly context: PageContext;
}

/** Home page of any site: service desk, news, notices; under them the province's units or the unit's place among them. */
export function HomeView({ page, sites, context }: HomeProps): JSX.Element {
  const { shell } = page;
  const province = shell.kind === 'province';
  const title = fullTitle(shell);
  const description = `${title}: tin tức, thông báo và thông tin chính thức do ${shell.footer?.governingBody ?? shell.name} công bố.`;
  const head = {
    title: 'Trang chủ',
    description,
    metadata: pageRecord(shell, {
      title: 'Trang chủ',
      description,
      date: page.lead?.publishedAt.slice(0, 10) ?? context.today,
      address: `${context.origin(shell.host)}/`,
    }),
    feed: { title: `Tin của ${title}`, path: '/rss.xml' },
  };
  const notices = page.sections.find((section) => section.category.slug === NOTICES) ?? null;
  const news = newsOf(page);
  const rest = page.sections.filter((section) => section !== notices).map((section) => withoutShown(section, news));
  return (
    <Layout page={page} context={context} head={head} current="/" desk steps={province ? [] : stepsTo(page, context)}>
      <h1 class="vh">{title}</h1>
      <div class="wrap band">
        <div class="cols front">
          <ServiceDesk page={page} tasks={tasksOf(page, province ? '#don-vi' : provinceUnits(page, context))} />
          <News page={page} items={news} context={context} />
          <div class="side stack">
            {notices && <NoticeSection section={notices} />}
            <SiteContact page={page} />
          </div>
        </div>
      </div>
      {province ? (
        <>
          <Blocks blocks={sectionBlocks(rest)} />
          <ProvinceUnits shell={shell} sites={sites} origin={context.origin} />
        </>
      ) : (
        <>
          <UnitsUnder shell={shell} sites={sites} origin={context.origin} />
          <Blocks
            blocks={[
              ...(hasSections(rest) ? sectionBlocks(rest) : [<Categories key="cac-muc" page={page} />]),
              <Position key="vi-tri" page={page} sites={sites} context={context} />,
            ]}
          />
        </>
      )}
    </Layout>
  );
}

const provinceUnits = (page: HomePage, context: PageContext) => {
  const top = page.shell.levels.find((level) => level.host !== null)?.host;
  return top ? `${context.origin(top)}/#don-vi` : '/so-do-trang';
};

function stepsTo(page: HomePage, context: PageContext): Step[] {
  const { levels, host, name } = page.shell;
  const above = levels.filter((level) => level.host !== null && level.host !== host);
  return [...above.map((level) => ({ label: level.label, href: `${context.origin(level.host!)}/` })), { label: name, href: null }];
}

/** The newest items that are no notices; the lead first. */
function newsOf(page: HomePage): ListedItem[] {
  const all = page.lead ? [page.lead, ...page.latest] : [...page.latest];
  const news = all.filter((item) => item.category.slug !== NOTICES);
  return news.slice(0, HEADLINES + 1);
}

const withoutShown = (section: HomeSection, shown: readonly ListedItem[]): HomeSection => {
  const ids = new Set(shown.map((item) => item.id));
  return { ...section, items: section.items.filter((item) => !ids.has(item.id)).slice(0, 3) };
};

function newsTitle(page: HomePage): string {
  if (page.shell.kind === 'province') return 'Tin trong tỉnh';
  const word = unitWord(page.shell.name);
  return word ? `Tin ${word}` : 'Tin hoạt động';
}

function News({ page, items, context }: { page: HomePage; items: readonly ListedItem[]; context: PageContext }): JSX.Element {
  const [lead, ...others] = items;
  const all = page.menu.find((entry) => entry.category === 'tin-tuc') ?? page.menu.find((entry) => entry.category === lead?.category.slug);
  return (
    <section class="main" aria-labelledby="tin">
      <SectionHead
        meaning="news"
        id="tin"
        title={newsTitle(page)}
        more={all && lead ? { label: 'Tất cả tin', href: all.path } : undefined}
      />
      {lead ? <Lead item={lead} page={page} context={context} /> : <NoNews page={page} context={context} />}
      {others.length > 0 && (
        <ul class="heads">
          {others.map((item) => (
            <Headline key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Lead({ item, page, context }: { item: ListedItem; page: HomePage; context: PageContext }): JSX.Element {
  const scene = SCENES[page.shell.kind] ?? USUAL_SCENE;
  return (
    <article class="lead">
      {item.image ? (
        <img src={item.image.src} alt={item.image.alt} width={item.image.width ?? 1200} height={item.image.height ?? 675} />
      ) : (
        <img src={context.assets.url(scene.file)} alt={scene.alt} width={1200} height={675} />
      )}
      <h3>
        <a href={item.path}>{item.title}</a>
      </h3>
      {item.summary && <p>{item.summary}</p>}
      <ItemMeta item={item} />
    </article>
  );
}

function NoNews({ page, context }: { page: HomePage; context: PageContext }): JSX.Element {
  const scene = SCENES[page.shell.kind] ?? USUAL_SCENE;
  const above = page.shell.levels.findLast((level) => level.host !== null && level.host !== page.shell.host);
  return (
    <div class="lead none">
      <img src={context.assets.url(scene.file)} alt={scene.alt} width={1200} height={675} />
      <h3>Chưa có tin nào được đăng</h3>
      <p>Tin, bài của trang này sẽ hiện ở đây sau khi được Ban Biên tập duyệt.</p>
      {above && (
        <a class="more" href={`${context.origin(above.host!)}/`}>
          Xem tin của {above.label.slice(0, 1).toLowerCase() + above.label.slice(1)}
        </a>
      )}
    </div>
  );
}

/** The menu once more, where a young site has nothing else to show yet. */
function Categories({ page }: { page: HomePage }): JSX.Element {
  return (
    <section aria-labelledby="cm">
      <SectionHead meaning="news" id="cm" title="Các mục của trang" />
      <ul class="cats">
        {page.menu
          .filter((entry) => entry.path !== '/')
          .map((entry) => (
            <li key={entry.path}>
              <a href={entry.path}>{entry.label}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}

function NoticeSection({ section }: { section: HomeSection }): JSX.Element {
  return (
    <section aria-labelledby="tb">
      <SectionHead meaning="news" id="tb" title={section.category.name} more={{ label: 'Tất cả', href: section.category.path }} />
      <DatedList items={section.items.slice(0, 4)} />
    </section>
  );
}

function SiteContact({ page }: { page: HomePage }): JSX.Element {
  return (
    <section aria-labelledby="lh">
      <SectionHead meaning="place" id="lh" title="Liên hệ" />
      <Contact page={page} />
    </section>
  );
}

const hasSections = (sections: readonly HomeSection[]) => sections.some((section) => section.items.length > 0);

const sectionBlocks = (sections: readonly HomeSection[]): JSX.Element[] =>
  sections
    .filter((section) => section.items.length > 0)
    .map((section) => (
      <section key={section.category.slug} aria-labelledby={`cm-${section.category.slug}`}>
        <SectionHead
          meaning="news"
          id={`cm-${section.category.slug}`}
          title={section.category.name}
          more={{ label: `Tất cả ${section.total} tin`, href: section.category.path }}
        />
        <DatedList items={section.items} />
      </section>
    ));

function Position({ page, sites, context }: HomeProps): JSX.Element | null {
  const top = provinceUnits(page, context);
  const title = unitWord(page.shell.name) ? `${bareName(page.shell.name)} trong tỉnh` : 'Trong bộ máy của tỉnh';
  return (
    <section aria-labelledby="vt">
      <SectionHead meaning="place" id="vt" title={title} more={{ label: 'Cây đơn vị toàn tỉnh', href: top }} />
      <UnitPosition shell={page.shell} sites={sites} origin={context.origin} />
    </section>
  );
}

function Blocks({ blocks }: { blocks: readonly ComponentChildren[] }): JSX.Element | null {
  if (blocks.length === 0) return null;
  return (
    <div class="band">
      <div class="wrap">
        <div class={`cols ${blocks.length === 1 ? '' : blocks.length === 2 || blocks.length === 4 ? 'c2' : 'c3'}`.trim()}>{blocks}</div>
      </div>
    </div>
  );
}
