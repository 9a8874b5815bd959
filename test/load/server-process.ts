import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ServerProcess {
  readonly port: number;
  /** CPU seconds the process has used so far; null where the system does not tell. */
  cpuSeconds(): number | null;
  close(): Promise<void>;
}

/** Starts a server as a process of its own and waits until it says where it listens (`listening <port>`). */
export function startServer(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const port = /listening (\d+)/.exec(said)?.[1];
      if (port) resolve({ port: Number(port), cpuSeconds: () => cpuSeconds(child.pid!), close: () => end(child) });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened:\n${said}`)));
    child.once('error', reject);
  });
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
