import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runCommand } from './run-command.js';
import { StackError } from './stack.errors.js';

const POLICY = '/usr/sbin/policy-rc.d';
const ENVIRONMENT = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

interface Telling {
  readonly log: string;
  tell(text: string): void;
}

/** One after the other: the package manager serves one at a time. */
let before: Promise<void> = Promise.resolve();

/** Installs what is missing of the distribution's packages. @throws StackError where this run may not install */
export function installPackages(packages: readonly string[], telling: Telling): Promise<void> {
  const mine = before.then(() => install(packages, telling));
  before = mine.catch(() => undefined);
  return mine;
}

async function install(packages: readonly string[], { log, tell }: Telling): Promise<void> {
  const apt = (args: readonly string[]) =>
    runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=400', ...args], { cwd: '/', log, minutes: 10, env: ENVIRONMENT });
  const missing: string[] = [];
  for (const name of packages) if (!(await isInstalled(name, log))) missing.push(name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new StackError(
      `Thiếu gói ${missing.join(' ')}: hãy cài bằng quyền root (apt-get install ${missing.join(' ')}) / packages are missing`,
    );
  tell(`cài ${missing.join(' ')} / installing`);
  await quietly(async () => {
    const install = ['install', '-y', '-q', '--no-install-recommends', ...missing];
    await apt(install).catch(async () => {
      await apt(['update', '-q']);
      await apt(install);
    });
  });
}

async function isInstalled(name: string, log: string): Promise<boolean> {
  const said = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Status} ', name], { cwd: '/', log }).catch((error: Error) => {
    if ((error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
      throw new StackError('Máy này không phải Debian, không có dpkg / this is no Debian: install the servers by hand', { cause: error });
    return '';
  });
  return said.trim() === 'installed';
}

/** While packages are put in place, none of them starts its service or makes a database of its own. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const clusters = '/etc/postgresql-common/createcluster.d/cong-tinh-stack.conf';
  const written: string[] = [];
  const put = (file: string, text: string, mode: number) => {
    if (existsSync(file)) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    written.push(file);
  };
  put(POLICY, '#!/bin/sh\nexit 101\n', 0o755);
  put(clusters, 'create_main_cluster = false\n', 0o644);
  try {
    await work();
  } finally {
    for (const file of written) rmSync(file, { force: true });
  }
}
