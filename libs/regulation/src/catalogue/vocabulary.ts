/** Kinds of units. Basis: LA-2.1, LA-19.3 */
export const UNIT_KINDS = ['province', 'department', 'district', 'commune', 'assembly', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Kinds of seats a person may hold on a site. Basis: LA-9.1, LA-9.2.c, LA-10.1.b, LA-20.2 */
export const SEAT_KINDS = ['unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contributor', 'contentUnit', 'uploader'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** What a signer decides about an item. Basis: LA-9.4.a */
export const VERDICTS = ['content', 'form', 'dosage'] as const;
export type Verdict = (typeof VERDICTS)[number];
