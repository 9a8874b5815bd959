import type { IsoDate } from '@cong-tinh/kernel';
import { type Delegation, delegationState } from './delegation.js';
import type { DelegationView } from './http/delegation.dto.js';

export const toDelegationView = (delegation: Delegation, today: IsoDate): DelegationView => ({
  id: delegation.id,
  fromAccountId: delegation.fromAccountId,
  fromName: delegation.fromName,
  toAccountId: delegation.toAccountId,
  toName: delegation.toName,
  instrumentNumber: delegation.instrumentNumber,
  instrumentDate: delegation.instrumentDate,
  scope: delegation.scope,
  sector: delegation.sector,
  validFrom: delegation.validFrom,
  validTo: delegation.validTo,
  revokedAt: delegation.revokedAt?.toISOString() ?? null,
  state: delegationState(delegation, today),
});
