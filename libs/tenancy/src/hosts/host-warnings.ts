import type { Basis } from '@cong-tinh/kernel';
import { isReservedLabel, type PlacedUnit } from './domain-regime.js';
import { type HostSpace, rivals } from './host-space.js';

export interface HostWarning {
  readonly code: 'host_collision' | 'host_taken' | 'host_reserved' | 'label_too_long' | 'same_as_parent';
  readonly message: string;
  readonly basis?: Basis;
  readonly units?: readonly { readonly id: string; readonly code: string; readonly fullName: string }[];
}

/** Warnings with which a host cannot be given at all. */
export const BARRING: ReadonlySet<HostWarning['code']> = new Set(['host_taken', 'host_reserved', 'label_too_long']);

export const labelOf = (host: string): string => host.split('.', 1)[0]!;

/** What speaks against giving a well-formed host to a unit, or deserves to be known. */
export function warningsOn(host: string, unit: PlacedUnit, space: HostSpace): HostWarning[] {
  const label = labelOf(host);
  const warnings: HostWarning[] = [];
  const others = rivals(space, unit, host);
  if (others.length > 0) {
    warnings.push({
      code: 'host_collision',
      message: `${host} cũng là tên viết không dấu của ${others.map((other) => other.fullName).join(', ')}.`,
      basis: 'LA-3.2',
      units: others.map(({ id, code, fullName }) => ({ id, code, fullName })),
    });
  }
  const holder = space.holder(host);
  if (holder && holder.unitId !== unit.id) warnings.push({ code: 'host_taken', message: `${host} đang là tên miền của ${holder.name}.` });
  if (isReservedLabel(label, space.regime.reserved)) {
    warnings.push({ code: 'host_reserved', message: `“${label}” là nhãn dành riêng cho hạ tầng của Cổng.` });
  }
  if (label.length > 63) warnings.push({ code: 'label_too_long', message: 'Nhãn dài quá 63 ký tự.' });
  if (unit.parent && host === `${label}.${unit.parent.host}` && labelOf(unit.parent.host) === label) {
    warnings.push({ code: 'same_as_parent', message: `Nhãn trùng với nhãn của ${unit.parent.fullName}; vẫn đúng quy định.` });
  }
  return warnings;
}
