import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { Config } from '../config/config.js';
import { isDatabaseDown } from './database-faults.js';
import { installTypeParsers } from './pg-types.js';

export type LoginRole = 'portal_owner' | 'portal_app' | 'portal_public' | 'portal_platform' | 'portal_jobs';

/** Connection facts of a role on the primary, in the shape `pg` takes. */
export function connectionOf(config: Config, role: LoginRole): pg.ClientConfig & { user: LoginRole } {
  const password = {
    portal_owner: config.ownerPassword,
    portal_app: config.appPassword,
    portal_public: config.publicPassword,
    portal_platform: config.platformPassword,
    portal_jobs: config.jobsPassword,
  }[role];
  return {
    host: config.databaseHost,
    port: config.databasePort,
    database: config.databaseName,
    user: role,
    password,
    application_name: `cong-tinh ${role}`,
    connectionTimeoutMillis: config.databaseWait * 1_000,
  };
}

/**
 * A TypeORM data source for one role. Entities are whatever decorated classes the process has imported. Where a replica serves the pages,
 * a primary that is away is waited for in the background.
 */
export async function openDataSource(config: Config, name: string, role: LoginRole, logger: Logger): Promise<DataSource> {
  installTypeParsers();
  const { host, port, database, user, password } = connectionOf(config, role);
  const source = new DataSource({
    type: 'postgres',
    host,
    port,
    database,
    username: user,
    password: password as string,
    applicationName: `cong-tinh ${name}`,
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    extra: { max: config.databasePool, connectionTimeoutMillis: config.databaseWait * 1_000 },
  });
  try {
    return await source.initialize();
  } catch (error) {
    if (config.readHost === '' || !isDatabaseDown(error)) throw error;
    void initialiseLater(source, logger);
    return source;
  }
}

export async function closeDataSource(source: DataSource): Promise<void> {
  closed.add(source);
  if (source.isInitialized) await source.destroy();
}

const RETRY_MS = 1_000;
const closed = new WeakSet<DataSource>();

/** With a replica there is something to serve while the primary is away: this door opens when it comes. */
async function initialiseLater(source: DataSource, logger: Logger): Promise<void> {
  while (!closed.has(source) && !source.isInitialized) {
    await pause(RETRY_MS, undefined, { ref: false });
    await source.initialize().catch((error: unknown) => logger.warn({ err: error }, 'a door into the database cannot be opened yet'));
  }
  if (closed.has(source) && source.isInitialized) await source.destroy();
}

export function openPool(config: Config, role: LoginRole, more: Partial<pg.PoolConfig> = {}): pg.Pool {
  installTypeParsers();
  const pool = new pg.Pool({ ...connectionOf(config, role), max: config.databasePool, ...more });
  // An idle connection that the server closed is replaced at the next use.
  pool.on('error', () => undefined);
  return pool;
}
