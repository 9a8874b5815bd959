import { Audit } from '@cong-tinh/audit';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SessionRepository } from '../sessions/session.repository.js';
import { accountClosed, accountNotFound } from './account.errors.js';
import { AccountRepository } from './account.repository.js';

/** Ends an account and its sessions for good; its rows and what it signed stay. */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
  ) {}

  execute(input: { accountId: string; reason: string }): Promise<void> {
    return this.database.inPlatform(async () => {
      const account = await this.accounts.find(input.accountId);
      if (!account) throw accountNotFound();
      if (account.state === 'closed') throw accountClosed();
      await this.accounts.withdrawInvitation(account.id);
      await this.accounts.close(account.id, input.reason);
      await this.sessions.endOfAccount(account.id, 'account_closed');
      await this.audit.record({
        siteId: null,
        action: 'account.closed',
        subject: { kind: 'account', id: account.id, label: account.name },
        details: { reason: input.reason },
      });
    });
  }
}
