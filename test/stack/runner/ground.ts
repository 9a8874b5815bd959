import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '@cong-tinh/platform';
import { allProcesses, environmentNames, factsOf, isSameProcess, type ProcessFacts, startOf } from './proc.js';

const PREFIX = 'cong-tinh-stack-';
const OWNER = 'owner';
const GROUPS = 'groups';
const KEPT_LOGS = 5;

/** What one run of the stack stands on: a folder of its own, the logs, and the names of all it has started. */
export class Ground {
  private parts = 0;

  private constructor(
    readonly folder: string,
    readonly logs: string,
    private readonly isOwner: boolean,
  ) {}

  /** New ground for this process; what killed runs left behind is ended and removed first. */
  static async take(): Promise<Ground> {
    await sweep();
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    // Servers run as users of their own: they pass through, and list nothing.
    chmodSync(folder, 0o711);
    writeFileSync(join(folder, OWNER), `${process.pid} ${startOf(process.pid) ?? 0}`);
    mkdirSync(join(folder, GROUPS));
    const logs = join(projectRoot(), 'dist', 'stack', 'logs', basename(folder).slice(PREFIX.length));
    mkdirSync(logs, { recursive: true });
    forgetOldLogs();
    return new Ground(folder, logs, true);
  }

  /** The ground of the run that started this process. */
  static of(folder: string, logs: string): Ground {
    return new Ground(folder, logs, false);
  }

  /** A new folder for a part; two of one kind get two. */
  placeFor(name: string): { folder: string; log: string } {
    for (this.parts += 1; ; this.parts += 1) {
      const own = existsSync(join(this.folder, name)) ? `${name}-${process.pid}-${this.parts}` : name;
      try {
        mkdirSync(join(this.folder, own), { mode: 0o755 });
        return { folder: join(this.folder, own), log: join(this.logs, `${own}.log`) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  /** Remembers a process group, so that a later run finds it should this one be killed. */
  remember(leader: number): void {
    writeFileSync(join(this.folder, GROUPS, String(leader)), String(startOf(leader) ?? 0));
  }

  /** Ends whatever of this run still lives, and removes its folder. */
  async clear(): Promise<void> {
    if (this.isOwner) await clear(this.folder);
  }
}

/** Ends and removes what runs left behind whose owner is gone. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const [pid = 0, start = 0] = readText(join(folder, OWNER)).split(' ').map(Number);
    if (pid && !isSameProcess(pid, start)) await clear(folder);
  }
}

async function clear(folder: string): Promise<void> {
  for (let left = processesOf(folder), attempt = 0; left.length > 0 && attempt < 100; left = processesOf(folder), attempt += 1) {
    for (const { pid } of left) kill(pid);
    await pause(50);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Processes that name the folder in the environment they were started with, or belong to a group that the run started. */
export function processesOf(folder: string): ProcessFacts[] {
  const groups = existsSync(join(folder, GROUPS)) ? readdirSync(join(folder, GROUPS)).map(Number) : [];
  const ours = new Set(groups.filter((leader) => isOurs(leader, Number(readText(join(folder, GROUPS, String(leader)))))));
  return allProcesses().filter(({ pid, group }) => pid !== process.pid && (ours.has(group) || environmentNames(pid, folder)));
}

/** A number whose process has ended belongs to nobody else as long as its group lives. */
function isOurs(leader: number, start: number): boolean {
  const facts = factsOf(leader);
  return facts === null || facts.start === start;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
}

/** The logs of a run bear the name of its folder; while that stands, the run goes on and writes. */
function forgetOldLogs(): void {
  const folder = join(projectRoot(), 'dist', 'stack', 'logs');
  const byAge = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !existsSync(join(tmpdir(), `${PREFIX}${entry.name}`)))
    .map(({ name }) => join(folder, name))
    .sort((a, b) => modified(b) - modified(a));
  for (const old of byAge.slice(KEPT_LOGS)) rmSync(old, { recursive: true, force: true });
}

const modified = (path: string): number => statSync(path).mtimeMs;

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
