import type { IsoDate } from '@cong-tinh/kernel';
import { Config } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { DomainRepository } from '../domains/domain.repository.js';
import { TenancyRules } from '../rules/tenancy-rules.js';
import type { Unit } from '../units/unit.js';
import { UnitRepository } from '../units/unit.repository.js';
import { literalHost, type PlacedUnit, type RegimeInForce } from './domain-regime.js';
import { type HostHolder, type HostSpace, hostSpace } from './host-space.js';
import { proposeHosts } from './propose-hosts.js';

/** The space of hosts on a date, with every unit valid then in its place. */
export interface DatedHosts {
  readonly space: HostSpace;
  /** @returns undefined for a unit that does not exist on the date. */
  unit(id: string): PlacedUnit | undefined;
}

/** Loads what proposals and verdicts need: the rules of a date, the units valid then, and who holds the hosts in question. */
@Injectable()
export class HostSpaces {
  constructor(
    private readonly rules: TenancyRules,
    private readonly units: UnitRepository,
    private readonly domains: DomainRepository,
    private readonly config: Config,
  ) {}

  /** `about`: the units that will be proposed for or judged; `wanted`: hosts that someone typed. */
  async on(date: IsoDate, about: readonly string[], wanted: readonly string[] = []): Promise<DatedHosts> {
    const regime = this.rules.domainRegime(date);
    const zone = this.config.provinceZone;
    const placed = placeUnits(await this.units.allOn(date), await this.domains.canonicalByUnit(date), regime, zone);
    const spaceOf = (holders: ReadonlyMap<string, HostHolder>) => hostSpace({ zone, regime, units: placed.values(), holders });
    const free = spaceOf(new Map());
    const proposed = about.flatMap((id) => {
      const unit = placed.get(id);
      return unit ? proposeHosts(unit, free).proposals.map(({ host }) => host) : [];
    });
    const holders = await this.domains.holders([...new Set([...proposed, ...wanted])], date);
    return { space: spaceOf(holders), unit: (id) => placed.get(id) };
  }
}

/** Gives every unit the host of the unit above it: the one it was granted, else the one the rule would give it. */
export function placeUnits(
  units: readonly Unit[],
  granted: ReadonlyMap<string, string>,
  regime: RegimeInForce,
  zone: string,
): Map<string, PlacedUnit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    units.map((unit) => {
      const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
      const host = above && (granted.get(above.id) ?? literalHost(regime, { ...above, parent: null }, zone));
      const parent = above && host ? { name: above.name, fullName: above.fullName, kind: above.kind, host } : null;
      return [unit.id, { ...unit, parent }];
    }),
  );
}
