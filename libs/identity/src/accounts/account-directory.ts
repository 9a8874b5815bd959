import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { UnitService } from '@cong-tinh/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { RoleRepository } from '../roles/role.repository.js';
import type { Account } from './account.js';
import { readCursor, toAccountView, writeCursor } from './account.mapper.js';
import { AccountRepository } from './account.repository.js';
import type { AccountPage, AccountQuery, AccountView } from './http/account.dto.js';

/** Accounts with their roles, as the console lists them. */
@Injectable()
export class AccountDirectory {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly roles: RoleRepository,
    private readonly units: UnitService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list({ search, after, limit }: AccountQuery): Promise<AccountPage> {
    return this.database.inPlatform(async () => {
      const found = await this.accounts.list(search?.trim() || null, readCursor(after), limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return { items: await this.views(shown), next: found.length > limit && last ? writeCursor(last) : null };
    });
  }

  /** One account after a change. */
  async describe(account: Account): Promise<AccountView> {
    const [view] = await this.database.inPlatform(() => this.views([account]));
    return view!;
  }

  describeById(id: string): Promise<AccountView> {
    return this.database.inPlatform(async () => {
      const account = await this.accounts.find(id);
      const [view] = await this.views(account ? [account] : []);
      return view!;
    });
  }

  /** Accounts that hold or held a role over the province. */
  withRoles(): Promise<AccountView[]> {
    return this.database.inPlatform(async () => this.views(await this.accounts.listWithRoles()));
  }

  private async views(accounts: readonly Account[]): Promise<AccountView[]> {
    const grants = await this.roles.ofAccounts(accounts.map(({ id }) => id));
    const names = await this.namesOf(accounts.flatMap(({ proposedUnitCodes }) => proposedUnitCodes));
    const today = this.clock.today();
    return accounts.map((account) =>
      toAccountView(account, {
        grants: grants.get(account.id) ?? [],
        proposedUnits: account.proposedUnitCodes.map((code) => ({ code, name: names.get(code) ?? null })),
        today,
      }),
    );
  }

  private async namesOf(codes: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const code of new Set(codes)) {
      const unit = await this.units.findByCode(code);
      if (unit) names.set(code, unit.fullName);
    }
    return names;
  }
}
