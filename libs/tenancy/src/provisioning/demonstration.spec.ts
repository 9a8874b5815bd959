import { describe, expect, it } from '@jest/globals';
import { isoDate } from '@cong-tinh/kernel';
import { join } from 'node:path';
import { levelsRegime } from '../hosts/regime.factory.js';
import { hostSpace } from '../hosts/host-space.js';
import { placeUnits } from '../hosts/host-spaces.js';
import { judgeHost } from '../hosts/judge-host.js';
import { proposeHosts } from '../hosts/propose-hosts.js';
import { generatedUnits } from '../units/generated-units.js';
import { planVersions } from '../units/load-units.action.js';
import type { Unit } from '../units/unit.js';
import { parseUnits, readUnitsFile, type UnitEntry, UNITS_FORMAT } from '../units/units-file.js';
import { demonstrationPlan } from './demonstration.js';

const ZONE = 'longan.gov.vn';
const entries = readUnitsFile(join(import.meta.dirname, '../../data/longan.json'));
const plan = demonstrationPlan(entries);

function spaceOf(units: readonly UnitEntry[]) {
  const onRecord: Unit[] = planVersions(units, new Map()).added.map((version) => ({ ...version, id: version.unitId }));
  const placed = placeUnits(onRecord, new Map(), levelsRegime, ZONE);
  return { placed, space: hostSpace({ zone: ZONE, regime: levelsRegime, units: placed.values(), holders: new Map() }) };
}

describe('the real list under LA-3', () => {
  const { placed, space } = spaceOf(entries);
  const outcomes = Map.groupBy(
    [...placed.values()].map((unit) => ({ unit, ...proposeHosts(unit, space) })),
    ({ outcome }) => outcome,
  );

  it('has exactly two collisions: hiephoa.duchoa and tanthanh.tanthanh', () => {
    const codes = outcomes.get('collision')!.map(({ unit }) => unit.code);
    expect(codes.sort()).toEqual(['27826', '27850', '27934', '27952']);
  });

  it('leaves two bodies to the decision and proposes a free host for all others', () => {
    expect(outcomes.get('decision-names-host')!.map(({ unit }) => unit.code)).toEqual(['80-13', '80-14']);
    const proposed = outcomes.get('proposed')!;
    expect(proposed).toHaveLength(210);
    const hosts = proposed.map(({ proposals }) => proposals.find(({ recommended }) => recommended)!.host);
    expect(new Set(hosts).size).toBe(210);
  });

  it('LA-3.2 the demonstration decision names a lawful host for each of those six, and for no other', () => {
    const named = Object.entries(plan.domains.hosts);
    const byCode = new Map([...placed.values()].map((unit) => [unit.code, unit]));
    expect(named.map(([code]) => code).sort()).toEqual(['27826', '27850', '27934', '27952', '80-13', '80-14']);
    for (const [code, host] of named) expect(judgeHost(host, byCode.get(code)!, space)).toMatchObject({ lawful: true, host });
  });
});

describe('the demonstration', () => {
  it('is decided on 02/06/2025, so that LA-3 governs its hosts', () => expect(plan.decision.decidedOn).toBe(isoDate('2025-06-02')));

  it('names offices, says that it is a demonstration, and uses mail that cannot exist', () => {
    for (const unit of entries) {
      const { head, facts } = plan.particulars({ ...unit, id: '', parentId: null });
      expect(head!.name).toContain('minh họa');
      expect(facts!.email).toMatch(/^[a-z0-9]+\.[0-9-]+@longan\.example$/);
      expect(Object.keys(facts!)).toHaveLength(6);
    }
  });
});

describe('generated units', () => {
  it('are a valid province of any size without collisions', () => {
    const units = generatedUnits(1000);
    expect(units).toHaveLength(1000);
    expect(parseUnits({ format: UNITS_FORMAT, units })).toHaveLength(1000);
    const { placed, space } = spaceOf(units);
    expect([...placed.values()].every((unit) => proposeHosts(unit, space).outcome === 'proposed')).toBe(true);
  });
});
