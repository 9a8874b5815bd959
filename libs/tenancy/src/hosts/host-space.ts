import { literalHost, type PlacedUnit, type RegimeInForce } from './domain-regime.js';

/** Who holds a host on the date in question. */
export interface HostHolder {
  readonly siteId: string;
  readonly unitId: string;
  readonly name: string;
}

/** Everything that proposals and verdicts need to know of the province on a date; a value, computed once for any number of units. */
export interface HostSpace {
  readonly zone: string;
  readonly regime: RegimeInForce;
  /** Units valid on the date whose literal host this is. More than one: a collision. */
  claimants(host: string): readonly PlacedUnit[];
  holder(host: string): HostHolder | null;
}

export function hostSpace(of: {
  zone: string;
  regime: RegimeInForce;
  units: Iterable<PlacedUnit>;
  holders: ReadonlyMap<string, HostHolder>;
}): HostSpace {
  const claims = new Map<string, PlacedUnit[]>();
  for (const unit of of.units) {
    const host = literalHost(of.regime, unit, of.zone);
    if (host === null) continue;
    const others = claims.get(host);
    if (others) others.push(unit);
    else claims.set(host, [unit]);
  }
  return {
    zone: of.zone,
    regime: of.regime,
    claimants: (host) => claims.get(host) ?? [],
    holder: (host) => of.holders.get(host) ?? null,
  };
}

/** Other units that the rule would give the same host. */
export const rivals = (space: HostSpace, unit: PlacedUnit, host: string): PlacedUnit[] =>
  space.claimants(host).filter((other) => other.id !== unit.id);
