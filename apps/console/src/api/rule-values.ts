import { type SeatKind } from './types';

export interface ComplianceChecklist {
  version: number;
  items: { code: string; label: string; basis: string }[];
}

export interface RefusalGround {
  code: string;
  order: number;
  label: string;
  needsDuplicate: boolean;
  conceals: boolean;
}

export interface WithdrawalGround {
  code: string;
  label: string;
  publicReason: string;
}

/** Values of the rules that screens are drawn from; the API carries a rule's value as it stands in the catalogue of `regulation`. */
export interface RuleValues {
  'article.checklist': ComplianceChecklist;
  'article.genres': { genres: { code: string; label: string }[] };
  'approval.refusalGrounds': { needsNote: boolean; grounds: RefusalGround[] };
  'approval.withdrawal': { seats: SeatKind[]; grounds: WithdrawalGround[] };
}
