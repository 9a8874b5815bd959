import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository.js';
import { BreakGlassRepository } from '../break-glass/break-glass.repository.js';
import type { ProvinceRole } from '../roles/province-role.js';
import { RoleRepository } from '../roles/role.repository.js';
import { SeatRepository } from '../seats/seat.repository.js';
import type { AccessAccount, SiteAccess } from './access.js';
import { SiteLookup } from './sites.js';

/** Looks up who an account is and what it holds; only through the platform's door, because a caller's sites are many. */
@Injectable()
export class AccessLoader {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly roles: RoleRepository,
    private readonly seats: SeatRepository,
    private readonly breakGlass: BreakGlassRepository,
    private readonly sites: SiteLookup,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An active account with its roles of today, and the site when the request names one; null when it may not act at all. */
  load(find: { accountId: string } | { issuer: string; subject: string }, siteId: string | null): Promise<Loaded | null> {
    return this.database.inPlatform(async () => {
      const account =
        'accountId' in find ? await this.accounts.find(find.accountId) : await this.accounts.findByIdentity(find.issuer, find.subject);
      if (account?.state !== 'active') return null;
      const roles = await this.roles.heldBy(account.id, this.clock.today());
      const site = siteId === null ? null : await this.site(account.id, roles, siteId);
      return { account: { id: account.id, name: account.name, email: account.email }, kind: account.kind, roles, site };
    });
  }

  /** What an account holds on a site; null when there is no such site. In the open platform transaction. */
  async site(accountId: string, roles: readonly ProvinceRole[], siteId: string): Promise<SiteAccess | null> {
    const seats = await this.seats.holding(siteId, this.clock.today(), accountId);
    if (seats.length === 0 && (roles.length === 0 || !(await this.sites.find(siteId)))) return null;
    const breakGlassId = roles.includes('webmaster') ? await this.breakGlass.openFor(siteId, accountId) : null;
    return { siteId, seats, breakGlassId };
  }
}

export interface Loaded {
  readonly account: AccessAccount;
  readonly kind: 'person' | 'service';
  readonly roles: readonly ProvinceRole[];
  /** Null also when the account has nothing to do with the site that was named. */
  readonly site: SiteAccess | null;
}
