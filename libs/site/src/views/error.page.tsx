import type { Page, WithdrawalNotice } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';
import { DayOf, SectionHead } from './parts.js';
import { TaskList, tasksOf } from './service-desk.js';

interface ErrorProps {
  readonly page: Page;
  readonly context: PageContext;
}

/** 404: the address is nobody's. */
export function NotFoundView({ page, context }: ErrorProps): JSX.Element {
  return (
    <ErrorLayout
      page={page}
      context={context}
      status="Lỗi 404"
      title="Nhịp cầu này không còn"
      lead="Trang bạn tìm đã chuyển chỗ, đã gỡ, hoặc địa chỉ gõ thiếu."
      image={{ file: 'cau-khi.svg', alt: 'Minh họa: cây cầu khỉ qua rạch mất một nhịp, thân tre trôi dưới nước.' }}
    >
      <p>Hãy kiểm tra lại địa chỉ, hoặc đi từ một trong những lối dưới đây.</p>
    </ErrorLayout>
  );
}

/** 410: withdrawn, with the public reason; the title is not repeated. Basis: LA-9.4.b */
export function WithdrawnView({ page, context, withdrawal }: ErrorProps & { withdrawal: WithdrawalNotice }): JSX.Element {
  return (
    <ErrorLayout
      page={page}
      context={context}
      status="Nội dung đã gỡ (410)"
      title="Nội dung này đã được gỡ bỏ"
      lead="Trang từng đăng ở địa chỉ này không còn được công bố."
      image={{ file: 'ben-vang.svg', alt: 'Minh họa: bến nước vắng, chiếc ghe đã đi xa.' }}
    >
      <dl class="facts">
        <Fact term="Căn cứ gỡ bỏ">{withdrawal.ground}</Fact>
        <Fact term="Lý do">{withdrawal.reason}</Fact>
        <Fact term="Người quyết định">{withdrawal.decidedBy}</Fact>
        <Fact term="Ngày gỡ bỏ">
          <DayOf moment={withdrawal.decidedOn} />
        </Fact>
      </dl>
    </ErrorLayout>
  );
}

/** 503: the site is suspended by a decision, or on a technical ground. */
export function SuspendedView({ page, context }: ErrorProps): JSX.Element {
  const { suspension } = page.shell;
  return (
    <ErrorLayout
      page={page}
      context={context}
      status="Tạm dừng (503)"
      title="Trang này đang tạm dừng hoạt động"
      lead="Nội dung đã công bố được giữ nguyên và sẽ mở lại khi trang hoạt động trở lại."
      image={{ file: 'nuoc-rong.svg', alt: 'Minh họa: nước ròng, chiếc ghe nằm chờ con nước.' }}
    >
      {suspension ? (
        <dl class="facts">
          <Fact term="Lý do">{suspension.reason}</Fact>
          <Fact term="Tạm dừng từ">
            <DayOf moment={suspension.since} />
          </Fact>
        </dl>
      ) : (
        <p>Khi cần liên hệ, xin dùng địa chỉ, điện thoại ở cuối trang.</p>
      )}
    </ErrorLayout>
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

function ErrorLayout(
  props: ErrorProps & { status: string; title: string; lead: string; image: { file: string; alt: string }; children: ComponentChildren },
): JSX.Element {
  const { page, context, title } = props;
  const head = { title, description: props.lead, metadata: null, hidden: true };
  const province = page.shell.levels.find((level) => level.host !== null)?.host ?? page.shell.host;
  const units = `${context.origin(province)}/`;
  const ways = [
    ...(province === page.shell.host ? [] : [{ label: page.shell.levels.find((level) => level.host === province)!.label, href: units }]),
    { label: page.shell.name, href: '/' },
    { label: 'Cây đơn vị toàn tỉnh', href: `${units}#don-vi` },
    { label: 'Sơ đồ trang', href: '/so-do-trang' },
  ];
  return (
    <Layout page={page} context={context} head={head} desk>
      <div class="wrap">
        <div class="cols lost">
          <div>
            <p class="meta">{props.status}</p>
            <h1>{title}</h1>
            <p class="sapo">{props.lead}</p>
            {props.children}
          </div>
          <div>
            <img src={context.assets.url(props.image.file)} width={1200} height={675} alt={props.image.alt} />
          </div>
        </div>
        <div class="band">
          <div class="cols c2">
            <section id="ban-dich-vu" aria-labelledby="l1">
              <SectionHead meaning="act" id="l1" title="Việc thường làm" />
              <TaskList tasks={tasksOf(page, `${units}#don-vi`).slice(0, 3)} />
            </section>
            <section aria-labelledby="l2">
              <SectionHead meaning="place" id="l2" title="Đi từ đơn vị" />
              <div class="tree">
                <ul>
                  {ways.map((way) => (
                    <li key={way.label}>
                      <a href={way.href}>{way.label}</a>
                    </li>
                  ))}
                </ul>
              </div>
            </section>
          </div>
        </div>
      </div>
    </Layout>
  );
}
