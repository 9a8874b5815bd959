import { InvalidError, nfc } from '@cong-tinh/kernel';

export const ACCOUNT_KINDS = ['person', 'service'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export type AccountState = 'invited' | 'active' | 'closed';

/** A person or a service that may act. Bound accounts are known by (issuer, subject) of the sign-in service. */
export interface Account {
  readonly id: string;
  readonly kind: AccountKind;
  readonly state: AccountState;
  readonly name: string;
  readonly email: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly lastSignInAt: Date | null;
  /** Codes of units that groups of the sign-in service propose; nothing follows from them. */
  readonly proposedUnitCodes: readonly string[];
}

/** Days in which an invitation can be accepted. */
export const INVITATION_DAYS = 30;

const ADDRESS = /^[^\s@<>"(),;:\\[\]]{1,64}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

/** One form of an e-mail address, by which accounts are compared. @throws InvalidError `email_invalid` */
export function normaliseEmail(email: string, field = 'email'): string {
  const normal = nfc(email).trim().toLowerCase();
  if (normal.length > 254 || !ADDRESS.test(normal)) throw new InvalidError('email_invalid', 'Địa chỉ thư điện tử chưa đúng.', { field });
  return normal;
}
