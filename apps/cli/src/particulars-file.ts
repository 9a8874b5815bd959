import { readFileSync } from 'node:fs';
import { FOOTER_FACTS } from '@cong-tinh/regulation';
import type { Particulars, UnitEntry } from '@cong-tinh/tenancy';
import { OperatorError } from './failures.js';
import { readingFile } from './operator-files.js';

interface Entry extends Particulars {
  /** Host that the domain manager's decision names, where no rule gives one. */
  readonly host?: string;
}

/** Heads and footer facts by the code of the unit, from a JSON file. @throws OperatorError naming the unit that is missing. */
export function readParticulars(file: string): { hosts: Record<string, string>; of(code: string, name: string): Particulars } {
  const entries = readingFile(file, () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Entry>);
  const hosts = Object.fromEntries(Object.entries(entries).flatMap(([code, { host }]) => (host ? [[code, host]] : [])));
  return {
    hosts,
    of(code, name) {
      const entry = entries[code];
      if (!entry) throw new OperatorError(`${file} thiếu đơn vị "${code}" (${name}): thêm một mục có "head" và "facts".`);
      return { head: entry.head, facts: entry.facts };
    },
  };
}

/** The form to fill in for a list of units: every unit with its head and its six facts, empty. */
export function particularsForm(units: readonly Pick<UnitEntry, 'code' | 'fullName'>[]): string {
  const facts = Object.fromEntries(FOOTER_FACTS.map((code) => [code, '']));
  const form = units.map(({ code, fullName }) => [code, { unit: fullName, head: { name: '', position: '' }, facts }]);
  return `${JSON.stringify(Object.fromEntries(form), null, 2)}\n`;
}
