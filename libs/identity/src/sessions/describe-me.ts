import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Config, Database, listPermissions } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import { AccessService } from '../access/access.service.js';
import { SiteLookup } from '../access/sites.js';
import { SeatRepository } from '../seats/seat.repository.js';
import type { Seat } from '../seats/seat.js';
import type { Me, MySite } from './http/me.dto.js';
import { CsrfTokens } from './session-secret.js';

/** What the console needs to know of whoever is signed in. */
@Injectable()
export class DescribeMe {
  private readonly csrf: CsrfTokens;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly seats: SeatRepository,
    private readonly sites: SiteLookup,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.csrf = new CsrfTokens(config.sessionSecret);
  }

  async execute(): Promise<Me> {
    const { account, roles, credential, provinceSeats } = this.access.current;
    const sites = await this.database.inPlatform(() => this.mySites(account.id));
    const access = new Access(account, roles, credential, provinceSeats);
    for (const { site, seats } of sites) access.know({ siteId: site.id, seats, breakGlassId: null });
    const session = credential.kind === 'session' ? credential : null;
    return {
      account,
      csrfToken: session ? this.csrf.of(session.secret) : '',
      sites: sites.map(({ site }) => site),
      roles: [...roles],
      permissions: namesWhere((name) => access.can(name)),
      permissionsBySite: Object.fromEntries(sites.map(({ site }) => [site.id, namesWhere((name) => access.can(name, site.id))])),
      mode: session?.readOnlySince ? 'read-only' : 'full',
      readOnlySince: session?.readOnlySince?.toISOString() ?? null,
      stepUpUntil: this.access.hasSteppedUp(access) ? (session?.stepUpUntil?.toISOString() ?? null) : null,
    };
  }

  private async mySites(accountId: string): Promise<{ site: MySite; seats: Seat[] }[]> {
    const seats = Map.groupBy(await this.seats.ofAccount(accountId, this.clock.today()), (seat) => seat.siteId);
    const sites = await this.sites.findMany([...seats.keys()]);
    return sites.map(({ id, name, host, kind, state }) => {
      const own = seats.get(id) ?? [];
      return { seats: own, site: { id, name, host, kind, state, seats: own.map(mySeat) } };
    });
  }
}

const mySeat = ({ id, kind, position, sector, validFrom, validTo }: Seat) => ({ id, kind, position, sector, validFrom, validTo });

const namesWhere = (held: (name: string) => boolean): string[] =>
  listPermissions()
    .map(({ name }) => name)
    .filter(held);
