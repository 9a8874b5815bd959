import type { IsoDate } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../units/unit.js';
import { UnitLines } from '../units/unit-lines.js';
import { siteName } from './site-name.js';

export interface SiteNames {
  readonly name: string;
  /** Words besides the name by which a site is found. */
  readonly keywords: readonly string[];
}

/** Names sites after their units and what stands above them. */
@Injectable()
export class SiteNaming {
  constructor(private readonly lines: UnitLines) {}

  async of(units: readonly Unit[], on: IsoDate): Promise<Map<string, SiteNames>> {
    const lines = await this.lines.above(units, on);
    return new Map(
      units.map((unit) => {
        const above = lines.get(unit.id)!;
        const province = above.find(({ kind }) => kind === 'province') ?? unit;
        const keywords = [unit.fullName, unit.shortName ?? '', unit.code, ...above.map(({ fullName }) => fullName)];
        return [unit.id, { name: siteName(unit, province.fullName), keywords }];
      }),
    );
  }
}
