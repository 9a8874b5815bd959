import { type IsoDate, BadRequestError } from '@cong-tinh/kernel';
import type { RoleGrant } from '../roles/province-role.js';
import type { Account } from './account.js';
import type { AccountPosition } from './account.repository.js';
import type { AccountRoleView, AccountView, ProposedUnitView } from './http/account.dto.js';

export interface AccountFacts {
  readonly grants: readonly RoleGrant[];
  readonly proposedUnits: ProposedUnitView[];
  readonly today: IsoDate;
}

export function toAccountView(account: Account, { grants, proposedUnits, today }: AccountFacts): AccountView {
  const { id, kind, state, name, email, lastSignInAt } = account;
  return {
    id,
    kind,
    state,
    name,
    email,
    roles: grants
      .filter((grant) => grant.validFrom <= today && (grant.validTo === null || today < grant.validTo))
      .map((grant) => grant.role),
    grants: grants.map(toRoleView),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    proposedUnits,
  };
}

export const toRoleView = ({ id, role, decisionNumber, decisionDate, decidedBy, validFrom, validTo }: RoleGrant): AccountRoleView => ({
  id,
  role,
  decisionNumber,
  decisionDate,
  decidedBy,
  validFrom,
  validTo,
});

export const writeCursor = ({ name, id }: AccountPosition): string => Buffer.from(JSON.stringify([name, id])).toString('base64url');

/** @throws BadRequestError `cursor_invalid` */
export function readCursor(cursor: string | undefined): AccountPosition | null {
  if (cursor === undefined) return null;
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id };
  } catch {
    // Falls through to the refusal below.
  }
  throw new BadRequestError('cursor_invalid', 'Con trỏ trang không hợp lệ.', { field: 'after' });
}
