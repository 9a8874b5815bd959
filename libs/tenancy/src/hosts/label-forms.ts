import { hostLabel, initials } from '@cong-tinh/kernel';
import type { LabelSource } from '@cong-tinh/regulation';
import type { UnitNames } from '../units/unit.js';

/** A name that is only a number keeps the word before it: Phường 1, Phường IV. */
const NUMBERED = /^(\d+|[IVXLC]+)$/;

/** "Bến Lức" → benluc; "Phường 1" → phuong1; agencies with their whole name: sonoivu. Basis: LA-3.1.c, LA-3.1.d */
export function fullNameLabel(unit: UnitNames): string {
  return hostLabel(NUMBERED.test(unit.name) ? unit.fullName : unit.name);
}

/** The name with its type in front, the way two like-sounding neighbours are told apart: thitranhiephoa, xahiephoa. */
export function typedNameLabel(unit: UnitNames): string {
  return hostLabel(unit.fullName);
}

/** An agency's abbreviation: as the list of units gives it, else the first letters of its name: Sở Nội vụ → snv. Basis: LA-3.1.b */
export function abbreviationLabel(unit: UnitNames): string {
  return unit.abbreviation ?? hostLabel(initials(unit.name));
}

const NOT_COUNTED = new Set(['and', 'the', '&']);

/** "Department of Home Affairs" → doha, homeaffairs; nothing without an English name. Basis: LA-3.1.b */
export function englishLabels(unit: UnitNames): string[] {
  if (!unit.englishName) return [];
  const words = unit.englishName.split(/\s+/).filter((word) => !NOT_COUNTED.has(word.toLowerCase()));
  const letters = hostLabel(words.map((word) => word[0]).join(''));
  const distinctive = hostLabel(unit.englishName.replace(/^Department of /, ''));
  return [...new Set([letters, distinctive])];
}

const MAKERS: Readonly<Record<LabelSource, (unit: UnitNames) => string[]>> = {
  fullName: (unit) => [fullNameLabel(unit)],
  abbreviation: (unit) => [abbreviationLabel(unit)],
  english: englishLabels,
};

/** Labels of one source; the first is the one proposed first. */
export function labelsFrom(source: LabelSource, unit: UnitNames): string[] {
  return MAKERS[source](unit).filter((label) => label !== '');
}
