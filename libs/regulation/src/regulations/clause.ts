import type { Basis } from '@cong-tinh/kernel';

/** What a component site takes from a clause of the province: nothing, the clause as it stands, or the clause with the unit's own bodies. */
export const CLAUSE_MARKS = ['provinceOnly', 'inherited', 'adapted'] as const;
export type ClauseMark = (typeof CLAUSE_MARKS)[number];

/** A clause as the product refers to it. The wording is ours and names the subject; the text itself is the regulation's. */
export interface Clause {
  /** 'LA-3.1.d', 'NĐ 224/2026 Điều 11.4' */
  readonly id: string;
  readonly regulationId: string;
  /** Short place in the text: '3.1.d', 'QĐ.2'; empty for the whole. */
  readonly place: string;
  readonly subject: string;
  readonly mark: ClauseMark | null;
}

/** Place of a clause in words: '3.1.d' → 'Điều 3, khoản 1, điểm d'; 'QĐ.2' → 'Điều 2 của Quyết định'. */
export function placeInWords(place: string): string {
  if (place === '') return '';
  const [first, ...rest] = place.split('.') as [string, ...string[]];
  if (first === 'QĐ') return `Điều ${rest[0]} của Quyết định ban hành`;
  const [paragraph, point] = rest;
  return [`Điều ${first}`, paragraph && `khoản ${paragraph}`, point && `điểm ${point}`].filter(Boolean).join(', ');
}

/** The clauses and instruments a basis names: 'LA-8.2; NĐ 174/2026 Điều 93' → two. */
export function basesOf(basis: Basis): string[] {
  return basis
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
