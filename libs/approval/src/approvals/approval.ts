import type { Basis } from '@cong-tinh/kernel';
import type { ChainRoute, Demand } from '@cong-tinh/regulation';
import type { ApprovalState } from './approval.states.js';

/** What is to be agreed: an article now, documents and answers later. `kind` is a word of the event names: `article`. */
export interface ApprovalSubject {
  readonly kind: string;
  readonly id: string;
}

/** One request for agreement on one exact text. */
export interface Approval {
  readonly siteId: string;
  readonly id: string;
  readonly state: ApprovalState;
  readonly subject: ApprovalSubject;
  /** What the subject is called in queues and the audit. */
  readonly label: string;
  /** SHA-256 of the canonical JSON of what is signed. */
  readonly contentHash: string;
  /** The route as it stood when the text was submitted. */
  readonly route: ChainRoute;
  readonly ruleBasis: Basis;
  readonly authorMaySign: boolean;
  readonly authorIds: readonly string[];
  readonly authorName: string;
  readonly demandsMet: readonly Demand[];
  readonly checklistVersion: string | null;
  readonly submittedByName: string;
  readonly submittedAt: Date;
  readonly closedAt: Date | null;
}

export interface Signature {
  readonly id: string;
  readonly stage: string;
  readonly rule: number;
  readonly accountId: string;
  readonly accountName: string;
  readonly seatKind: string;
  readonly position: string;
  readonly delegationId: string | null;
  readonly signedAt: Date;
}

/** A refusal on one of the grounds of the rule. Basis: LA-9.5 */
export interface Refusal {
  readonly ground: string;
  readonly groundNumber: number;
  /** Its text is hidden from ordinary staff. */
  readonly conceals: boolean;
  readonly note: string;
  readonly duplicateOfId: string | null;
  readonly recheckOn: string | null;
  readonly refusedByName: string;
  readonly seatKind: string;
  readonly refusedAt: Date;
}
