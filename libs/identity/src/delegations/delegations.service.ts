import { CLOCK, type Clock, fold, type IsoDate } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Delegation } from './delegation.js';
import { delegationExpired, delegationMissing } from './delegation.errors.js';
import { DelegationRepository } from './delegation.repository.js';

/** Delegations as they stand at the moment of signing, in the open transaction. Basis: LA-9.4.c */
@Injectable()
export class Delegations {
  constructor(
    private readonly delegations: DelegationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Delegations an account holds on a site that are in force on a day (today), both seats still being held. */
  heldBy(siteId: string, accountId: string, on: IsoDate = this.clock.today()): Promise<Delegation[]> {
    return this.delegations.heldBy(siteId, accountId, on);
  }

  /**
   * The delegation in force today that covers a field. @throws ForbiddenError `delegation_expired` when one was held before,
   * `delegation_missing` otherwise
   */
  async require(siteId: string, accountId: string, sector: string | null = null): Promise<Delegation> {
    const today = this.clock.today();
    const held = await this.delegations.heldBy(siteId, accountId, today);
    const covering = held.find((one) => one.sector === null || (sector !== null && fold(one.sector) === fold(sector)));
    if (covering) return covering;
    throw (await this.delegations.everHeld(siteId, accountId, today)) ? delegationExpired() : delegationMissing();
  }
}
