import pg from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { Config } from '../config/config.js';
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

/** A TypeORM data source for one role. Entities are whatever decorated classes the process has imported. */
export async function openDataSource(config: Config, name: string, role: LoginRole): Promise<DataSource> {
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
  return source.initialize();
}

export function openPool(config: Config, role: LoginRole, more: Partial<pg.PoolConfig> = {}): pg.Pool {
  installTypeParsers();
  const pool = new pg.Pool({ ...connectionOf(config, role), max: config.databasePool, ...more });
  // An idle connection that the server closed is replaced at the next use.
  pool.on('error', () => undefined);
  return pool;
}
