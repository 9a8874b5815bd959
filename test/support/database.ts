import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Config, connectionOf, createRoles, installQueues, listMigrations, migrate, type RolePasswords } from '@cong-tinh/platform';
import { loadRegulations, readReferenceData } from '@cong-tinh/regulation';
import { testCluster } from './cluster.js';

/** A migrated database of one test file, with the configuration that leads to it. */
export interface TestDatabase {
  readonly name: string;
  readonly config: Config;
  /** The superuser, for looking behind the policies and for breaking things on purpose. */
  readonly admin: pg.ClientConfig;
  /** Rows of a statement as the superuser. */
  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Removes the database with whoever is still connected. */
  drop(): Promise<void>;
}

const LOCK = 4242_9001;

/** A fresh database with all migrations, cloned from the run's template in a fraction of a second. */
export async function testDatabase(settings: Record<string, string> = {}): Promise<TestDatabase> {
  const template = await ensureTemplate();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin('postgres', (client) => client.query(`create database ${name} template ${template} owner portal_owner`));
  const dataFolder = mkdtempSync(join(tmpdir(), 'cong-tinh-data-'));
  return {
    name,
    config: configFor(name, { DATA_FOLDER: dataFolder, ...settings }),
    admin: adminOf(name),
    query: (sql, params = []) => asAdmin(name, async (client) => (await client.query(sql, params as unknown[])).rows as never[]),
    drop: async () => {
      rmSync(dataFolder, { recursive: true, force: true });
      await asAdmin('postgres', (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** A database with the roles and nothing else, for tests of the migrations themselves. */
export async function emptyDatabase(settings: Record<string, string> = {}): Promise<TestDatabase> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await createRoles(adminOf('postgres'), name, passwords());
  const config = configFor(name, settings);
  return {
    name,
    config,
    admin: adminOf(name),
    query: (sql, params = []) => asAdmin(name, async (client) => (await client.query(sql, params as unknown[])).rows as never[]),
    drop: () => asAdmin('postgres', async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** A database as an earlier release left it, not yet upgraded: `dump` is the SQL that was kept of it. */
export async function releasedDatabase(dump: string, settings: Record<string, string> = {}): Promise<TestDatabase> {
  // The roles belong to the server and come with the first database; the schemas come with the dump.
  const database = await emptyDatabase(settings);
  await database.drop();
  await asAdmin('postgres', (client) => client.query(`create database ${database.name} owner portal_owner template template0`));
  await database.query(dump);
  await createRoles(adminOf('postgres'), database.name, passwords());
  return database;
}

let template: Promise<string> | null = null;

function ensureTemplate(): Promise<string> {
  return (template ??= makeTemplate());
}

/** One template for each state of the migrations; the first test file that asks makes it, the others wait. */
async function makeTemplate(): Promise<string> {
  const state = createHash('sha256');
  for (const { name, sha256 } of listMigrations()) state.update(`${name} ${sha256}\n`);
  state.update(JSON.stringify(readReferenceData()));
  const name = `template_${state.digest('hex').slice(0, 16)}`;
  return asAdmin('postgres', async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return name;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await createRoles(adminOf('postgres'), unfinished, passwords());
    const config = configFor(unfinished, {});
    await migrate(connectionOf(config, 'portal_owner'));
    await loadRegulations(connectionOf(config, 'portal_platform'));
    await installQueues(config, []);
    await client.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  });
}

function configFor(database: string, settings: Record<string, string>): Config {
  const { host, port, password } = testCluster();
  return Config.load({
    PORTAL_ENV: 'test',
    PUBLIC_ZONE: 'longan.localhost',
    PUBLIC_SCHEME: 'http',
    PUBLIC_PORT: '8080',
    LISTEN_HOST: '127.0.0.1',
    LISTEN_PORT: '0',
    OPERATIONS_PORT: '0',
    DATABASE_HOST: host,
    DATABASE_PORT: String(port),
    DATABASE_NAME: database,
    DATABASE_POOL: '4',
    // A busy machine is no fault of the code under test.
    DATABASE_WAIT: '120',
    DATABASE_OWNER_PASSWORD: password,
    DATABASE_APP_PASSWORD: password,
    DATABASE_PUBLIC_PASSWORD: password,
    DATABASE_PLATFORM_PASSWORD: password,
    DATABASE_JOBS_PASSWORD: password,
    SESSION_SECRET: 'a secret of the tests that is long enough',
    SSO_ISSUER: 'http://sso.longan.localhost:8080/realms/cong-tinh',
    SSO_CLIENT_SECRET: 'a client secret of the tests',
    DEMONSTRATION: 'yes',
    LOG_LEVEL: 'silent',
    ...settings,
  });
}

function passwords(): RolePasswords {
  const { password } = testCluster();
  return { portal_owner: password, portal_app: password, portal_public: password, portal_platform: password, portal_jobs: password };
}

function adminOf(database: string): pg.ClientConfig {
  const { host, port, password } = testCluster();
  return { host, port, user: 'postgres', password, database };
}

async function asAdmin<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(adminOf(database));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
