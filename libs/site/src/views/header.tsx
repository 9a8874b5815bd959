import { formatDate, weekdayName } from '@cong-tinh/kernel';
import type { MenuEntry, Page, Shell } from '@cong-tinh/publication';
import type { JSX } from 'preact';
import { Icon } from './icon.js';
import { fullTitle } from './names.js';
import type { PageContext } from './page-context.js';

const SKYLINES: Readonly<Record<string, string>> = {
  province: 'mep-song.svg',
  department: 'mep-so.svg',
  assembly: 'mep-so.svg',
  district: 'mep-cho.svg',
  commune: 'mep-kenh.svg',
  other: 'mep-song.svg',
};
const LONG_NAME = 24;
const GOVERNMENT = 'https://chinhphu.vn';
const LETTER_SIZES = [
  { id: 'co-chu-vua', label: 'Cỡ chữ vừa', look: 'a1' },
  { id: 'co-chu-lon', label: 'Cỡ chữ lớn', look: 'a2' },
  { id: 'co-chu-rat-lon', label: 'Cỡ chữ rất lớn', look: 'a3' },
];

/** The menu as shown: home first, whatever the site's own entries. */
export function menuOf(page: Page): readonly MenuEntry[] {
  return page.menu[0]?.path === '/'
    ? page.menu
    : [{ label: 'Trang chủ', path: '/', category: null }, ...page.menu.filter((entry) => entry.path !== '/')];
}

export function Header(props: { page: Page; context: PageContext; current: string | null; desk: boolean }): JSX.Element {
  const { shell } = props.page;
  return (
    <header>
      {shell.demonstration && <Demonstration />}
      <Utilities shell={shell} context={props.context} />
      <div class="plate">
        <div class="wrap">
          <a class="brand" href="/">
            <img class="mark" src={props.context.assets.url('bieu-trung.svg')} width={72} height={72} alt="" />
            <span class="name">
              <span>{shell.kicker}</span>
              <b class={shell.name.length > LONG_NAME ? 'long' : undefined}>{shell.name}</b>
              <span class="addr">{shell.place ?? shell.host}</span>
            </span>
          </a>
          <img class="skyline" src={props.context.assets.url(SKYLINES[shell.kind] ?? SKYLINES.other!)} width={840} height={260} alt="" />
        </div>
      </div>
      <Navigation {...props} />
      <div class="scarf" />
    </header>
  );
}

function Demonstration(): JSX.Element {
  return (
    <div class="demo" role="note">
      <div class="wrap">
        <p>
          <b>Trang minh họa.</b> Tin, bài, số liệu, điện thoại trên trang này đều là nội dung minh họa, không phải thông tin chính thức của
          cơ quan nhà nước.
        </p>
      </div>
    </div>
  );
}

function Utilities({ shell, context }: { shell: Shell; context: PageContext }): JSX.Element {
  const day = weekdayName(context.today);
  return (
    <div class="util">
      <div class="wrap">
        <p class="dt">
          {day[0]!.toUpperCase() + day.slice(1)}, <time dateTime={context.today}>{formatDate(context.today)}</time>
        </p>
        <ol class="levels" aria-label="Hệ thống hành chính">
          <li>Cộng hòa xã hội chủ nghĩa Việt Nam</li>
          {shell.kind === 'province' && (
            <li>
              <a href={GOVERNMENT}>Chính phủ</a>
            </li>
          )}
          {shell.levels.map((level, i) => (
            <li key={level.label} aria-current={i === shell.levels.length - 1 ? 'true' : undefined}>
              {level.host !== null && level.host !== shell.host ? (
                <a href={`${context.origin(level.host)}/`}>{level.label}</a>
              ) : (
                level.label
              )}
            </li>
          ))}
        </ol>
        <div class="own">
          <LetterSize />
          <a href="#lien-he">Liên hệ</a>
        </div>
      </div>
    </div>
  );
}

/** Radio buttons that the style sheet listens to: they work without script and leave nothing behind. */
function LetterSize(): JSX.Element {
  return (
    <fieldset class="size">
      <legend>Cỡ chữ</legend>
      {LETTER_SIZES.map((size, i) => (
        <label key={size.id}>
          <input type="radio" name="co-chu" id={size.id} checked={i === 0} />
          <span class={size.look} aria-hidden="true">
            A
          </span>
          <span class="vh">{size.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Navigation({ page, current, desk }: { page: Page; current: string | null; desk: boolean }): JSX.Element {
  return (
    <nav class="nav" aria-label="Chính">
      <div class="wrap">
        <div class="jump">
          <button class="open-menu" type="button" popovertarget="thuc-don">
            <Icon name="menu" />
            Thực đơn
          </button>
          <a class="to-index" href="#muc-luc">
            Mục lục
          </a>
          {desk && <a href="#ban-dich-vu">Bàn dịch vụ</a>}
        </div>
        <ul class="menu" id="thuc-don" popover="auto">
          <li class="close">
            <button
              type="button"
              popovertarget="thuc-don"
              popovertargetaction="hide"
              aria-label={`Đóng thực đơn của ${fullTitle(page.shell)}`}
            >
              <Icon name="x" />
              Đóng thực đơn
            </button>
          </li>
          {menuOf(page).map((entry) => (
            <li key={entry.path}>
              <a href={entry.path} aria-current={entry.path === current ? 'page' : undefined}>
                {entry.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
