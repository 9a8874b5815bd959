import type { IsoDate } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import type { Unit } from './unit.js';
import { UnitRepository } from './unit.repository.js';

/** No administration is deeper. */
const DEPTH = 5;

/** What stands above units, for any number of them: one statement a level, which no planner can get wrong. */
@Injectable()
export class UnitLines {
  constructor(private readonly units: UnitRepository) {}

  /** By unit: the units above it on a date (or as they last stood before it), nearest first. */
  async above(units: readonly Unit[], on: IsoDate): Promise<Map<string, Unit[]>> {
    const known = new Map<string, Unit>();
    let wanted = units;
    for (let level = 0; level < DEPTH && wanted.length > 0; level += 1) {
      const ids = new Set(wanted.flatMap(({ parentId }) => (parentId !== null && !known.has(parentId) ? [parentId] : [])));
      wanted = await this.units.nearestMany([...ids], on);
      for (const unit of wanted) known.set(unit.id, unit);
    }
    return new Map(units.map((unit) => [unit.id, lineOf(unit, known)]));
  }
}

function lineOf(unit: Unit, known: ReadonlyMap<string, Unit>): Unit[] {
  const line: Unit[] = [];
  let next = unit;
  while (next.parentId !== null && line.length < DEPTH) {
    const parent = known.get(next.parentId);
    if (!parent) break;
    line.push(parent);
    next = parent;
  }
  return line;
}
