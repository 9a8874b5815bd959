import { hostLabel, isoDate } from '@cong-tinh/kernel';
import type { Particulars } from '../sites/site-particulars.js';
import type { Unit } from '../units/unit.js';
import type { UnitEntry } from '../units/units-file.js';
import type { ProvisioningPlan } from './provisioning.service.js';

const DECIDED_ON = isoDate('2025-06-02');
const MARK = '(minh họa)';

/** Hosts that no rule gives: the kinds LA-3.1 has no form for, and the four communes whose names collide. Basis: LA-3.2 */
const NAMED_HOSTS: Readonly<Record<string, string>> = {
  '80-13': 'bqlkkt.longan.gov.vn',
  '80-14': 'dbnd.longan.gov.vn',
  '27826': 'thitrantanthanh.tanthanh.longan.gov.vn',
  '27850': 'xatanthanh.tanthanh.longan.gov.vn',
  '27934': 'thitranhiephoa.duchoa.longan.gov.vn',
  '27952': 'xahiephoa.duchoa.longan.gov.vn',
};

/**
 * The province of Long An under demonstration decisions of 02/06/2025, the day by whose rules its hosts are judged. Every paper, office
 * holder and footer says that it is for demonstration.
 */
export function demonstrationPlan(units: readonly UnitEntry[]): ProvisioningPlan {
  return {
    units,
    source: 'libs/tenancy/data/longan.json',
    decision: { number: 'MH-01/QĐ-UBND', decidedOn: DECIDED_ON, summary: `Quyết định cho phép mở các trang của tỉnh ${MARK}` },
    opinion: { number: 'MH-01/BBT', date: isoDate('2025-05-28') },
    domains: {
      decision: { number: 'MH-01/SKHCN', decidedOn: DECIDED_ON, summary: `Văn bản cấp tên miền cho các trang của tỉnh ${MARK}` },
      hosts: NAMED_HOSTS,
    },
    particulars: demonstrationParticulars,
    demonstration: true,
  };
}

/** Offices, never persons; addresses of mail that cannot exist. */
export function demonstrationParticulars(unit: Pick<Unit, 'kind' | 'name' | 'fullName' | 'code'>): Particulars {
  const office = officeOf(unit);
  const title = titleOf(unit);
  return {
    head: { name: `${title}, minh họa`, position: title },
    facts: {
      managingUnit: office,
      governingBody: unit.kind === 'district' || unit.kind === 'commune' ? office : 'Ủy ban nhân dân tỉnh Long An',
      responsiblePerson: `${title} ${MARK}`,
      address: `Trụ sở ${office} ${MARK}`,
      phone: `0272 000 0000 ${MARK}`,
      email: `${hostLabel(unit.fullName)}.${unit.code}@longan.example`,
    },
  };
}

const low = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const officeOf = ({ kind, fullName }: Pick<Unit, 'kind' | 'fullName'>): string =>
  kind === 'province' || kind === 'district' || kind === 'commune' ? `Ủy ban nhân dân ${low(fullName)}` : fullName;

function titleOf({ kind, fullName }: Pick<Unit, 'kind' | 'fullName'>): string {
  if (kind === 'province') return 'Chánh Văn phòng Ủy ban nhân dân tỉnh';
  if (kind === 'district' || kind === 'commune') return `Chủ tịch UBND ${low(fullName)}`;
  if (kind === 'assembly') return 'Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh';
  if (fullName.startsWith('Sở ')) return `Giám đốc ${fullName}`;
  if (fullName.startsWith('Văn phòng ')) return `Chánh ${fullName}`;
  if (fullName.startsWith('Thanh tra')) return `Chánh ${fullName}`;
  return `Trưởng ${fullName}`;
}
