import { isoDate } from '@cong-tinh/kernel';
import type { HostForm } from '@cong-tinh/regulation';
import type { UnitKind } from '../units/unit.js';
import type { PlacedUnit, RegimeInForce } from './domain-regime.js';
import { type HostHolder, type HostSpace, hostSpace } from './host-space.js';

const shaped = (
  level: number,
  under: 'zone' | 'province' | 'district',
  labels: ('fullName' | 'abbreviation' | 'english')[],
  pattern: string,
  basis: string,
): HostForm => ({
  form: 'shaped',
  level,
  under,
  labels,
  pattern,
  basis,
});
const common = {
  reserved: { labels: ['quantri', 'tep', 'sso', 'www', 'api', 'mail', 'webmaster'], prefixes: ['ns'] },
  suffix: 'gov.vn',
  office: 'Sở Khoa học và Công nghệ',
  source: 'thử nghiệm',
};
const agency = ['abbreviation', 'fullName', 'english'] as ('fullName' | 'abbreviation' | 'english')[];

/** Regimes for unit tests of this lib; the real values are regulation's. */
export const levelsRegime: RegimeInForce = {
  ...common,
  on: isoDate('2025-06-02'),
  code: 'la3',
  label: 'Cấp 3, 4, 5',
  ruleId: '00000000-0000-7000-8000-000000000001',
  basis: 'LA-3.1',
  proposes: true,
  forms: {
    province: shaped(3, 'zone', ['fullName'], 'tentinh.gov.vn', 'LA-3.1.a'),
    department: shaped(4, 'province', agency, 'tencoquan.longan.gov.vn', 'LA-3.1.b'),
    district: shaped(4, 'province', ['fullName'], 'tencaphuyen.longan.gov.vn', 'LA-3.1.c'),
    commune: shaped(5, 'district', ['fullName'], 'tenxaphuongthitran.tencaphuyen.longan.gov.vn', 'LA-3.1.d'),
    assembly: { form: 'decided', basis: 'LA-19.3' },
    other: { form: 'decided', basis: 'LA-19.1' },
  },
};

export const interimRegime: RegimeInForce = {
  ...levelsRegime,
  on: isoDate('2025-12-01'),
  code: 'interim',
  label: 'Chuyển tiếp',
  ruleId: '00000000-0000-7000-8000-000000000002',
  basis: 'LA-3.2',
  proposes: false,
  forms: Object.fromEntries(
    Object.keys(levelsRegime.forms).map((kind) => [kind, { form: 'decided', basis: 'LA-3.2' }]),
  ) as unknown as RegimeInForce['forms'],
};

export const flatRegime: RegimeInForce = {
  ...levelsRegime,
  on: isoDate('2026-11-22'),
  code: 'nd224',
  label: 'Một cấp',
  ruleId: '00000000-0000-7000-8000-000000000003',
  basis: 'NĐ 224/2026 Điều 11.4',
  forms: {
    ...levelsRegime.forms,
    district: { form: 'none', basis: 'NĐ 224/2026 Điều 11.4' },
    commune: shaped(4, 'province', ['fullName'], 'tenphuongxa.tentinhthanh.gov.vn', 'NĐ 224/2026 Điều 11.4.c'),
  },
};

let made = 0;

/** A unit for tests: `placed('commune', 'xã', 'Hiệp Hòa', { parent: district })`. */
export function placed(kind: UnitKind, type: string, name: string, more: Partial<PlacedUnit> = {}): PlacedUnit {
  made += 1;
  const territory = ['province', 'district', 'commune'].includes(kind);
  return {
    id: `unit-${made}`,
    code: String(20000 + made),
    kind,
    type,
    name,
    fullName: territory ? `${type[0]!.toUpperCase()}${type.slice(1)} ${name}` : name,
    shortName: null,
    abbreviation: null,
    englishName: null,
    parentId: null,
    parent: null,
    ...more,
  };
}

export const under = (parent: PlacedUnit, host: string): Pick<PlacedUnit, 'parentId' | 'parent'> => ({
  parentId: parent.id,
  parent: { name: parent.name, fullName: parent.fullName, kind: parent.kind, host },
});

export const spaceOf = (
  regime: RegimeInForce,
  units: PlacedUnit[],
  holders: Record<string, HostHolder> = {},
  zone = 'longan.gov.vn',
): HostSpace => hostSpace({ zone, regime, units, holders: new Map(Object.entries(holders)) });
