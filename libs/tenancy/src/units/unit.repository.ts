import { type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { Unit, UnitKind, UnitVersion } from './unit.js';
import { KIND_ORDER, type UnitEntry, unitSearchText } from './units-file.js';

interface UnitRow {
  id: string;
  kind: UnitKind;
  code: string;
  type: string;
  name: string;
  full_name: string;
  short_name: string | null;
  abbreviation: string | null;
  english_name: string | null;
  parent_id: string | null;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
}

interface VersionRow extends UnitRow {
  version_id: string;
  decision_id: string | null;
  basis: string | null;
  recorded_by: string | null;
  recorded_at: Date | null;
}

const COLUMNS = `u.id, u.kind, v.code, v.type, v.name, v.full_name, v.short_name, v.abbreviation, v.english_name, v.parent_id, v.valid_from, v.valid_to`;
const FROM = 'from unit_versions v join units u on u.id = v.unit_id';
const ON = 'v.valid_from <= $1 and (v.valid_to is null or $1 < v.valid_to)';

export interface UnitFilter {
  readonly on: IsoDate;
  readonly search?: readonly string[];
  readonly kind?: UnitKind;
  readonly parentId?: string;
  readonly after?: UnitPosition;
  readonly limit: number;
}

export interface UnitPosition {
  readonly rank: number;
  readonly name: string;
  readonly id: string;
}

/** A unit about to be written, with its first version. */
export interface NewVersion extends Omit<UnitEntry, 'parent'> {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly paper?: VersionPaper;
}

/** What a version rests on and who entered it. */
export interface VersionPaper {
  readonly decisionId: string;
  readonly basis: string;
  readonly recordedBy: string;
  readonly recordedById: string | null;
  readonly recordedAt: Date;
  /** Its day has not come: sites follow when it does. */
  readonly awaited: boolean;
}

/** Every query on units. A unit is always asked for on a date. */
@Injectable()
export class UnitRepository {
  constructor(private readonly database: Database) {}

  async find(id: string, on: IsoDate): Promise<Unit | null> {
    const [row] = await this.database.query<UnitRow>(`select ${COLUMNS} ${FROM} where ${ON} and u.id = $2`, [on, id]);
    return row ? toUnit(row) : null;
  }

  /** The version that holds on a date, else the nearest one before it, else the first: for naming what has ended. */
  async nearest(id: string, on: IsoDate): Promise<Unit | null> {
    const [row] = await this.database.query<UnitRow>(
      `select ${COLUMNS} ${FROM} where u.id = $2 order by (v.valid_from <= $1) desc, abs(v.valid_from - $1::date) limit 1`,
      [on, id],
    );
    return row ? toUnit(row) : null;
  }

  /** As `nearest`, for many. */
  async nearestMany(ids: readonly string[], on: IsoDate): Promise<Unit[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<UnitRow>(
      `select distinct on (u.id) ${COLUMNS} ${FROM} where u.id = any ($2) order by u.id, (v.valid_from <= $1) desc, abs(v.valid_from - $1::date)`,
      [on, ids],
    );
    return rows.map(toUnit);
  }

  async findByCode(code: string, on: IsoDate): Promise<Unit | null> {
    const [row] = await this.database.query<UnitRow>(`select ${COLUMNS} ${FROM} where ${ON} and v.code = $2`, [on, code]);
    return row ? toUnit(row) : null;
  }

  /** Locks a unit against a second site being made for it at the same time. */
  async lock(id: string): Promise<void> {
    await this.database.query('select from units where id = $1 for update', [id]);
  }

  async findMany(ids: readonly string[], on: IsoDate): Promise<Unit[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<UnitRow>(`select ${COLUMNS} ${FROM} where ${ON} and u.id = any ($2)`, [on, ids]);
    return rows.map(toUnit);
  }

  async allOn(on: IsoDate): Promise<Unit[]> {
    const rows = await this.database.query<UnitRow>(`select ${COLUMNS} ${FROM} where ${ON}`, [on]);
    return rows.map(toUnit);
  }

  async list({ on, search = [], kind, parentId, after, limit }: UnitFilter): Promise<(Unit & { rank: number })[]> {
    const rows = await this.database.query<UnitRow & { rank: number }>(
      `select * from (select ${COLUMNS}, array_position($2::text[], u.kind) as rank ${FROM}
         where ${ON} and ($3::text is null or u.kind = $3) and ($4::uuid is null or v.parent_id = $4 or u.id = $4)
           and v.search_text like all ($5::text[])) t
       where $6::int is null or (rank, name collate "vi-x-icu", id) > ($6, $7 collate "vi-x-icu", $8::uuid)
       order by rank, name collate "vi-x-icu", id limit $9`,
      [
        on,
        KIND_ORDER,
        kind ?? null,
        parentId ?? null,
        search.map(containing),
        after?.rank ?? null,
        after?.name ?? null,
        after?.id ?? null,
        limit,
      ],
    );
    return rows.map((row) => ({ ...toUnit(row), rank: row.rank }));
  }

  /** Versions on record that bear one of these codes, whenever. */
  async versionsOfCodes(codes: readonly string[]): Promise<Unit[]> {
    const rows = await this.database.query<UnitRow>(`select ${COLUMNS} ${FROM} where v.code = any ($1)`, [codes]);
    return rows.map(toUnit);
  }

  /** Every version of a unit, the latest first. */
  async versionsOf(id: string): Promise<UnitVersion[]> {
    const rows = await this.database.query<VersionRow>(
      `select ${COLUMNS}, v.id as version_id, v.decision_id, v.basis, v.recorded_by, v.recorded_at ${FROM} where u.id = $1 order by v.valid_from desc`,
      [id],
    );
    return rows.map(toVersion);
  }

  /** Versions of a kind of unit that hold on some day of a period. */
  async ofKindWithin(kind: UnitKind, from: IsoDate, to: IsoDate | null): Promise<Unit[]> {
    const rows = await this.database.query<UnitRow>(
      `select ${COLUMNS} ${FROM} where u.kind = $3 and (v.valid_to is null or $1 < v.valid_to) and ($2::date is null or v.valid_from < $2) order by v.valid_from`,
      [from, to, kind],
    );
    return rows.map(toUnit);
  }

  /** One change of the registry at a time, until the transaction ends. */
  async lockRegistry(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('units', 0))`);
  }

  /** The last day of a version is the one before a day. */
  async endVersion(versionId: string, validTo: IsoDate): Promise<void> {
    await this.database.query('update unit_versions set valid_to = $2 where id = $1', [versionId, validTo]);
  }

  /** Units whose awaited version has begun; they are awaited no longer. */
  async takeBegun(today: IsoDate): Promise<string[]> {
    const rows = await this.database.query<{ unit_id: string }>(
      'with begun as (update unit_versions set awaited = false where awaited and valid_from <= $1 returning unit_id) select distinct unit_id from begun',
      [today],
    );
    return rows.map(({ unit_id }) => unit_id);
  }

  /** New units with their first versions. */
  async insert(versions: readonly NewVersion[]): Promise<void> {
    const made = versions.map(({ unitId, kind }) => ({ id: unitId, kind }));
    await this.database.query('insert into units (id, kind) select id, kind from json_to_recordset($1) as t (id uuid, kind text)', [
      JSON.stringify(made),
    ]);
    await this.insertVersions(versions);
  }

  async insertVersions(versions: readonly NewVersion[]): Promise<void> {
    const rows = versions.map((version) => ({
      id: uuidv7(),
      unit_id: version.unitId,
      code: version.code,
      type: version.type,
      name: version.name,
      full_name: version.fullName,
      short_name: version.shortName,
      abbreviation: version.abbreviation,
      english_name: version.englishName,
      parent_id: version.parentId,
      search_text: unitSearchText(version),
      valid_from: version.validFrom,
      valid_to: version.validTo,
      decision_id: version.paper?.decisionId ?? null,
      basis: version.paper?.basis ?? null,
      recorded_by: version.paper?.recordedBy ?? null,
      recorded_by_id: version.paper?.recordedById ?? null,
      recorded_at: version.paper?.recordedAt ?? null,
      awaited: version.paper?.awaited ?? false,
    }));
    await this.database.query(
      `insert into unit_versions (id, unit_id, code, type, name, full_name, short_name, abbreviation, english_name, parent_id, search_text,
         valid_from, valid_to, decision_id, basis, recorded_by, recorded_by_id, recorded_at, awaited)
       select * from json_to_recordset($1) as t (id uuid, unit_id uuid, code text, type text, name text, full_name text, short_name text,
         abbreviation text, english_name text, parent_id uuid, search_text text, valid_from date, valid_to date, decision_id uuid, basis text,
         recorded_by text, recorded_by_id text, recorded_at timestamptz, awaited boolean)`,
      [JSON.stringify(rows)],
    );
  }
}

/** A LIKE pattern that finds a folded word anywhere. */
export const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

const toUnit = (row: UnitRow): Unit => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  type: row.type,
  name: row.name,
  fullName: row.full_name,
  shortName: row.short_name,
  abbreviation: row.abbreviation,
  englishName: row.english_name,
  parentId: row.parent_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});

const toVersion = (row: VersionRow): UnitVersion => ({
  ...toUnit(row),
  versionId: row.version_id,
  decisionId: row.decision_id,
  basis: row.basis,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
});
