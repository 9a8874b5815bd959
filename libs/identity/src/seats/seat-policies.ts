import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { RequestContext } from '@cong-tinh/platform';
import { Rules } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import type { KnownSite } from '../access/sites.js';
import { SeatPolicy } from './seat.policy.js';

/** Builds the policy of a site's seats for whoever acts now. */
@Injectable()
export class SeatPolicies {
  constructor(
    private readonly rules: Rules,
    private readonly access: AccessService,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when a job or a command acts, which no policy binds; it carries out what was decided. */
  for(site: KnownSite): SeatPolicy | null {
    if (!this.access.find() && this.request.address === null) return null;
    const caller = this.access.current;
    const rule = this.rules.at('board.composition', { unitKind: site.kind, date: this.clock.today(), siteId: site.id });
    return new SeatPolicy(rule.value.decidedBy, {
      accountId: caller.account.id,
      isWebmaster: caller.hasRole('webmaster'),
      isUnitHead: caller.seatsOn(site.id).some((seat) => seat.kind === 'unitHead'),
    });
  }
}
