import { readFileSync } from 'node:fs';
import type { Particulars } from '@cong-tinh/tenancy';

interface Entry extends Particulars {
  /** Host that the domain manager's decision names, where no rule gives one. */
  readonly host?: string;
}

/** Heads and footer facts by the code of the unit, from a JSON file. @throws Error naming the unit that is missing. */
export function readParticulars(file: string): { hosts: Record<string, string>; of(code: string, name: string): Particulars } {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Entry>;
  const hosts = Object.fromEntries(Object.entries(entries).flatMap(([code, { host }]) => (host ? [[code, host]] : [])));
  return {
    hosts,
    of(code, name) {
      const entry = entries[code];
      if (!entry) throw new Error(`${file} thiếu đơn vị ${code} (${name}).`);
      return { head: entry.head, facts: entry.facts };
    },
  };
}
