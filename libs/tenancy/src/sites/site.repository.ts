import { CLOCK, type Clock, fold, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { UnitKind } from '../units/unit.js';
import { KIND_ORDER } from '../units/units-file.js';
import { BY_PARENT, siteSearch } from './site-search.js';
import type { ResponsibleHead, Site, SitePlace, SiteState } from './site.js';

interface SiteRow {
  id: string;
  unit_id: string;
  kind: UnitKind;
  name: string;
  state: SiteState;
  decision_id: string | null;
  head_name: string | null;
  head_position: string | null;
  demonstration: boolean;
  approved_on: IsoDate | null;
  activated_on: IsoDate | null;
  host: string | null;
}

const COLUMNS = `s.id, s.unit_id, s.kind, s.name, s.state, s.decision_id, s.head_name, s.head_position, s.demonstration, s.approved_on, s.activated_on`;
const HOLDS = 'v.valid_from <= $1 and (v.valid_to is null or $1 < v.valid_to)';
const CANONICAL = `d.site_id = s.id and d.role = 'canonical' and d.valid_from <= $1 and (d.valid_to is null or $1 < d.valid_to)`;
const OWN_TEXT = `' ' || v.search_text || ' ' || coalesce(d.host, '') || ' '`;
const ABOVE_TEXT = `' ' || coalesce(p.search_text, '') || ' ' || coalesce(replace(substr(d.host, strpos(d.host, '.')), '.', ' '), '')`;
/** Its own name as it was typed, or as it begins; its own words; its own and its parent's; the long name of the site: the closest that holds. */
const MATCH = `case
  when $6::text is null or ${OWN_TEXT} like $6 || ' %' then 0
  when ${OWN_TEXT} like $6 || '%' then 1
  when ${OWN_TEXT} like all ($7::text[]) then 2
  when exists (select from unnest($8::text[], $9::text[]) as split (mine, above)
               where ${OWN_TEXT} like split.mine and ${ABOVE_TEXT} like split.above) then ${BY_PARENT}
  when s.search_text like $10 then 4 end`;
const WITH_HOST = `select ${COLUMNS}, d.host from sites s left join domains d on ${CANONICAL}`;

export interface SiteFilter {
  readonly search?: readonly string[];
  readonly kind?: UnitKind;
  readonly state?: SiteState;
  /** A unit: its own site and those of the units right below it. */
  readonly districtId?: string;
  readonly after?: SitePosition;
  readonly limit: number;
}

export interface SitePosition {
  readonly match: number;
  readonly rank: number;
  readonly name: string;
  readonly id: string;
}

export interface ListedSite extends Site {
  /** How what was looked for was found: the smaller, the closer. */
  readonly match: number;
  readonly rank: number;
  readonly unitName: string;
  readonly parentName: string | null;
  /** Found by the name of the unit above it, not by its own. */
  readonly matchedByParent: boolean;
}

/** What is written of a new site. */
export interface NewSite {
  readonly id: string;
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly state: SiteState;
  readonly decisionId: string | null;
  readonly head: ResponsibleHead | null;
  readonly demonstration: boolean;
  readonly approvedOn: IsoDate | null;
  readonly activatedOn: IsoDate | null;
  /** Words besides the name by which it is found: names of the unit and of what is above it. */
  readonly keywords: readonly string[];
}

/** Every query on sites and their facts; works through whichever door is open, writes need the platform's. */
@Injectable()
export class SiteRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Site | null> {
    const [row] = await this.database.query<SiteRow>(`${WITH_HOST} where s.id = $2`, [this.clock.today(), id]);
    return row ? toSite(row) : null;
  }

  async findMany(ids: readonly string[]): Promise<Site[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<SiteRow>(`${WITH_HOST} where s.id = any ($2)`, [this.clock.today(), ids]);
    return rows.map(toSite);
  }

  /** The site of a unit that is neither refused nor absent. */
  async findOfUnit(unitId: string): Promise<Site | null> {
    const [row] = await this.database.query<SiteRow>(`${WITH_HOST} where s.unit_id = $2 and s.state <> 'refused'`, [
      this.clock.today(),
      unitId,
    ]);
    return row ? toSite(row) : null;
  }

  async ofUnits(unitIds: readonly string[]): Promise<Map<string, Site>> {
    if (unitIds.length === 0) return new Map();
    const rows = await this.database.query<SiteRow>(`${WITH_HOST} where s.unit_id = any ($2) and s.state <> 'refused'`, [
      this.clock.today(),
      unitIds,
    ]);
    return new Map(rows.map((row) => [row.unit_id, toSite(row)]));
  }

  async findProvince(): Promise<Site | null> {
    const [row] = await this.database.query<SiteRow>(`${WITH_HOST} where s.kind = 'province' and s.state <> 'refused'`, [
      this.clock.today(),
    ]);
    return row ? toSite(row) : null;
  }

  /** Decided sites of the units below these, at any depth: their pages name the levels above. */
  async beneath(unitIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `with recursive down (unit_id, depth) as (
         select v.unit_id, 1 from unit_versions v where v.parent_id = any ($2) and ${HOLDS}
         union
         select v.unit_id, down.depth + 1 from down join unit_versions v on v.parent_id = down.unit_id and ${HOLDS} where down.depth < 5
       )
       select s.id from down join sites s on s.unit_id = down.unit_id where s.state in ('approved', 'active', 'suspended')`,
      [this.clock.today(), unitIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Locks a site for a change of its state. */
  async lock(id: string): Promise<Site | null> {
    await this.database.query('select from sites where id = $1 for update', [id]);
    return this.find(id);
  }

  async list({ search = [], kind, state, districtId, after, limit }: SiteFilter): Promise<ListedSite[]> {
    const { own, words, splits, whole } = siteSearch(search);
    const rows = await this.database.query<SiteRow & { match: number; rank: number; unit_name: string; parent_name: string | null }>(
      `select * from (
         select ${COLUMNS}, d.host, array_position($2::text[], s.kind) as rank, v.full_name as unit_name, p.full_name as parent_name, ${MATCH} as match
         from sites s
         left join domains d on ${CANONICAL}
         join lateral (${version('s.unit_id')}) v on true
         left join lateral (${version('v.parent_id')}) p on true
         where ($3::text is null or s.kind = $3) and ($4::text is null or s.state = $4)
           and ($5::uuid is null or s.unit_id = $5 or v.parent_id = $5)
       ) t
       where match is not null and ($11::int is null or (match, rank, unit_name collate "vi-x-icu", id) > ($11, $12, $13 collate "vi-x-icu", $14::uuid))
       order by match, rank, unit_name collate "vi-x-icu", id limit $15`,
      [
        this.clock.today(),
        KIND_ORDER,
        kind ?? null,
        state ?? null,
        districtId ?? null,
        own,
        words,
        splits.map(({ mine }) => mine),
        splits.map(({ above }) => above),
        whole,
        after?.match ?? null,
        after?.rank ?? null,
        after?.name ?? null,
        after?.id ?? null,
        limit,
      ],
    );
    return rows.map((row) => ({
      ...toSite(row),
      match: row.match,
      rank: row.rank,
      unitName: row.unit_name,
      parentName: row.parent_name,
      matchedByParent: row.match === BY_PARENT,
    }));
  }

  /** Where sites belong, as people say it: their names, and the districts of communes. */
  async places(ids: readonly string[]): Promise<SitePlace[]> {
    if (ids.length === 0) return [];
    return this.database.query<SitePlace>(
      `select s.id, s.name, case when s.kind = 'commune' then p.full_name end as "districtName"
       from sites s
       left join lateral (${version('s.unit_id')}) v on true
       left join lateral (${version('v.parent_id')}) p on true
       where s.id = any ($2)`,
      [this.clock.today(), ids],
    );
  }

  async insert(sites: readonly NewSite[]): Promise<void> {
    const now = this.clock.now();
    const rows = sites.map((site) => ({
      id: site.id,
      unit_id: site.unitId,
      kind: site.kind,
      name: site.name,
      state: site.state,
      decision_id: site.decisionId,
      head_name: site.head?.name ?? null,
      head_position: site.head?.position ?? null,
      search_text: fold([site.name, ...site.keywords].join(' ')),
      demonstration: site.demonstration,
      approved_on: site.approvedOn,
      activated_on: site.activatedOn,
    }));
    await this.database.query(
      `insert into sites (id, unit_id, kind, name, state, decision_id, head_name, head_position, search_text, demonstration, approved_on, activated_on, created_at, updated_at)
       select t.*, $2, $2 from json_to_recordset($1) as t (id uuid, unit_id uuid, kind text, name text, state text, decision_id uuid, head_name text,
         head_position text, search_text text, demonstration boolean, approved_on date, activated_on date)`,
      [JSON.stringify(rows), now],
    );
  }

  async setState(
    id: string,
    state: SiteState,
    more: { decisionId?: string; approvedOn?: IsoDate; activatedOn?: IsoDate } = {},
  ): Promise<void> {
    await this.database.query(
      `update sites set state = $2, decision_id = coalesce($3, decision_id), approved_on = coalesce($4::date, approved_on),
         activated_on = coalesce(activated_on, $5::date), updated_at = $6 where id = $1`,
      [id, state, more.decisionId ?? null, more.approvedOn ?? null, more.activatedOn ?? null, this.clock.now()],
    );
  }

  /** Names a site anew, with the words by which it is found. */
  async rename(id: string, name: string, keywords: readonly string[]): Promise<void> {
    await this.database.query(
      'update sites set name = $2, search_text = $3, updated_at = $4 where id = $1 and (name, search_text) is distinct from ($2, $3)',
      [id, name, fold([name, ...keywords].join(' ')), this.clock.now()],
    );
  }

  async setHead(id: string, head: ResponsibleHead): Promise<void> {
    await this.database.query('update sites set head_name = $2, head_position = $3, updated_at = $4 where id = $1', [
      id,
      head.name,
      head.position,
      this.clock.now(),
    ]);
  }

  async facts(siteIds: readonly string[]): Promise<Map<string, Record<string, string>>> {
    if (siteIds.length === 0) return new Map();
    const rows = await this.database.query<{ site_id: string; code: string; value: string }>(
      'select site_id, code, value from site_facts where site_id = any ($1) order by site_id, code',
      [siteIds],
    );
    const facts = new Map<string, Record<string, string>>();
    for (const { site_id, code, value } of rows) facts.set(site_id, { ...facts.get(site_id), [code]: value });
    return facts;
  }

  async writeFacts(facts: readonly { siteId: string; code: string; value: string }[]): Promise<void> {
    if (facts.length === 0) return;
    await this.database.query(
      `insert into site_facts (site_id, code, value, updated_at)
       select "siteId", code, value, $2 from json_to_recordset($1) as t ("siteId" uuid, code text, value text)
       on conflict (site_id, code) do update set value = excluded.value, updated_at = excluded.updated_at where site_facts.value <> excluded.value`,
      [JSON.stringify(facts), this.clock.now()],
    );
  }
}

/** The version of a unit that holds today ($1), else its latest: a site outlives its unit's end. */
const version = (unitId: string) =>
  `select full_name, parent_id, search_text from unit_versions where unit_id = ${unitId} order by (valid_from <= $1) desc, valid_from desc limit 1`;

const toSite = (row: SiteRow): Site => ({
  id: row.id,
  unitId: row.unit_id,
  kind: row.kind,
  name: row.name,
  state: row.state,
  decisionId: row.decision_id,
  head: row.head_name !== null && row.head_position !== null ? { name: row.head_name, position: row.head_position } : null,
  demonstration: row.demonstration,
  approvedOn: row.approved_on,
  activatedOn: row.activated_on,
  host: row.host,
});
