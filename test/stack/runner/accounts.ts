import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { StackError } from './stack.errors.js';

/** The user a server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Numbers that no account of a Debian has; files and processes need no name. */
const FIRST = 61_200;
const SPAN = 2_000;

/** The account of a part; null when this run is not root's and everything runs as its user. */
export function accountOf(part: { name: string; account?: string }): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (part.account) return { uid: ask('-u', part.account), gid: ask('-g', part.account) };
  const uid = FIRST + (createHash('sha256').update(part.name).digest().readUInt16BE() % SPAN);
  return { uid, gid: uid };
}

function ask(flag: string, name: string): number {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch (cause) {
    throw new StackError(`Máy này không có tài khoản ${name} / there is no account ${name} on this machine`, { cause });
  }
}
