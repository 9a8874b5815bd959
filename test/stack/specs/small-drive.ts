import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOM = 64 * 1024 * 1024;
const OWNER = /^cong-tinh-day-(\d+) (\S+) /gm;

/** A drive of 64 MB, which fills. Only root makes one. */
export class SmallDrive {
  private constructor(readonly folder: string) {}

  /** @throws Error where mounting is not allowed, as it may be to a container's root */
  static make(owner?: { uid: number; gid: number }): SmallDrive {
    endAbandoned();
    const folder = mkdtempSync(join(tmpdir(), 'day-'));
    try {
      run('mount', '-t', 'tmpfs', '-o', `size=${ROOM},mode=0755`, `cong-tinh-day-${process.pid}`, folder);
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw error;
    }
    if (owner) chownSync(folder, owner.uid, owner.gid);
    return new SmallDrive(folder);
  }

  end(): void {
    end(this.folder);
  }
}

/** Why no drive can be made here, or null. */
export function driveFault(): string | null {
  try {
    SmallDrive.make().end();
    return null;
  } catch (error) {
    return (error as Error).message.trim().split('\n').at(-1)!;
  }
}

/** Drives of processes that were killed. */
function endAbandoned(): void {
  for (const [, pid, folder] of readFileSync('/proc/mounts', 'utf8').matchAll(OWNER)) if (!existsSync(`/proc/${pid}`)) end(folder!);
}

function end(folder: string): void {
  run('umount', '--lazy', folder);
  rmSync(folder, { recursive: true });
}

const run = (file: string, ...args: string[]) => execFileSync(file, args, { stdio: 'pipe' });
