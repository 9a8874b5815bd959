import { Audit } from '@cong-tinh/audit';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../sign-in/sso-client.js';
import { type Account, normaliseEmail } from './account.js';
import { accountClosed, accountNotInvited, emailNotVerified } from './account.errors.js';
import { AccountRepository } from './account.repository.js';

/** Finds the account of who signed in; binds an invited one at its first sign-in. */
@Injectable()
export class BindAccount {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly audit: Audit,
  ) {}

  /** In the open platform transaction. @throws ForbiddenError `account_not_invited`, `email_not_verified`; ConflictError `account_closed` */
  async execute(signedIn: SignedIn): Promise<Account> {
    const { issuer, subject } = signedIn;
    const bound = await this.accounts.findByIdentity(issuer, subject);
    if (bound?.kind === 'person') return bound;
    if (bound || signedIn.email === null) throw accountNotInvited();
    // An address that nobody verified could be anybody's.
    if (!signedIn.emailVerified) throw emailNotVerified();
    const invited = await this.accounts.lockInvited(normaliseEmail(signedIn.email));
    if (!invited) throw (await this.accounts.wasClosed(issuer, subject)) ? accountClosed() : accountNotInvited();
    await this.accounts.bind(invited.id, issuer, subject);
    await this.audit.record({
      siteId: null,
      action: 'account.bound',
      subject: { kind: 'account', id: invited.id, label: invited.name },
      details: { issuer, subject },
    });
    return { ...invited, state: 'active', issuer, subject };
  }
}
