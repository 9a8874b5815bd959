import type { PreparedStatement } from '@cong-tinh/platform';
import { BODY, CATEGORY, FEED_ITEM, ITEM, LISTED, listOf, MENU, NEWEST, SHELL } from './fragments.js';

const LIVE = `a.site_id = $1 and a.state = 'live'`;
const statement = (name: string, text: string): PreparedStatement => ({ name: `public_${name}`, text: `/* public_${name} */ ${text}` });

/** Shell and menu: pages that hold nothing else (sitemap, errors). */
export const PAGE = statement('page', `select json_build_object('shell', ${SHELL}, 'menu', ${MENU}) as page`);

export const HOME = statement(
  'home',
  `select json_build_object(
    'shell', ${SHELL},
    'menu', ${MENU},
    'lead', (select ${ITEM} from ${LISTED} where a.site_id = $1 and a.id = lead.id),
    'latest', ${listOf(`select ${ITEM} as item from ${LISTED} where ${LIVE} and a.id is distinct from lead.id ${NEWEST} limit 6`)},
    'sections', (
      select coalesce(json_agg(json_build_object('category', ${CATEGORY}, 'items', newest.items, 'total', m.total) order by m.position), '[]')
      from site_menus m
      cross join lateral (
        select json_agg(x.item) as items from (
          select ${ITEM} as item from published_addresses a join published_items i on i.site_id = a.site_id and i.id = a.item_id
          where ${LIVE} and a.category = m.category ${NEWEST} limit 5) x) newest
      where m.site_id = $1 and m.category is not null and m.total > 0),
    'total', (select coalesce(sum(m.total), 0) from site_menus m where m.site_id = $1)) as page
  from (select coalesce(
    (select a.id from published_addresses a where ${LIVE} and a.featured ${NEWEST} limit 1),
    (select a.id from published_addresses a where ${LIVE} ${NEWEST} limit 1)) as id) lead`,
);

/** `$2` category, `$3` and `$4` where the page begins, `$5` how many items. */
export const LIST = statement(
  'list',
  `select json_build_object(
    'shell', ${SHELL},
    'menu', ${MENU},
    'category', (select ${CATEGORY} from site_menus m where m.site_id = $1 and m.category = $2),
    'categories', (select coalesce(json_agg(${CATEGORY} order by m.position), '[]') from site_menus m where m.site_id = $1 and m.category is not null),
    'items', ${listOf(`select ${ITEM} as item from ${LISTED}
      where ${LIVE} and a.category = $2 and (a.listed_at, a.id) < ($3::timestamptz, $4::uuid) ${NEWEST} limit $5`)},
    'total', (select m.total from site_menus m where m.site_id = $1 and m.category = $2),
    'last', (select json_build_object('at', x.listed_at, 'id', x.id) from (
      select a.listed_at, a.id from published_addresses a
      where ${LIVE} and a.category = $2 and (a.listed_at, a.id) < ($3::timestamptz, $4::uuid) ${NEWEST} offset $5 - 2 limit 1) x)) as page`,
);

const beside = (comparison: '<' | '>') => `(
  select json_build_object('path', b.path, 'title', bi.title)
  from here h
  cross join lateral (
    select a.path, a.item_id from published_addresses a
    where ${LIVE} and a.category = h.category and (a.listed_at, a.id) ${comparison} (h.listed_at, h.id)
    order by a.listed_at ${comparison === '<' ? 'desc' : 'asc'}, a.id ${comparison === '<' ? 'desc' : 'asc'} limit 1) b
  join published_items bi on bi.site_id = $1 and bi.id = b.item_id
  where h.state = 'live')`;

/** `$2` the path. Whatever the address is, one row says so. */
export const ADDRESS = statement(
  'address',
  `with here as materialized (select * from published_addresses where site_id = $1 and path = $2)
  select json_build_object(
    'state', coalesce((select h.state from here h), 'absent'),
    'shell', ${SHELL},
    'menu', ${MENU},
    'to', (select a.path from here h join published_addresses a
      on a.site_id = $1 and a.subject_kind = h.subject_kind and a.subject_id = h.subject_id and a.state <> 'moved' where h.state = 'moved'),
    'withdrawal', (select json_build_object('ground', w.ground, 'reason', w.reason, 'decidedBy', w.decided_by, 'decidedOn', w.decided_on)
      from here h join published_withdrawals w on w.site_id = $1 and w.id = h.withdrawal_id),
    'article', (select ${BODY} from here h join ${LISTED} on a.site_id = $1 and a.id = h.id where h.state = 'live'),
    'previous', ${beside('<')},
    'next', ${beside('>')},
    'related', ${listOf(`select ${ITEM} as item from here h join ${LISTED} on ${LIVE} and a.category = h.category and a.id <> h.id
      where h.state = 'live' ${NEWEST} limit 4`)}) as page`,
);

/** `$2` category or null for all of the site, `$3` how many items. */
export const FEED = statement(
  'feed',
  `select json_build_object(
    'shell', ${SHELL},
    'menu', ${MENU},
    'category', (select ${CATEGORY} from site_menus m where m.site_id = $1 and m.category = $2),
    'items', ${listOf(`select ${FEED_ITEM} as item from ${LISTED} where ${LIVE} and ($2::text is null or a.category = $2) ${NEWEST} limit $3`)}) as page`,
);

/** `$2` the path after which to begin, `$3` how many rows. */
export const SITEMAP = statement(
  'sitemap',
  `select a.path, coalesce(a.updated_at, a.listed_at) as changed_at from published_addresses a
  where ${LIVE} and a.path > $2 order by a.path limit $3`,
);

export const TREE = statement(
  'tree',
  `select coalesce(json_agg(json_build_object(
    'siteId', s.site_id, 'kind', s.kind, 'name', s.name, 'host', h.host, 'parentId', s.parent_site_id, 'active', s.state = 'active')
    order by s.name collate "vi-x-icu"), '[]') as page
  from site_shells s join site_hosts h on h.site_id = s.site_id and h.role = 'canonical'`,
);
