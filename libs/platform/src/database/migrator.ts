import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../config/project-root.js';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const FILE = /^\d{4}-[a-z0-9-]+\.sql$/;
const LOCK = 4242_0001;

/** All migrations of all libs in the order of their numbers. */
export function listMigrations(): Migration[] {
  const libs = join(projectRoot(), 'libs');
  const found = readdirSync(libs).flatMap((lib) => {
    const folder = join(libs, lib, 'migrations');
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.sql')) : [];
    return files.map((file) => {
      if (!FILE.test(file)) throw new Error(`${lib}/migrations/${file}: the name must be NNNN-words.sql`);
      // A checkout may have turned the ends of lines; the migration is the same.
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return { name: file.replace(/\.sql$/, ''), sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  });
  const numbers = new Set(found.map(({ name }) => name.slice(0, 4)));
  if (numbers.size !== found.length) throw new Error('two migrations bear one number');
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Brings the schema up to date as its owner; answers the names that were applied.
 * Throws when a migration that was applied has been changed since.
 */
export async function migrate(connection: pg.ClientConfig, report: (name: string) => void = () => undefined): Promise<string[]> {
  const client = new pg.Client(connection);
  // A connection that breaks rejects the statement that waits; without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    // The owner of tables under FORCE is blind to rows: off turns a silently wrong answer into an error.
    await client.query(`set row_security = off; set lock_timeout = '2s'; set client_min_messages = warning`);
    await client.query(`
      create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
      comment on table schema_migrations is 'engine: which migrations were applied';`);
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations');
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const done: string[] = [];
    for (const migration of listMigrations()) {
      const before = applied.get(migration.name);
      if (before === migration.sha256) continue;
      if (before)
        throw new Error(`Bản di trú ${migration.name} đã áp dụng nhưng nội dung tệp đã đổi. Hãy viết bản di trú mới thay vì sửa bản cũ.`);
      await apply(client, migration);
      report(migration.name);
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Bản di trú ${migration.name} không chạy được: ${(error as Error).message}`, { cause: error });
  }
}
