import type { Page } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { Phone } from './footer.js';
import { Icon } from './icon.js';
import { unitWord } from './names.js';

/** One thing a citizen comes to do. */
export interface Task {
  readonly icon: string;
  readonly label: string;
  readonly note: string;
  readonly href: string;
}

/**
 * National services, to which the portal leads: it files nothing itself.
 * Basis: NĐ 224/2026 Điều 15
 */
const NATIONAL: readonly Task[] = [
  { icon: 'send', label: 'Nộp hồ sơ trực tuyến', note: 'Trên Cổng Dịch vụ công quốc gia', href: 'https://dichvucong.gov.vn' },
  {
    icon: 'message-circle-question-mark',
    label: 'Gửi phản ánh, kiến nghị',
    note: 'Trên hệ thống của Chính phủ, theo dõi được kết quả',
    href: 'https://pakn.dichvucong.gov.vn',
  },
  { icon: 'file-search', label: 'Tìm văn bản pháp luật', note: 'Cơ sở dữ liệu quốc gia về văn bản pháp luật', href: 'https://vbpl.vn' },
];

/** The tasks of a site's desk: what is real today, nothing else. */
export function tasksOf(page: Page, unitsHref: string): readonly Task[] {
  const notices = page.menu.find((entry) => entry.category === 'thong-bao');
  const near: Task[] = [
    { icon: 'map-pin', label: 'Tìm đơn vị trong tỉnh', note: 'Xã, phường, huyện, sở, ngành', href: unitsHref },
    ...(notices ? [{ icon: 'megaphone', label: 'Xem thông báo', note: 'Mới nhất ở trên, có nguồn tin RSS', href: notices.path }] : []),
    { icon: 'list-tree', label: 'Xem sơ đồ trang', note: 'Toàn bộ mục của trang', href: '/so-do-trang' },
  ];
  return [...NATIONAL, ...near];
}

/** The one tinted column of a page. */
export function ServiceDesk({ page, tasks }: { page: Page; tasks: readonly Task[] }): JSX.Element {
  const word = page.shell.kind === 'province' ? null : unitWord(page.shell.name);
  return (
    <aside class="desk" id="ban-dich-vu" aria-labelledby="dv-h">
      <h2 id="dv-h">
        <small>{word ? `Bàn dịch vụ của ${word}` : 'Bàn dịch vụ'}</small>
        Tôi muốn…
      </h2>
      <TaskList tasks={tasks} />
    </aside>
  );
}

export function TaskList({ tasks }: { tasks: readonly Task[] }): JSX.Element {
  return (
    <ul class="tasks">
      {tasks.map((task) => (
        <li key={task.label}>
          <a href={task.href}>
            <Icon name={task.icon} />
            <span>
              <b>{task.label}</b>
              <small>{task.note}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
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

/** How to reach the unit, from the facts of the foot. */
export function Contact({ page }: { page: Page }): JSX.Element | null {
  const facts = page.shell.footer;
  if (!facts) return null;
  return (
    <dl class="facts">
      <Fact term="Đơn vị quản lý trang">{facts.managingUnit}</Fact>
      <Fact term="Địa chỉ">{facts.address}</Fact>
      <Fact term="Điện thoại">
        <Phone number={facts.phone} />
      </Fact>
      <Fact term="Thư điện tử">
        <a href={`mailto:${facts.email}`}>{facts.email}</a>
      </Fact>
    </dl>
  );
}
