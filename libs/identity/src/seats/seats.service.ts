import { CLOCK, type Clock, type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Seat } from './seat.js';
import { SeatRepository } from './seat.repository.js';

export type NewSeat = Omit<Seat, 'id'>;

/**
 * Seats as other libs need them, in the open transaction of either door. `add` asks no policy: it is for provisioning
 * and for actions that have asked their own; people's entries go through AssignSeat.
 */
@Injectable()
export class Seats {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatRepository,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Seats of a site that hold on a day (today), of one account when given. */
  holding(siteId: string, filter: { on?: IsoDate; accountId?: string } = {}): Promise<Seat[]> {
    return this.seats.holding(siteId, filter.on ?? this.clock.today(), filter.accountId);
  }

  /** Sites on which an account holds a seat today; opens the platform's door, so call it outside of a site's. */
  async siteIdsOf(accountId: string): Promise<string[]> {
    const seats = await this.database.inPlatform(() => this.seats.ofAccount(accountId, this.clock.today()));
    return [...new Set(seats.map((seat) => seat.siteId))];
  }

  find(siteId: string, seatId: string): Promise<Seat | null> {
    return this.seats.find(siteId, seatId);
  }

  async add(seats: readonly NewSeat[]): Promise<Seat[]> {
    const now = this.clock.now();
    const made = seats.map((seat) => ({ ...seat, id: uuidv7(now) }));
    await this.seats.insert(made, this.request.actor);
    return made;
  }

  /** Puts changes of one site's seats in line until the transaction ends. */
  async lockSite(siteId: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('seats ' || $1, 0))`, [siteId]);
  }
}
