import { uuidv7 } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Database, Outbox } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { holdsOn, type Unit } from './unit.js';
import { parentMissing, unitDiffers } from './unit.errors.js';
import { type NewVersion, UnitRepository } from './unit.repository.js';
import type { UnitEntry } from './units-file.js';

export interface LoadedUnits {
  readonly added: number;
  readonly unchanged: number;
}

/** Brings a list of units on record. Loading it again changes nothing; what differs from the record is refused, never overwritten. */
@Injectable()
export class LoadUnitsAction {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ConflictError `unit_differs` · InvalidError `unit_parent_missing` */
  async execute(entries: readonly UnitEntry[], source: string): Promise<LoadedUnits> {
    return this.database.inPlatform(async () => {
      const codes = [...new Set(entries.flatMap(({ code, parent }) => (parent === null ? [code] : [code, parent])))];
      const known = Map.groupBy(await this.units.versionsOfCodes(codes), ({ code }) => code);
      const plan = planVersions(entries, known);
      if (plan.added.length === 0) return { added: 0, unchanged: entries.length };
      await this.units.insert(plan.added);
      await this.audit.record({
        siteId: null,
        action: 'units.loaded',
        subject: { kind: 'units', id: source, label: source },
        details: { added: plan.added.length, unchanged: entries.length - plan.added.length },
      });
      await this.outbox.add('units.loaded', { siteId: null, added: plan.added.length });
      return { added: plan.added.length, unchanged: entries.length - plan.added.length };
    });
  }
}

/** Which entries are new and to which units they belong; a code names a unit only with a date. */
export function planVersions(entries: readonly UnitEntry[], known: ReadonlyMap<string, readonly Unit[]>): { added: NewVersion[] } {
  const onRecord = (code: string, entry: Pick<UnitEntry, 'validFrom'>) => known.get(code)?.find((unit) => holdsOn(entry.validFrom, unit));
  const ids = new Map(entries.map((entry) => [entry, onRecord(entry.code, entry)?.id ?? uuidv7()]));
  const inFile = Map.groupBy(entries, ({ code }) => code);
  const parentOf = (entry: UnitEntry): string | null => {
    const sibling = inFile.get(entry.parent!)?.find((candidate) => holdsOn(entry.validFrom, candidate));
    return (sibling && ids.get(sibling)) ?? onRecord(entry.parent!, entry)?.id ?? null;
  };
  const differences: string[] = [];
  const orphans: string[] = [];
  const added: NewVersion[] = [];
  for (const entry of entries) {
    const parentId = entry.parent === null ? null : parentOf(entry);
    if (entry.parent !== null && parentId === null) orphans.push(`${entry.fullName} (${entry.code})`);
    const existing = onRecord(entry.code, entry);
    if (!existing) added.push({ ...entry, unitId: ids.get(entry)!, parentId });
    else if (!sameVersion(existing, entry, parentId)) differences.push(`${entry.code} ${entry.fullName} (đã có: ${existing.fullName})`);
  }
  if (orphans.length > 0) throw parentMissing(orphans);
  if (differences.length > 0) throw unitDiffers(differences);
  return { added };
}

const COMPARED = ['kind', 'type', 'name', 'fullName', 'shortName', 'abbreviation', 'englishName', 'validFrom', 'validTo'] as const;

const sameVersion = (unit: Unit, entry: UnitEntry, parentId: string | null): boolean =>
  unit.parentId === parentId && COMPARED.every((field) => unit[field] === entry[field]);
