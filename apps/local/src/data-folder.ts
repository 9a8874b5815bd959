import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start.errors.js';

/** Makes the folder and keeps every other run of this program away from it; answers how to let go of it. */
export function claimDataFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    // As root the database runs under an account of its own, which must pass through; secrets have modes of their own.
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  } catch (cause) {
    throw new StartError(
      `Không ghi được vào thư mục dữ liệu ${folder}: hãy cấp quyền ghi, hoặc chọn thư mục khác bằng npm start -- --data <thư mục>.`,
      {
        cause,
      },
    );
  }
  const claim = join(folder, 'running');
  while (!take(claim)) {
    const holder = readHolder(claim);
    if (holder && identityOf(holder.pid) === holder.identity)
      throw new StartError(
        `Cổng Tỉnh đang chạy từ thư mục dữ liệu ${folder} (tiến trình ${holder.pid}): hãy dừng nó (Ctrl-C ở cửa sổ của nó, hoặc kill ${holder.pid}), hoặc chạy thêm một bản bằng npm start -- --port <cổng khác> --data <thư mục khác>.`,
      );
    rmSync(claim, { force: true });
  }
  return () => rmSync(claim, { force: true });
}

/** Two that start at the same moment: the file can be made by one of them only. */
function take(claim: string): boolean {
  try {
    writeFileSync(claim, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(claim: string): { pid: number; identity: string } | null {
  try {
    return JSON.parse(readFileSync(claim, 'utf8')) as { pid: number; identity: string };
  } catch {
    return null;
  }
}

/** What tells a process from a later one that was given the same number; null when no such process runs. */
function identityOf(pid: number): string | null {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) {
    if (!existsSync(stat)) return null;
    // The command in parentheses may hold spaces; the start time is the 20th field after it.
    const fields = readFileSync(stat, 'utf8').split(') ').at(-1)!.split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  }
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return null;
  }
}
