import type { IsoDate } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../units/unit.js';
import { UnitRepository } from '../units/unit.repository.js';
import { siteName } from './site-name.js';

export interface SiteNames {
  readonly name: string;
  /** Words besides the name by which a site is found. */
  readonly keywords: readonly string[];
}

const DEPTH = 5;

/** Names sites after their units and what stands above them. */
@Injectable()
export class SiteNaming {
  constructor(private readonly units: UnitRepository) {}

  async of(units: readonly Unit[], on: IsoDate): Promise<Map<string, SiteNames>> {
    const above = await this.above(units, on);
    return new Map(
      units.map((unit) => {
        const line = lineage(unit, above);
        const province = line.find(({ kind }) => kind === 'province') ?? unit;
        const keywords = [unit.fullName, unit.shortName ?? '', unit.code, ...line.map(({ fullName }) => fullName)];
        return [unit.id, { name: siteName(unit, province.fullName), keywords }];
      }),
    );
  }

  private async above(units: readonly Unit[], on: IsoDate): Promise<Map<string, Unit>> {
    const above = new Map<string, Unit>();
    let wanted = units;
    for (let level = 0; level < DEPTH && wanted.length > 0; level += 1) {
      const ids = new Set(wanted.flatMap(({ parentId }) => (parentId !== null && !above.has(parentId) ? [parentId] : [])));
      wanted = await this.units.nearestMany([...ids], on);
      for (const unit of wanted) above.set(unit.id, unit);
    }
    return above;
  }
}

function lineage(unit: Unit, above: ReadonlyMap<string, Unit>): Unit[] {
  const line: Unit[] = [];
  let next = unit;
  while (next.parentId !== null && line.length < DEPTH) {
    const parent = above.get(next.parentId);
    if (!parent) break;
    line.push(parent);
    next = parent;
  }
  return line;
}
