import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Account } from './account.js';
import { outsideFolder } from './binaries.js';
import { ClusterStartError } from './postgres.errors.js';

/**
 * The folder of the data itself. It lies in the cluster's folder, except when root keeps that folder below one that the
 * server's account cannot enter: then it lies outside, and a file `location` in the cluster's folder says where.
 */
export function placeData(folder: string, account: Account | null): string {
  makeFolder(folder, account);
  const inside = join(folder, 'data');
  const pointer = join(folder, 'location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  if (!account || canReach(folder, account)) return inside;
  const outside = join(outsideFolder(), `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(outside);
  chownSync(outside, account.uid, account.gid);
  const data = join(outside, 'data');
  if (existsSync(inside)) moveOut(inside, data);
  writeFileSync(pointer, `${data}\n`);
  return data;
}

/** Others may pass through, never list: what must stay secret inside has a mode of its own. */
function makeFolder(folder: string, account: Account | null): void {
  try {
    mkdirSync(folder, { recursive: true, mode: account ? 0o711 : 0o700 });
    if (account) chmodSync(folder, 0o711);
  } catch (cause) {
    throw new ClusterStartError(
      `Không ghi được vào thư mục dữ liệu ${folder}: hãy cấp quyền ghi hoặc chọn thư mục khác. / The data folder is not writable: grant write access or choose another one.`,
      { cause },
    );
  }
}

function canReach(folder: string, account: Account): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function moveOut(inside: string, data: string): void {
  try {
    renameSync(inside, data);
  } catch (cause) {
    throw new ClusterStartError(
      `PostgreSQL không vào được ${inside} vì một thư mục cha chỉ cho root vào: hãy mở quyền đi qua (chmod o+x) các thư mục cha rồi chạy lại. / PostgreSQL cannot enter its data: allow passing through the parent folders (chmod o+x) and run again.`,
      { cause },
    );
  }
}
