import type { IsoDate } from '@cong-tinh/kernel';

/** A paper that decides: who signed it, its number and day. */
export interface Decision {
  readonly id: string;
  readonly number: string;
  readonly decidedOn: IsoDate;
  readonly issuer: string;
  readonly summary: string;
  readonly demonstration: boolean;
}

/** What a person types of a decision. */
export interface DecisionInput {
  readonly number: string;
  readonly decidedOn: IsoDate;
  readonly summary?: string;
}
