import { readdirSync, readFileSync } from 'node:fs';

/** What Linux tells of a process. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Clock ticks since boot at which it started: with the number it names one process for good. */
  readonly start: number;
}

/** Facts of a process; null when there is none of that number, or it has ended and waits for its parent. */
export function factsOf(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : { pid, parent: Number(fields[1]), group: Number(fields[2]), start: Number(fields[19]) };
  } catch {
    return null;
  }
}

export const startOf = (pid: number): number | null => factsOf(pid)?.start ?? null;

export const isSameProcess = (pid: number, start: number): boolean => startOf(pid) === start;

/** Every process of this machine that may be looked at. */
export function allProcesses(): ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => factsOf(Number(name)))
    .filter((facts) => facts !== null);
}

/** A process, its group and whatever it started: PostgreSQL puts each of its processes into a group of its own. */
export function familyOf(leader: number): number[] {
  const all = allProcesses();
  const family = new Set(all.filter(({ pid, group }) => pid === leader || group === leader).map(({ pid }) => pid));
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

/** Whether the environment that a process was started with holds the text. */
export function environmentNames(pid: number, text: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(text);
  } catch {
    return false;
  }
}
