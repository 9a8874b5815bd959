import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Sentence } from './messages.mjs';

/** Jest loads the ES modules of Nest 12 only from here on. */
const lowest = [24, 9];

/** Path of the Node this product runs on: the one pinned in the lockfile, else the machine's own when it is new enough. */
export function pinnedNode(root) {
  const name = pinnedPackage();
  const binary = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > lowest[0] || (major === lowest[0] && minor >= lowest[1])) return process.execPath;
  throw new Sentence(
    `Cổng Tỉnh chạy trên Node ${lowest.join('.')} trở lên, npm không có sẵn bản này cho ${process.platform}-${process.arch} (máy đang dùng ${process.versions.node}): ` +
      'hãy cài Node 24 LTS từ https://nodejs.org rồi chạy lại. / Install Node 24 LTS and run again: npm carries no Node 24 for this platform.',
  );
}

export function pinnedPackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}
