import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock, ConflictError, nfc, uuidv7 } from '@cong-tinh/kernel';
import { Config, Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { readAdapterFile } from '../tokens/token-verifier.js';
import type { Account } from './account.js';
import { AccountRepository } from './account.repository.js';

/** Makes the account of another system, known by the subject of its bearer tokens. It can do what its seats and roles allow, nothing more. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ConflictError `service_exists` */
  execute(input: { name: string; subject: string }): Promise<Account> {
    const { realmUrl: issuer } = readAdapterFile(this.config.ssoAdapterFile);
    return this.database.inPlatform(async () => {
      if (await this.accounts.findByIdentity(issuer, input.subject)) {
        throw new ConflictError('service_exists', 'Hệ thống này đã có tài khoản.', { field: 'subject' });
      }
      const account: Account = {
        id: uuidv7(this.clock.now()),
        kind: 'service',
        state: 'active',
        name: nfc(input.name).trim(),
        email: null,
        issuer,
        subject: input.subject,
        lastSignInAt: null,
        proposedUnitCodes: [],
      };
      await this.accounts.insert(account);
      await this.audit.record({
        siteId: null,
        action: 'account.registered',
        subject: { kind: 'account', id: account.id, label: account.name },
      });
      return account;
    });
  }
}
