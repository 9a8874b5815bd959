import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { part, type Place, type Tools } from '../runner/index.js';

const MAJOR = 15;
export const POSTGRES_PROGRAMS = `/usr/lib/postgresql/${MAJOR}/bin`;
const PACKAGES = [`postgresql-${MAJOR}`, `postgresql-client-${MAJOR}`];
const SUPERUSER = 'postgres';

export interface PostgresFacts {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  readonly data: string;
}

/**
 * Debian's PostgreSQL, the oldest that the product promises to run on. Nobody keeps its data: it does not wait for the
 * disk, yet a kill loses nothing. Its roles, which a server has once, are the tests': they have the passwords that tests give them.
 */
export const postgres = part({
  name: 'postgres',
  version: `Debian ${MAJOR}`,
  account: 'postgres',
  endSignal: 'SIGINT',
  get: programs,
  async prepare(place, folder): Promise<PostgresFacts> {
    const facts = { ...(await address(place)), password: randomBytes(16).toString('hex') };
    const secret = place.write('password', `${facts.password}\n`, 0o600);
    const flags = [
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      `--username=${SUPERUSER}`,
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--no-sync',
    ];
    await place.run(join(folder, 'initdb'), [`--pgdata=${facts.data}`, ...flags]);
    return facts;
  },
  command: serverCommand,
  ready: isReady,
});

/** The server of the province that runs on the stack. */
export const provincePostgres = part({ ...postgres, name: 'province-postgres' });

/** A streaming replica of {@link postgres}, made by pg_basebackup as an administrator makes one. */
export const postgresReplica = part({
  name: 'postgres-replica',
  version: `Debian ${MAJOR}`,
  account: 'postgres',
  endSignal: 'SIGINT',
  needs: [postgres],
  get: programs,
  async prepare(place, folder): Promise<PostgresFacts> {
    const primary = place.factsOf(postgres);
    const own = await address(place);
    const from = `host=${primary.host} port=${primary.port} user=${SUPERUSER} password=${primary.password}`;
    // The slot keeps the log on the primary until the replica has it, however long the replica is away.
    const slot = `replica_${randomBytes(4).toString('hex')}`;
    const options = ['-R', '-X', 'stream', '-C', '-S', slot, '--checkpoint=fast', '--no-sync'];
    await place.run(join(folder, 'pg_basebackup'), ['-d', from, '-D', own.data, ...options]);
    return { ...own, password: primary.password };
  },
  command: serverCommand,
  ready: isReady,
});

async function programs(tools: Tools): Promise<string> {
  await tools.apt(PACKAGES);
  return POSTGRES_PROGRAMS;
}

const address = async (place: Place) => ({
  host: '127.0.0.1',
  port: await place.freePort(),
  superuser: SUPERUSER,
  data: place.path('data'),
});

function serverCommand(folder: string, { port, data }: PostgresFacts) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    fsync: 'off',
    full_page_writes: 'off',
    max_wal_size: '2GB',
    checkpoint_timeout: '1h',
    hot_standby: 'on',
    log_timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return { file: join(folder, 'postgres'), args: ['-D', data, ...flags], env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
}

/** Ready when a client is served by the server of this very data folder. */
async function isReady({ host, port, superuser: user, password, data }: PostgresFacts): Promise<boolean> {
  if (readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() !== 'ready') return false;
  const client = new pg.Client({ host, port, user, password, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === data;
  } finally {
    await client.end();
  }
}
