import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { allProcesses } from '../stack/runner/proc.js';

/** An address to ask, with the headers that name the site and what the client takes. */
export interface Address {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ServerProcess {
  readonly port: number;
  /** CPU seconds the process has used so far; null where the system does not tell. */
  cpuSeconds(): number | null;
  close(): Promise<void>;
}

const LIMIT_MS = 60_000;

/** Starts a server as a process of its own and waits until it answers the address. */
export async function startServer(
  args: readonly string[],
  port: number,
  { path, headers }: Address,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const deadline = Date.now() + LIMIT_MS; ; await pause(100)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered`);
    if ((await statusOf(port, path, headers)) === 200) break;
    if (Date.now() > deadline) {
      await end(child);
      throw new Error(`the server did not answer ${path} within ${LIMIT_MS / 1000} s`);
    }
  }
  return { port, cpuSeconds: () => cpuSeconds(child.pid!), close: () => end(child) };
}

function statusOf(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<number | null> {
  return new Promise((resolve) => {
    const ask = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? null));
    });
    ask.on('error', () => resolve(null)).end();
  });
}

/** The same of a whole process group: a server and its workers. */
export function groupCpuSeconds(leader: number): number | null {
  const used = allProcesses()
    .filter(({ group }) => group === leader)
    .map(({ pid }) => cpuSeconds(pid));
  return used.length === 0 ? null : used.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function cpuSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    // User and system time in ticks, a hundred to the second on every Linux.
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
