import { addDays, type IsoDate } from '@cong-tinh/kernel';

/**
 * Where a rule comes from, highest authority first; `platform` is what the platform does where no text speaks, and yields to all.
 * Basis: LA-19.1, LA-23.1
 */
export const REGULATION_LEVELS = ['platform', 'national', 'provincial', 'site'] as const;
export type RegulationLevel = (typeof REGULATION_LEVELS)[number];

/** How sure we are of a row: wording read; read second-hand; from memory; to be verified before anyone relies on it. */
export const CERTAINTIES = ['read', 'secondary', 'recalled', 'unsure'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A regulation or other instrument. Dates of validity are half-open: in force from `effectiveFrom`, no longer on `effectiveTo`. */
export interface Regulation {
  /** Short name, and how a basis begins: 'LA', 'NĐ 224/2026'. */
  readonly id: string;
  readonly level: RegulationLevel;
  /** Unknown in some copies. Basis: MK-QĐ.2 */
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: IsoDate | null;
  readonly effectiveFrom: IsoDate | null;
  readonly effectiveTo: IsoDate | null;
  readonly replacedBy: string | null;
  /** The site whose own regulation this is; null for regulations of other levels and for texts a site may adopt. */
  readonly siteId: string | null;
  /** The text this regulation of a site adopts. */
  readonly adopts: string | null;
  /** The decision by which the site adopted it; its date starts the rules. Basis: MK-QĐ.2 */
  readonly adoption: { readonly number: string; readonly date: IsoDate; readonly authority: string } | null;
  readonly certainty: Certainty;
  readonly note: string | null;
}

/** When a regulation takes effect: on signature, or some days after it. Basis: LA-QĐ.2, TD-QĐ.2 */
export function effectiveDate(signedOn: IsoDate, offsetDays: number): IsoDate {
  return addDays(signedOn, offsetDays);
}

/** Whether a half-open period holds on a date; an unknown beginning does not. */
export function holdsOn(date: IsoDate, from: IsoDate | null, to: IsoDate | null): boolean {
  return from !== null && from <= date && (to === null || date < to);
}

export function inForce(regulation: Regulation, date: IsoDate): boolean {
  return holdsOn(date, regulation.effectiveFrom, regulation.effectiveTo);
}

/**
 * The instrument that applies on a date in place of one that a text cites: follows replacements as far as they were in force then.
 * Basis: LA-23.1
 */
export function successorAt(cited: Regulation, date: IsoDate, all: ReadonlyMap<string, Regulation>): Regulation {
  const seen = new Set<string>();
  let current = cited;
  while (!inForce(current, date) && current.replacedBy !== null && !seen.has(current.id)) {
    seen.add(current.id);
    const next = all.get(current.replacedBy);
    if (!next || next.effectiveFrom === null || next.effectiveFrom > date) break;
    current = next;
  }
  return current;
}
