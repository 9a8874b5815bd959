import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, stateOfPort } from '../ports.js';
import { type Account, serverAccount } from './account.js';
import { type Binaries, findBinaries } from './binaries.js';
import { placeData } from './placement.js';
import { ClusterStartError } from './postgres.errors.js';
import { end, endLeftOver, interrupt, readPostmaster } from './postmaster.js';

export interface ClusterOptions {
  /** Holds everything of this cluster; made when missing. */
  folder: string;
  /** Of the superuser `postgres`; counts when the cluster is made, later starts must give the same. */
  password: string;
  /** A port to insist on; without one a free port is taken. */
  port?: number;
  /** A port to take when it is free; for a second start at the same address. */
  preferredPort?: number;
  /** False leaves out every wait for the disk: for tests, whose data nobody keeps. */
  durable?: boolean;
  /** Further settings of the server, by their names in postgresql.conf. */
  settings?: Record<string, string>;
}

/** A running PostgreSQL on 127.0.0.1, ended by {@link Cluster.stop} or together with this process. */
export interface Cluster {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly superuser: 'postgres';
  readonly password: string;
  readonly data: string;
  readonly log: string;
  /** True when this start made the cluster. */
  readonly isNew: boolean;
  /** Called when the server ends without having been asked to. */
  onUnexpectedEnd(listener: () => void): void;
  stop(): Promise<void>;
}

const startLimit = 60_000;
const volatile = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '2GB', checkpoint_timeout: '1h' };

/**
 * Starts the PostgreSQL that npm brought: makes the cluster the first time, ends a server that an earlier run left.
 * @throws ClusterStartError with one sentence that says what to do.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = serverAccount();
  const binaries = findBinaries(account);
  const data = placeData(options.folder, account);
  await endLeftOver(data, binaries);
  const isNew = !existsSync(join(data, 'PG_VERSION'));
  if (isNew) initialise(data, options, binaries, account);
  else refuseOtherMajor(data, binaries);
  const log = join(options.folder, 'server.log');
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(options);
    const server = launch(binaries, account, data, log, settingsOf(options, port));
    if (await isReady(server, data)) return running(server, { port, password: options.password, data, log, isNew }, binaries);
    const reason = tail(log);
    if (options.port || attempt === 3 || !/address already in use/i.test(reason)) throw startFailure(port, log, reason);
  }
}

/** Ends the server of a cluster whose program died; answers where its data lies. */
export async function endAbandonedCluster(folder: string): Promise<string> {
  const account = serverAccount();
  const data = placeData(folder, account);
  await endLeftOver(data, findBinaries(account));
  return data;
}

function settingsOf(options: ClusterOptions, port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket file would need a short path and a folder that everybody may enter.
    unix_socket_directories: '',
    max_connections: '200',
    log_timezone: 'UTC',
    ...(options.durable === false ? volatile : {}),
    ...options.settings,
  };
}

function initialise(data: string, options: ClusterOptions, binaries: Binaries, account: Account | null): void {
  // Made aside and moved when complete: a start that was cut off leaves nothing half-made behind.
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const secret = mkdtempSync(join(tmpdir(), 'cong-tinh-'));
  const passwordFile = join(secret, 'password');
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (account) for (const path of [unfinished, secret, passwordFile]) chownSync(path, account.uid, account.gid);
  // Windows and macOS know no C.UTF-8; PostgreSQL's own provider sorts the same way there.
  const locale =
    process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const flags = [
    '--encoding=UTF8',
    ...locale,
    '--lc-messages=C',
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ];
  if (options.durable === false) flags.push('--no-sync');
  try {
    const made = spawnSync(binaries.initdb, [`--pgdata=${unfinished}`, ...flags], {
      ...account,
      cwd: '/',
      env: serverEnvironment(),
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw new ClusterStartError(
        `Không tạo được cơ sở dữ liệu trong ${data}: ${lastLine(made.stderr) || made.error?.message || 'initdb'}. / The database could not be made there.`,
        { cause: made.error },
      );
    renameSync(unfinished, data);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

function refuseOtherMajor(data: string, binaries: Binaries): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (binaries.version.startsWith(`${made}.`)) return;
  throw new ClusterStartError(
    `Dữ liệu trong ${data} thuộc PostgreSQL ${made}, bản đi kèm là ${binaries.version}: hãy chọn thư mục dữ liệu khác hoặc chuyển dữ liệu bằng pg_dump. / That data belongs to PostgreSQL ${made}: choose another data folder, or move the data with pg_dump.`,
  );
}

async function choosePort({ port, preferredPort }: ClusterOptions): Promise<number> {
  if (port) {
    if ((await stateOfPort(port)) === 'free') return port;
    throw new ClusterStartError(
      `Cổng ${port} dành cho PostgreSQL đang có chương trình khác dùng: hãy dừng chương trình đó hoặc chọn cổng khác. / Port ${port} for PostgreSQL is taken: stop what uses it or choose another.`,
    );
  }
  return preferredPort && (await stateOfPort(preferredPort)) === 'free' ? preferredPort : freePort();
}

function launch(binaries: Binaries, account: Account | null, data: string, log: string, settings: Record<string, string>): ChildProcess {
  const output = openSync(log, 'w', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    // A process group of its own: Ctrl-C in a terminal must reach the application first.
    return spawn(binaries.postgres, ['-D', data, ...flags], {
      ...account,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** Ready when the server itself says so in its data folder; an answer on the port might be somebody else's. */
async function isReady(server: ChildProcess, data: string): Promise<boolean> {
  let ended = false;
  server.once('exit', () => (ended = true));
  server.once('error', () => (ended = true));
  for (const deadline = Date.now() + startLimit; Date.now() < deadline && !ended; await pause(20)) {
    const postmaster = readPostmaster(data);
    if (postmaster?.pid === server.pid && postmaster?.ready) return true;
  }
  server.kill('SIGQUIT');
  return false;
}

function running(server: ChildProcess, facts: Pick<Cluster, 'port' | 'password' | 'data' | 'log' | 'isNew'>, binaries: Binaries): Cluster {
  const pid = server.pid!;
  const listeners: (() => void)[] = [];
  const atExit = () => interrupt(pid, facts.data, binaries);
  let stopping: Promise<void> | null = null;
  process.once('exit', atExit);
  server.once('exit', () => {
    process.removeListener('exit', atExit);
    if (!stopping) for (const listener of listeners) listener();
  });
  server.unref();
  return {
    host: '127.0.0.1',
    superuser: 'postgres',
    ...facts,
    onUnexpectedEnd: (listener) => void listeners.push(listener),
    stop: () => (stopping ??= server.exitCode === null && server.signalCode === null ? end(pid, facts.data, binaries) : Promise.resolve()),
  };
}

function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

function startFailure(port: number, log: string, reason: string): ClusterStartError {
  return new ClusterStartError(
    `PostgreSQL không khởi động được ở cổng ${port}: ${lastLine(reason) || 'không rõ nguyên nhân'} (xem ${log}). / PostgreSQL did not start; its log says why.`,
  );
}

function tail(log: string): string {
  return statSync(log, { throwIfNoEntry: false }) ? readFileSync(log, 'utf8').slice(-4000) : '';
}

function lastLine(text: string | null | undefined): string {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|error):\s*/i, '').trim();
}
