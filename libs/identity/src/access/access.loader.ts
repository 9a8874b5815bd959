import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository.js';
import { BreakGlassRepository } from '../break-glass/break-glass.repository.js';
import type { ProvinceRole } from '../roles/province-role.js';
import { RoleRepository } from '../roles/role.repository.js';
import { SeatRepository } from '../seats/seat.repository.js';
import type { Seat } from '../seats/seat.js';
import type { AccessAccount, SiteAccess } from './access.js';
import { SiteLookup } from './sites.js';

/** Looks up who an account is and what it holds; only through the platform's door, because a caller's sites are many. */
@Injectable()
export class AccessLoader {
  private provinceId: string | null = null;

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
      const { id, name, email, kind } = account;
      const roles = await this.roles.heldBy(id, this.clock.today());
      const provinceId = await this.province();
      const seats = await this.seatsOn(id, [siteId, provinceId]);
      return {
        account: { id, name, email },
        kind,
        roles,
        provinceSeats: seats.filter((seat) => seat.siteId === provinceId),
        site: siteId === null ? null : await this.relation(id, roles, siteId, seats),
      };
    });
  }

  /** What an account holds on a site; null when it has nothing to do with it, or there is no such site. In the open platform transaction. */
  async site(accountId: string, roles: readonly ProvinceRole[], siteId: string): Promise<SiteAccess | null> {
    return this.relation(accountId, roles, siteId, await this.seatsOn(accountId, [siteId]));
  }

  private async relation(
    accountId: string,
    roles: readonly ProvinceRole[],
    siteId: string,
    known: readonly Seat[],
  ): Promise<SiteAccess | null> {
    const seats = known.filter((seat) => seat.siteId === siteId);
    if (seats.length === 0 && (roles.length === 0 || !(await this.sites.find(siteId)))) return null;
    const breakGlassId = roles.includes('webmaster') ? await this.breakGlass.openFor(siteId, accountId) : null;
    return { siteId, seats, breakGlassId };
  }

  private seatsOn(accountId: string, siteIds: readonly (string | null)[]): Promise<Seat[]> {
    return this.seats.ofAccount(
      accountId,
      this.clock.today(),
      siteIds.filter((id) => id !== null),
    );
  }

  /** The site of the province: there is one, and once made it stays. */
  private async province(): Promise<string | null> {
    return (this.provinceId ??= await this.sites.findProvinceId());
  }
}

export interface Loaded {
  readonly account: AccessAccount;
  readonly kind: 'person' | 'service';
  readonly roles: readonly ProvinceRole[];
  readonly provinceSeats: readonly Seat[];
  /** Null also when the account has nothing to do with the site that was named. */
  readonly site: SiteAccess | null;
}
