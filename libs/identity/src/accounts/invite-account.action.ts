import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock, nfc, uuidv7 } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Account, INVITATION_DAYS, normaliseEmail } from './account.js';
import { accountExists } from './account.errors.js';
import { AccountRepository } from './account.repository.js';

const DAY_MS = 86_400_000;

/** Makes the account of a person, who binds it by signing in with that address. Again for an account not yet bound: a new invitation. */
@Injectable()
export class InviteAccount {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ConflictError `account_exists` when the address belongs to an account in use. */
  execute(input: { name: string; email: string }): Promise<Account> {
    const email = normaliseEmail(input.email);
    return this.database.inPlatform(async () => {
      const found = await this.accounts.findByEmail(email);
      if (found && found.state !== 'invited') throw accountExists();
      const account = found ?? (await this.make(nfc(input.name).trim(), email));
      if (found) await this.accounts.withdrawInvitation(found.id);
      await this.invite(account);
      return account;
    });
  }

  private async make(name: string, email: string): Promise<Account> {
    const account: Account = {
      id: uuidv7(this.clock.now()),
      kind: 'person',
      state: 'invited',
      name,
      email,
      issuer: null,
      subject: null,
      lastSignInAt: null,
      proposedUnitCodes: [],
    };
    await this.accounts.insert(account);
    return account;
  }

  private async invite(account: Account): Promise<void> {
    const now = this.clock.now();
    const invitationId = uuidv7(now);
    const { actor } = this.request;
    await this.accounts.insertInvitation({
      id: invitationId,
      accountId: account.id,
      byId: actor.id,
      byName: actor.name,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
    });
    await this.audit.record({ siteId: null, action: 'account.invited', subject: { kind: 'account', id: account.id, label: account.name } });
    await this.outbox.add('account.invited', { siteId: null, accountId: account.id, invitationId });
  }
}
