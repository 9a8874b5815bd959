import type { Basis, IsoDate } from '@cong-tinh/kernel';
import type { DomainRegime, DomainTechnical, HostForm, ReservedLabels } from '@cong-tinh/regulation';
import type { Unit, UnitNames } from '../units/unit.js';
import { labelsFrom } from './label-forms.js';

/** The rules on domains as they hold on a date. Their values come from `regulation`; this lib knows how to apply them. */
export interface RegimeInForce extends Pick<DomainRegime, 'code' | 'label' | 'proposes' | 'forms'> {
  readonly on: IsoDate;
  /** The row of the rule, kept with every host it judged. */
  readonly ruleId: string;
  readonly basis: Basis;
  readonly source: string;
  readonly reserved: ReservedLabels;
  readonly suffix: DomainTechnical['suffix'];
  /** Who gives hosts: "Sở Khoa học và Công nghệ". Basis: LA-3.2 */
  readonly office: string;
}

export type ShapedForm = Extract<HostForm, { form: 'shaped' }>;

/** A unit and the place its host hangs under. */
export interface PlacedUnit extends Pick<Unit, keyof UnitNames | 'id' | 'parentId'> {
  /** The unit above, with its host; null when there is none or it has no host. */
  readonly parent: { readonly name: string; readonly fullName: string; readonly kind: Unit['kind']; readonly host: string } | null;
}

/** The form the rule gives a kind, when it gives one. */
export function shapedForm(regime: RegimeInForce, unit: PlacedUnit): ShapedForm | null {
  const form = regime.forms[unit.kind];
  return form.form === 'shaped' ? form : null;
}

/** What stands behind the label of a unit's host; null when the form wants a district and there is none. */
export function stemOf(form: ShapedForm, unit: PlacedUnit, regime: RegimeInForce, zone: string): string | null {
  if (form.under === 'zone') return regime.suffix;
  if (form.under === 'province') return zone;
  return unit.parent?.kind === 'district' ? unit.parent.host : null;
}

/** The host that the rule applied literally gives a unit; null where the rule has no form, proposes nothing or misses the parent. */
export function literalHost(regime: RegimeInForce, unit: PlacedUnit, zone: string): string | null {
  const form = regime.proposes ? shapedForm(regime, unit) : null;
  if (!form) return null;
  const stem = stemOf(form, unit, regime, zone);
  const label = form.labels.flatMap((source) => labelsFrom(source, unit))[0];
  return stem === null || label === undefined ? null : `${label}.${stem}`;
}

/** Labels of the platform's own hosts, which no unit may bear, at whatever level. */
export function isReservedLabel(label: string, reserved: ReservedLabels): boolean {
  return reserved.labels.includes(label) || reserved.prefixes.some((prefix) => label.startsWith(prefix));
}
