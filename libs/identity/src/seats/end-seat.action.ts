import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { siteNotFound } from '../access/access.errors.js';
import { SiteLookup } from '../access/sites.js';
import { decisionInFuture, endsBeforeStart, seatEnded, seatNotFound } from './seat.errors.js';
import { SeatPolicies } from './seat-policies.js';
import { type EndOfSeat, SeatRepository } from './seat.repository.js';
import { type Seat, SEAT_LABELS } from './seat.js';
import { Seats } from './seats.service.js';

/** Enters a decision that ends a seat from a day on. */
@Injectable()
export class EndSeat {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteLookup,
    private readonly repository: SeatRepository,
    private readonly seats: Seats,
    private readonly policies: SeatPolicies,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws errors of SeatPolicy, `seat_not_found`, `seat_ended`, `ends_before_start` */
  execute({ siteId, seatId, ...end }: EndOfSeat & { siteId: string; seatId: string }): Promise<Seat> {
    if (end.decisionDate > this.clock.today()) throw decisionInFuture();
    return this.database.inPlatform(async () => {
      const site = await this.sites.find(siteId);
      if (!site) throw siteNotFound();
      await this.seats.lockSite(siteId);
      const seat = await this.repository.lock(siteId, seatId);
      if (!seat) throw seatNotFound();
      this.policies.for(site)?.requireEntry(seat.kind, seat.accountId);
      if (seat.validTo !== null && seat.validTo <= end.endsOn) throw seatEnded();
      if (end.endsOn < seat.validFrom) throw endsBeforeStart('endsOn');
      await this.repository.end(siteId, seatId, end, this.request.actor);
      await this.audit.record({
        siteId,
        action: 'seat.ended',
        subject: { kind: 'seat', id: seatId, label: `${SEAT_LABELS[seat.kind]}: ${seat.accountName}` },
        details: { ...end },
        basis: site.kind === 'province' ? 'LA-9.1' : 'LA-20.2',
      });
      await this.outbox.add('seat.ended', { siteId, seatId });
      return { ...seat, validTo: end.endsOn };
    });
  }
}
