import type { IsoDate } from '@cong-tinh/kernel';

/** Kinds of unit that may have a site. Basis: LA-2.1, LA-19.1, LA-19.3 */
export const UNIT_KINDS = ['province', 'department', 'district', 'commune', 'assembly', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_KIND_LABELS: Readonly<Record<UnitKind, string>> = {
  province: 'Tỉnh',
  department: 'Sở, ban, ngành',
  district: 'Huyện, thị xã, thành phố',
  commune: 'Xã, phường, thị trấn',
  assembly: 'Đoàn ĐBQH và HĐND tỉnh',
  other: 'Cơ quan, đơn vị khác',
};

/** The names of a unit as they stand on some date. */
export interface UnitNames {
  /** Of the state's list for territories, our own for agencies. Identifies a unit only together with a date. */
  readonly code: string;
  readonly kind: UnitKind;
  /** The word before the name: 'xã', 'thị trấn', 'sở' … */
  readonly type: string;
  /** Without the type for territories ("Hiệp Hòa", "1"), whole for agencies ("Sở Nội vụ"). */
  readonly name: string;
  readonly fullName: string;
  readonly shortName: string | null;
  /** The label an agency's abbreviation makes: 'snnmt'. */
  readonly abbreviation: string | null;
  readonly englishName: string | null;
}

/** What a unit is called in full: its type stands before a territory's name, an agency's name is whole. */
export const fullNameOf = ({ kind, type, name }: Pick<UnitNames, 'kind' | 'type' | 'name'>): string =>
  kind === 'province' || kind === 'district' || kind === 'commune' ? `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}` : name;

/** A unit on a date: its identity and the version of its names, code and parent that is valid then. */
export interface Unit extends UnitNames {
  readonly id: string;
  readonly parentId: string | null;
  readonly validFrom: IsoDate;
  /** The first day on which this version holds no longer; null while it has no end. */
  readonly validTo: IsoDate | null;
}

export const isUnitKind = (value: unknown): value is UnitKind => (UNIT_KINDS as readonly unknown[]).includes(value);

/** Whether something valid from a day, up to but not including another, holds on a date. */
export const holdsOn = (date: IsoDate, validity: { validFrom: IsoDate; validTo: IsoDate | null }): boolean =>
  validity.validFrom <= date && (validity.validTo === null || date < validity.validTo);

/** One version in a unit's history, with the paper it rests on; what was loaded from a file has none. */
export interface UnitVersion extends Unit {
  readonly versionId: string;
  readonly decisionId: string | null;
  readonly basis: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date | null;
}
