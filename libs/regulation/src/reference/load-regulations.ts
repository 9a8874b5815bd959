import pg from 'pg';
import { overlappingRules, ruleProblems } from '../rules/rule-problems.js';
import { readReferenceData, type ReferenceData } from './reference-data.js';

/** What a load changed; all zero the second time. */
export interface LoadReport {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
}

interface Changes {
  added: number;
  changed: number;
}

/** Puts rows in by key; a row that differs is changed, and only one the product itself brought. */
const UPSERTS: readonly { table: string; key: string; columns: string; rows: (data: ReferenceData) => readonly object[]; guard: string }[] =
  [
    {
      table: 'regulations',
      key: 'id',
      columns:
        'id text, level text, number text, title text, issuer text, issued_on date, effective_from date, effective_to date, replaced_by text, certainty text, note text, origin text',
      guard: `regulations.origin = 'product'`,
      rows: ({ regulations }) =>
        regulations.map((row) => ({
          ...row,
          issued_on: row.issuedOn,
          effective_from: row.effectiveFrom,
          effective_to: row.effectiveTo,
          replaced_by: row.replacedBy,
          origin: 'product',
        })),
    },
    {
      table: 'clauses',
      key: 'id',
      columns: 'id text, regulation_id text, place text, subject text, mark text, withdrawn boolean',
      guard: 'true',
      rows: ({ clauses }) => clauses.map((row) => ({ ...row, regulation_id: row.regulationId, withdrawn: false })),
    },
    {
      table: 'rules',
      key: 'id',
      columns:
        'id text, key text, regulation_id text, mode text, unit_kinds text[], value jsonb, basis text, valid_from date, valid_to date, certainty text, note text, origin text, withdrawn boolean',
      guard: `rules.origin = 'product'`,
      rows: ({ rules }) =>
        rules.map((row) => ({
          ...row,
          regulation_id: row.regulationId,
          unit_kinds: row.unitKinds,
          valid_from: row.validFrom,
          valid_to: row.validTo,
          origin: 'product',
          withdrawn: false,
        })),
    },
    {
      table: 'calendar_years',
      key: 'year',
      columns: 'year integer, announced boolean, source text, origin text',
      guard: `calendar_years.origin = 'product'`,
      rows: ({ years }) => years.map((row) => ({ ...row, origin: 'product' })),
    },
    {
      table: 'calendar_days',
      key: 'date',
      columns: 'date date, year integer, kind text, name text, source text, certainty text, removed boolean',
      guard: 'true',
      rows: ({ days }) => days.map((row) => ({ ...row, year: Number(row.date.slice(0, 4)), removed: false })),
    },
  ];

/**
 * Brings the regulations, clauses, rules and calendar the product comes with into the database, as portal_platform, after the migrations.
 * Repeating it changes nothing; what officials entered, and years they edited, stay. Rows the product no longer has are withdrawn, not deleted.
 * Processes that run see the change within seconds.
 */
export async function loadRegulations(connection: pg.ClientConfig, data: ReferenceData = readReferenceData()): Promise<LoadReport> {
  const problems = [...ruleProblems(data.rules), ...overlappingRules(data.rules).map(([a, b]) => `${a} và ${b} cùng nói về một việc.`)];
  if (problems.length > 0) throw new Error(`Dữ liệu quy chế có lỗi:\n${problems.join('\n')}`);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select revision from regulation_revision for update');
    const report = await load(client, data);
    if (report.added + report.changed + report.withdrawn > 0) await client.query('update regulation_revision set revision = revision + 1');
    await client.query('commit');
    return report;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function load(client: pg.Client, data: ReferenceData): Promise<LoadReport> {
  const edited = await client.query<{ year: number }>(`select year from calendar_years where origin = 'official'`);
  const editedYears = new Set(edited.rows.map((row) => row.year));
  const days = data.days.filter((day) => !editedYears.has(Number(day.date.slice(0, 4))));
  const total: Changes = { added: 0, changed: 0 };
  for (const upsert of UPSERTS) {
    const { added, changed } = await put(client, upsert, upsert.rows({ ...data, days }));
    total.added += added;
    total.changed += changed;
  }
  const withdrawn = await withdraw(client, data);
  return { ...total, withdrawn };
}

async function put(client: pg.Client, { table, key, columns, guard }: (typeof UPSERTS)[number], rows: readonly object[]): Promise<Changes> {
  const names = columns.split(', ').map((column) => column.split(' ')[0]!);
  const others = names.filter((name) => name !== key);
  const { rows: touched } = await client.query<{ added: boolean }>(
    `insert into ${table} (${names.join(', ')})
     select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as row (${columns})
     on conflict (${key}) do update
       set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}, updated_at = now()
       where ${guard} and (${others.map((name) => `${table}.${name}`).join(', ')}) is distinct from (${others.map((name) => `excluded.${name}`).join(', ')})
     returning xmax = 0 as added`,
    [JSON.stringify(rows)],
  );
  const added = touched.filter((row) => row.added).length;
  return { added, changed: touched.length - added };
}

async function withdraw(client: pg.Client, { rules, clauses }: ReferenceData): Promise<number> {
  const gone = await client.query(
    `update rules set withdrawn = true, updated_at = now() where origin = 'product' and not withdrawn and id <> all ($1::text[])`,
    [rules.map((rule) => rule.id)],
  );
  const unnamed = await client.query(
    `update clauses set withdrawn = true, updated_at = now() where not withdrawn and id <> all ($1::text[])`,
    [clauses.map((clause) => clause.id)],
  );
  return (gone.rowCount ?? 0) + (unnamed.rowCount ?? 0);
}
