import type { IsoDate } from '@cong-tinh/kernel';
import type { BoardState } from './board.states.js';

/** A decision that sets up the board of a site; who sits on it stands in the seats. */
export interface Board {
  readonly siteId: string;
  readonly id: string;
  readonly state: BoardState;
  readonly decisionNumber: string | null;
  readonly decisionDate: IsoDate | null;
  readonly decidedBy: string | null;
  readonly validFrom: IsoDate | null;
  /** The first day on which it holds no longer. */
  readonly validTo: IsoDate | null;
}
