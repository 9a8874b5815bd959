import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isSameProcess, startOf } from './proc.js';
import { StackError } from './stack.errors.js';

const COMPLETE = '.complete';

/**
 * Where downloads and builds are kept, outside the checkout. Servers run as users of their own, which cannot enter root's home:
 * root keeps them where everybody may read.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME || (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache'));
  return join(base, 'cong-tinh-stack');
}

/** @throws StackError when it lies where only its owner passes, and servers run as users of their own because root starts them */
export function demandPassable(folder: string, uid = process.getuid?.()): void {
  if (uid !== 0) return;
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (!found || found.mode & 0o001) continue;
    throw new StackError(
      `Các máy chủ chạy bằng người dùng riêng, không vào được ${at} để tới bộ nhớ đệm: hãy chmod o+x ${at} hoặc đặt XDG_CACHE_HOME sang thư mục khác. / Servers run as users of their own and cannot enter it.`,
    );
  }
}

/** Things that were got or built once, each in a folder named by what it is and its version. */
export class Cache {
  /** Keys that were got or built since this cache was opened. */
  readonly made: string[] = [];

  constructor(
    readonly folder: string,
    private readonly tell: (text: string) => void = () => undefined,
  ) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch (cause) {
      throw new StackError(
        `Không ghi được vào bộ nhớ đệm ${folder}: hãy đặt XDG_CACHE_HOME sang thư mục khác. / The cache folder is not writable: set XDG_CACHE_HOME.`,
        { cause },
      );
    }
  }

  /** The folder of `key`; `build` fills it when it is not there or not whole. Two runs that want the same wait for each other. */
  async folderOf(key: string, build: (folder: string) => Promise<void>): Promise<string> {
    const wanted = join(this.folder, key);
    if (await isWhole(wanted)) return wanted;
    const letGo = await this.lock(wanted);
    try {
      if (await isWhole(wanted)) return wanted;
      if (existsSync(wanted)) this.tell(`${key}: bộ nhớ đệm hỏng, làm lại / the cached copy is damaged, making it anew`);
      const unfinished = `${wanted}.unfinished`;
      for (const old of [wanted, unfinished]) rmSync(old, { recursive: true, force: true });
      mkdirSync(unfinished, { recursive: true, mode: 0o755 });
      await build(unfinished);
      writeFileSync(join(unfinished, COMPLETE), await contentsOf(unfinished));
      renameSync(unfinished, wanted);
      this.made.push(key);
      return wanted;
    } finally {
      letGo();
    }
  }

  private async lock(wanted: string): Promise<() => void> {
    const file = `${wanted}.lock`;
    mkdirSync(dirname(wanted), { recursive: true, mode: 0o755 });
    const mine = `${process.pid} ${startOf(process.pid) ?? 0}`;
    for (let told = false; ; told = true) {
      try {
        writeFileSync(file, mine, { flag: 'wx' });
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const [pid, start] = readHolder(file);
      if (pid && !isSameProcess(pid, start ?? 0)) rmSync(file, { force: true });
      else if (!told) this.tell(`chờ một lần chạy khác làm xong ${wanted} / waiting for another run`);
      await pause(250);
    }
  }
}

function readHolder(file: string): number[] {
  try {
    return readFileSync(file, 'utf8').split(' ').map(Number);
  } catch {
    return [];
  }
}

/** Cut off, emptied or changed folders are found by the number and sizes of their files. */
async function isWhole(folder: string): Promise<boolean> {
  const note = join(folder, COMPLETE);
  if (!statSync(note, { throwIfNoEntry: false })?.isFile()) return false;
  return readFileSync(note, 'utf8') === (await contentsOf(folder));
}

async function contentsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== COMPLETE);
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return `${files.length} files, ${sizes.reduce((sum, size) => sum + size, 0)} bytes\n`;
}
