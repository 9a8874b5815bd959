import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from './account.repository.js';

/** Where account holders are written to; for listeners of other libs. Opens the platform's door, so call it outside of a site's. */
@Injectable()
export class AddressBook {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
  ) {}

  /** Null for accounts that were closed, have no address or do not exist. */
  async emailOf(accountId: string): Promise<string | null> {
    const account = await this.database.inPlatform(() => this.accounts.find(accountId));
    return account && account.state !== 'closed' ? account.email : null;
  }
}
