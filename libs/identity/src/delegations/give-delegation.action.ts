import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock, InvalidError, type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SeatRepository } from '../seats/seat.repository.js';
import { type Seat, seatHoldsOn } from '../seats/seat.js';
import { endsBeforeStart } from '../seats/seat.errors.js';
import type { Delegation } from './delegation.js';
import { notADeputy, notTheHead } from './delegation.errors.js';
import { DelegationRepository } from './delegation.repository.js';

export interface GiveDelegationInput {
  readonly siteId: string;
  readonly toAccountId: string;
  readonly instrumentNumber: string;
  readonly instrumentDate: IsoDate;
  readonly scope: string;
  readonly sector?: string | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

/** The head of the board authorises a deputy for a time, by an instrument. Basis: LA-9.4.c */
@Injectable()
export class GiveDelegation {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatRepository,
    private readonly delegations: DelegationRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError `delegation_by_head`; InvalidError `delegate_not_deputy`, `ends_before_start`, `instrument_after_start` */
  execute(input: GiveDelegationInput): Promise<Delegation> {
    const { siteId } = input;
    this.checkDates(input);
    return this.database.inSite(siteId, async () => {
      const from = await this.headSeat(siteId);
      const to = await this.deputySeat(input);
      const delegation: Delegation = {
        siteId,
        id: uuidv7(this.clock.now()),
        fromSeatId: from.id,
        fromKind: from.kind,
        fromAccountId: from.accountId,
        fromName: from.accountName,
        toSeatId: to.id,
        toAccountId: to.accountId,
        toName: to.accountName,
        instrumentNumber: input.instrumentNumber,
        instrumentDate: input.instrumentDate,
        scope: input.scope,
        sector: input.sector ?? null,
        validFrom: input.validFrom,
        validTo: input.validTo,
        revokedAt: null,
      };
      await this.delegations.insert(delegation);
      await this.audit.record({
        siteId,
        action: 'delegation.given',
        subject: { kind: 'delegation', id: delegation.id, label: `${from.accountName} → ${to.accountName}` },
        details: {
          instrument: input.instrumentNumber,
          date: input.instrumentDate,
          scope: input.scope,
          sector: delegation.sector,
          from: input.validFrom,
          to: input.validTo,
        },
        basis: 'LA-9.4.c',
      });
      await this.outbox.add('delegation.given', { siteId, delegationId: delegation.id });
      return delegation;
    });
  }

  private checkDates({ instrumentDate, validFrom, validTo }: GiveDelegationInput): void {
    if (validTo <= validFrom || validTo <= this.clock.today()) throw endsBeforeStart('validTo');
    if (instrumentDate > validFrom) {
      throw new InvalidError('instrument_after_start', 'Văn bản ủy quyền phải có trước ngày bắt đầu.', { field: 'instrumentDate' });
    }
  }

  private async headSeat(siteId: string): Promise<Seat> {
    const own = await this.seats.holding(siteId, this.clock.today(), this.request.actor.id ?? undefined);
    const head = this.request.actor.id === null ? undefined : own.find((seat) => seat.kind === 'head');
    if (!head) throw notTheHead();
    return head;
  }

  /** The deputy's seat must hold on the first and on the last day. */
  private async deputySeat({ siteId, toAccountId, validFrom, validTo }: GiveDelegationInput): Promise<Seat> {
    const deputies = await this.seats.overlapping(siteId, ['deputy'], validFrom, validTo);
    const seat = deputies.find(
      (one) => one.accountId === toAccountId && seatHoldsOn(one, validFrom) && (one.validTo === null || validTo <= one.validTo),
    );
    if (!seat || toAccountId === this.request.actor.id) throw notADeputy();
    return seat;
  }
}
