import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { StackError } from './stack.errors.js';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  /** File that takes what the command prints. */
  readonly log: string;
  /** Minutes until it is ended; 5 when not said. */
  readonly minutes?: number;
}

/** Processes that only prepare something, so that an early end takes them along. */
const running = new Set<number>();

/** Runs a command to its end; answers what it printed. @throws StackError naming the command and its last words */
export async function runCommand(file: string, args: readonly string[], options: RunOptions): Promise<string> {
  const output = openSync(options.log, 'a', 0o644);
  const { size } = fstatSync(output);
  const { cwd, uid, gid } = options;
  const child = spawn(file, args, {
    cwd,
    ...(uid !== undefined && { uid, gid }),
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const minutes = options.minutes ?? 5;
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    endGroup(child.pid);
  }, minutes * 60_000);
  if (child.pid) running.add(child.pid);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const printed = readFileSync(options.log, 'utf8').slice(size);
    if (late) throw new StackError(`${file} không xong trong ${minutes} phút / did not end in ${minutes} minutes (${options.log})`);
    if (code !== 0) throw new StackError(`${file} kết thúc với mã ${code} / ended with ${code}: ${lastLine(printed)} (${options.log})`);
    return printed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new StackError(`không có chương trình ${file} trên máy này / ${file} is not installed here`, { cause: error });
    throw error;
  } finally {
    clearTimeout(deadline);
    if (child.pid) running.delete(child.pid);
  }
}

/** Ends every command that still prepares something. */
export function endCommands(): void {
  for (const pid of running) endGroup(pid);
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
}

export const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
