import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { UnitService } from '@cong-tinh/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import type { SeatPage, SeatView } from './http/seat.dto.js';
import { SeatRepository } from './seat.repository.js';
import type { Seat } from './seat.js';

/** Seats of a site as the console shows them. */
@Injectable()
export class SeatDirectory {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatRepository,
    private readonly units: UnitService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Seats that hold today or will. */
  list(siteId: string): Promise<SeatPage> {
    return this.database.inSite(siteId, async () => ({
      items: await this.views(await this.seats.listFrom(siteId, this.clock.today())),
      next: null,
    }));
  }

  async describe(seat: Seat): Promise<SeatView> {
    const [view] = await this.database.inSite(seat.siteId, () => this.views([seat]));
    return view!;
  }

  private async views(seats: readonly Seat[]): Promise<SeatView[]> {
    const names = await this.units.names(
      seats.flatMap(({ unitId }) => unitId ?? []),
      this.clock.today(),
    );
    return seats.map(({ siteId: _, ...seat }) => ({ ...seat, unitName: seat.unitId === null ? null : (names.get(seat.unitId) ?? null) }));
  }
}
