import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalOptions } from './arguments.js';
import { adapterFileIn } from './oidc/index.js';
import type { Cluster } from './postgres/index.js';
import type { Secrets } from './secrets.js';

export const DATABASE_NAME = 'portal';
const FILE = 'local.env';

/** The configuration of a province on one machine, by the names of the environment. */
export function localSettings(options: LocalOptions, secrets: Secrets, cluster: Cluster): Record<string, string> {
  const { rolePasswords } = secrets;
  return {
    PORTAL_ENV: 'local',
    PROVINCE_ZONE: 'longan.gov.vn',
    PUBLIC_ZONE: 'longan.localhost',
    PUBLIC_SCHEME: 'http',
    PUBLIC_PORT: String(options.port),
    // Demonstration accounts have known passwords: nobody outside this machine may reach them.
    LISTEN_HOST: '127.0.0.1',
    LISTEN_PORT: String(options.port),
    OPERATIONS_PORT: '0',
    DATA_FOLDER: options.dataFolder,
    DATABASE_HOST: cluster.host,
    DATABASE_PORT: String(cluster.port),
    DATABASE_NAME,
    DATABASE_OWNER_PASSWORD: rolePasswords.portal_owner,
    DATABASE_APP_PASSWORD: rolePasswords.portal_app,
    DATABASE_PUBLIC_PASSWORD: rolePasswords.portal_public,
    DATABASE_PLATFORM_PASSWORD: rolePasswords.portal_platform,
    DATABASE_JOBS_PASSWORD: rolePasswords.portal_jobs,
    SESSION_SECRET: secrets.sessionSecret,
    SSO_ISSUER: `http://sso.longan.localhost:${options.port}/realms/cong-tinh`,
    SSO_CLIENT_SECRET: secrets.ssoClientSecret,
    SSO_ADAPTER_FILE: adapterFileIn(options.dataFolder),
    DEMONSTRATION: 'yes',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
}

/** Leaves the settings beside the data, so that `npm run cli` reaches the same database. */
export function writeSettings(folder: string, settings: Record<string, string>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, FILE), lines.join(''), { mode: 0o600 });
}

/** Port the database had at the last start, to have it again. */
export function lastDatabasePort(folder: string): number | undefined {
  try {
    const found = /^DATABASE_PORT=(\d+)$/m.exec(readFileSync(join(folder, FILE), 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
