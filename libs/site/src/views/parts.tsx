import { dateInVietnam, formatDate, isIsoDate, timeInVietnam } from '@cong-tinh/kernel';
import type { ListedItem } from '@cong-tinh/publication';
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.js';

/** What a section is for; the colour of its bar says it. */
export type Meaning = 'act' | 'law' | 'say' | 'place' | 'news';

const dayOf = (moment: string) => (isIsoDate(moment) ? moment : dateInVietnam(new Date(moment)));

/** Day of an instant or a day, '23/11/2026'. */
export function DayOf({ moment }: { moment: string }): JSX.Element {
  const day = dayOf(moment);
  return <time dateTime={day}>{formatDate(day)}</time>;
}

/** Day and clock of an instant, '23/11/2026 08:15'. */
export function Moment({ instant }: { instant: string }): JSX.Element {
  const at = new Date(instant);
  return (
    <time dateTime={at.toISOString()}>
      {formatDate(dateInVietnam(at))} {timeInVietnam(at)}
    </time>
  );
}

export function SectionHead(props: {
  meaning: Meaning;
  title: string;
  id?: string;
  more?: { label: string; href: string };
  level?: 2;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`hd m-${props.meaning}`}>
      <h2 id={props.id}>{props.title}</h2>
      {props.more && (
        <a class="more" href={props.more.href}>
          {props.more.label}
        </a>
      )}
      {props.children && <p>{props.children}</p>}
    </div>
  );
}

/** Date and office under a title: no item of a list goes without. */
export function ItemMeta({ item }: { item: ListedItem }): JSX.Element {
  return (
    <p class="meta">
      <DayOf moment={item.publishedAt} /> · {item.office}
    </p>
  );
}

/** One line of a list of news. */
export function Headline({ item, summary = false, thumb = false }: { item: ListedItem; summary?: boolean; thumb?: boolean }): JSX.Element {
  const text = (
    <>
      <h3>
        <a href={item.path}>{item.title}</a>
      </h3>
      {summary && item.summary && <p>{item.summary}</p>}
      <ItemMeta item={item} />
    </>
  );
  if (!thumb || !item.image) return <li>{text}</li>;
  return (
    <li class="thumb">
      <div>{text}</div>
      <div class="pic">
        <img src={item.image.src} alt="" width={item.image.width ?? undefined} height={item.image.height ?? undefined} loading="lazy" />
      </div>
    </li>
  );
}

/** A list read by its days: notices. */
export function DatedList({ items }: { items: readonly ListedItem[] }): JSX.Element {
  return (
    <ol class="dates">
      {items.map((item) => {
        const [year, month, day] = dayOf(item.publishedAt).split('-') as [string, string, string];
        return (
          <li key={item.id}>
            <p class="day">
              <b>{day}</b>
              <span>
                tháng {Number(month)}
                <span class="vh">/{year}</span>
              </span>
            </p>
            <div>
              <h3>
                <a href={item.path}>{item.title}</a>
              </h3>
              <p class="meta">{item.office}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Says that there is nothing yet, and where to look meanwhile. */
export function Empty({ title, image, children }: { title: string; image: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <img src={image} width={240} height={180} alt="" />
      <h3>{title}</h3>
      {children}
    </div>
  );
}

export function Notice({
  tone = '',
  icon,
  children,
}: {
  tone?: '' | 'warn' | 'urgent';
  icon: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`notice ${tone}`.trim()}>
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}
