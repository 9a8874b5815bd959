/** Pieces of the statements of public pages. `$1` is the site in every one of them; each gives JSON that `public-pages.ts` describes. */

export const SHELL = `(
  select json_build_object(
    'siteId', s.site_id, 'kind', s.kind, 'name', s.name, 'kicker', s.kicker, 'place', s.place,
    'host', (select h.host from site_hosts h where h.site_id = s.site_id and h.role = 'canonical'),
    'levels', s.levels, 'footer', s.footer, 'accent', s.accent, 'demonstration', s.demonstration, 'state', s.state,
    'suspension', case when s.state = 'suspended' then json_build_object('since', s.suspended_since, 'reason', s.suspension_reason) end,
    'revision', s.revision)
  from site_shells s where s.site_id = $1)`;

export const MENU = `(
  select coalesce(json_agg(json_build_object('label', m.label, 'path', m.path, 'category', m.category) order by m.position), '[]')
  from site_menus m where m.site_id = $1 and m.shown)`;

/** Of the menu row `m`. */
export const CATEGORY = `json_build_object('slug', m.category, 'name', m.label, 'path', m.path)`;

/** An address `a` with its current row `i` and its category `m`. */
export const LISTED = `published_addresses a
  join published_items i on i.site_id = a.site_id and i.id = a.item_id
  left join site_menus m on m.site_id = a.site_id and m.category = a.category`;

const FIELDS = `'id', a.subject_id, 'path', a.path, 'title', i.title, 'summary', i.summary, 'office', i.office, 'category', ${CATEGORY},
  'image', i.image, 'publishedAt', a.listed_at, 'updatedAt', a.updated_at`;

export const ITEM = `json_build_object(${FIELDS})`;
export const FEED_ITEM = `json_build_object(${FIELDS}, 'html', i.html, 'sanitiser', i.sanitiser, 'author', i.author)`;
export const BODY = `json_build_object(${FIELDS}, 'html', i.html, 'sanitiser', i.sanitiser, 'author', i.author, 'source', i.source, 'sourceUrl', i.source_url, 'metadata', i.metadata)`;

export const NEWEST = 'order by a.listed_at desc, a.id desc';

/** A JSON list of what a select names `item`. */
export const listOf = (select: string): string => `(select coalesce(json_agg(x.item), '[]') from (${select}) x)`;
