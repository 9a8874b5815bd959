import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { ClusterStartError } from './postgres.errors.js';

/** What a running server writes about itself into its data folder. */
interface Postmaster {
  pid: number;
  ready: boolean;
}

export function readPostmaster(data: string): Postmaster | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
}

/** Ends a server that outlived the program which started it (kill -9, a crash), and clears what a dead one left. */
export async function endLeftOver(data: string, binaries: Binaries): Promise<void> {
  const left = readPostmaster(data);
  if (!left) return;
  if (!isServerOf(left.pid, data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return;
  }
  await end(left.pid, data, binaries);
  if (isAlive(left.pid))
    throw new ClusterStartError(
      `PostgreSQL của lần chạy trước (tiến trình ${left.pid}) không chịu dừng: hãy dừng tiến trình đó rồi chạy lại. / The PostgreSQL of an earlier run (process ${left.pid}) does not stop: end it and run again.`,
    );
}

/** Fast shutdown, then an immediate one: the next start recovers from the log either way. */
export async function end(pid: number, data: string, binaries: Binaries): Promise<void> {
  interrupt(pid, data, binaries);
  if (await gone(pid, 15_000)) return;
  send(pid, 'SIGQUIT');
  await gone(pid, 5_000);
}

/** Asks for a fast shutdown without waiting for it; for the last moment of a process. */
export function interrupt(pid: number, data: string, binaries: Binaries): void {
  // Windows has no signals: node would end the process without a word to it.
  if (process.platform === 'win32')
    spawnSync(join(dirname(binaries.postgres), 'pg_ctl.exe'), ['stop', '-D', data, '-m', 'fast', '-W'], { stdio: 'ignore' });
  else send(pid, 'SIGINT');
}

/** A process number may have been given to somebody else since. */
function isServerOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  const command = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  return existsSync(command) && readFileSync(command, 'utf8').split('\0').includes(data);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

async function gone(pid: number, within: number): Promise<boolean> {
  for (const deadline = Date.now() + within; Date.now() < deadline; await pause(20)) if (!isAlive(pid)) return true;
  return false;
}
