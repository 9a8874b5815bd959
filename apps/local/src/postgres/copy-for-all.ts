import { chmodSync, cpSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Copies a folder so that every account may read and run what is in it, whatever umask it was installed under. */
export function copyForAll(folder: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  open(unfinished);
  rmSync(copy, { recursive: true, force: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    // Another run that started at the same time was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function open(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
