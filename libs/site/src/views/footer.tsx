import type { Page } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { menuOf } from './header.js';
import { fullTitle } from './names.js';

/** A telephone number as a link; text that is no number stays text. */
export function Phone({ number }: { number: string }): JSX.Element {
  const digits = number.replace(/\(.*?\)/g, '').replace(/[\s.]/g, '');
  return /^\+?\d{3,12}$/.test(digits) ? <a href={`tel:${digits}`}>{number}</a> : <>{number}</>;
}

function Fact({ term, children }: { term: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The six facts a home page must state, on every page. Basis: NĐ 174/2026 Điều 93 */
export function Footer({ page, provinceHome }: { page: Page; provinceHome: string }): JSX.Element {
  const { shell } = page;
  const facts = shell.footer;
  const title = fullTitle(shell);
  const menu = menuOf(page);
  return (
    <footer class="foot" id="lien-he">
      <div class="wrap">
        <h2>{title}</h2>
        {facts && (
          <dl class="legal">
            <Fact term="Cơ quan chủ quản">{facts.governingBody}</Fact>
            <Fact term="Đơn vị quản lý trang">{facts.managingUnit}</Fact>
            <Fact term="Người chịu trách nhiệm nội dung">{facts.responsiblePerson}</Fact>
            <Fact term="Địa chỉ">{facts.address}</Fact>
            <Fact term="Điện thoại">
              <Phone number={facts.phone} />
            </Fact>
            <Fact term="Thư điện tử">
              <a href={`mailto:${facts.email}`}>{facts.email}</a>
            </Fact>
          </dl>
        )}
        <nav id="muc-luc" aria-label="Mục lục">
          <ul>
            {menu.map((entry) => (
              <li key={entry.path}>
                <a href={entry.path}>{entry.label}</a>
              </li>
            ))}
            <li>
              <a href={`${provinceHome}#don-vi`}>Cây đơn vị toàn tỉnh</a>
            </li>
            {!menu.some((entry) => entry.path === '/so-do-trang') && (
              <li>
                <a href="/so-do-trang">Sơ đồ trang</a>
              </li>
            )}
            <li>
              <a href="/rss.xml">Tin RSS</a>
            </li>
          </ul>
        </nav>
        <p class="end">Ghi rõ nguồn “{title}” khi dẫn lại thông tin từ trang này.</p>
        {shell.demonstration && <p class="end">Trang minh họa: nội dung không phải thông tin chính thức.</p>}
      </div>
    </footer>
  );
}
