import type { IsoDate } from '@cong-tinh/kernel';
import type { SeatKind } from '@cong-tinh/regulation';

/** An authorisation from one seat of a site to another, by an instrument, from a day to a day. Basis: LA-9.4.c */
export interface Delegation {
  readonly siteId: string;
  readonly id: string;
  readonly fromSeatId: string;
  readonly fromKind: SeatKind;
  readonly fromAccountId: string;
  readonly fromName: string;
  readonly toSeatId: string;
  readonly toAccountId: string;
  readonly toName: string;
  readonly instrumentNumber: string;
  readonly instrumentDate: IsoDate;
  /** What is authorised, in the words of the instrument. */
  readonly scope: string;
  /** The one field it is limited to; null = none. */
  readonly sector: string | null;
  readonly validFrom: IsoDate;
  /** The first day on which it holds no longer. */
  readonly validTo: IsoDate;
  readonly revokedAt: Date | null;
}

export type DelegationState = 'upcoming' | 'active' | 'ended' | 'revoked';

export function delegationState(delegation: Delegation, on: IsoDate): DelegationState {
  if (delegation.revokedAt) return 'revoked';
  if (on < delegation.validFrom) return 'upcoming';
  return on < delegation.validTo ? 'active' : 'ended';
}
