import { isoDate } from '@cong-tinh/kernel';
import type { UnitEntry } from './units-file.js';

const VALID_FROM = isoDate('2024-12-01');
const COMMUNES_OF_A_DISTRICT = 12;

/** A made-up province of so many units, for load tests: one province, a department in fifty, the rest districts with a dozen communes each. */
export function generatedUnits(count: number): UnitEntry[] {
  const unit = (entry: Pick<UnitEntry, 'code' | 'kind' | 'type' | 'name' | 'fullName' | 'parent'> & Partial<UnitEntry>): UnitEntry => ({
    shortName: null,
    abbreviation: null,
    englishName: null,
    validFrom: VALID_FROM,
    validTo: null,
    ...entry,
  });
  const units = [unit({ code: 'T', kind: 'province', type: 'tỉnh', name: 'Long An', fullName: 'Tỉnh Long An', parent: null })];
  for (let n = 1; n <= Math.floor(count / 50); n += 1) {
    units.push(
      unit({
        code: `S${n}`,
        kind: 'department',
        type: 'sở',
        name: `Sở Thử nghiệm ${n}`,
        fullName: `Sở Thử nghiệm ${n}`,
        parent: 'T',
        abbreviation: `stn${n}`,
      }),
    );
  }
  for (let district = 1; units.length < count; district += 1) {
    units.push(
      unit({
        code: `H${district}`,
        kind: 'district',
        type: 'huyện',
        name: `Huyện số ${district}`,
        fullName: `Huyện Huyện số ${district}`,
        parent: 'T',
      }),
    );
    for (let n = 1; n <= COMMUNES_OF_A_DISTRICT && units.length < count; n += 1) {
      const name = `Xã số ${n} huyện ${district}`;
      units.push(unit({ code: `X${district}-${n}`, kind: 'commune', type: 'xã', name, fullName: `Xã ${name}`, parent: `H${district}` }));
    }
  }
  return units;
}
