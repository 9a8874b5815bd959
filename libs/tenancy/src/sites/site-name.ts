import type { UnitNames } from '../units/unit.js';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What a site is called: "Cổng thông tin điện tử tỉnh Long An", "Trang thông tin điện tử Sở Nội vụ tỉnh Long An". Basis: LA-1, SNV-2.2 */
export function siteName(unit: Pick<UnitNames, 'kind' | 'fullName'>, provinceName: string): string {
  if (unit.kind === 'province') return `Cổng thông tin điện tử ${lowerFirst(unit.fullName)}`;
  if (unit.kind === 'district' || unit.kind === 'commune') return `Trang thông tin điện tử ${lowerFirst(unit.fullName)}`;
  const whose = unit.fullName.endsWith(' tỉnh') ? unit.fullName.slice(0, -' tỉnh'.length) : unit.fullName;
  return `Trang thông tin điện tử ${whose} ${lowerFirst(provinceName)}`;
}
