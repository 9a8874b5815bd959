import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock, type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import type { SeatKind } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { siteNotFound } from '../access/access.errors.js';
import { type KnownSite, SiteLookup } from '../access/sites.js';
import { type Account, normaliseEmail } from '../accounts/account.js';
import { accountClosed } from '../accounts/account.errors.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { InviteAccount } from '../accounts/invite-account.action.js';
import { accountUnknown, decisionInFuture, endsBeforeStart, seatAlreadyHeld, seatTaken } from './seat.errors.js';
import { SeatPolicies } from './seat-policies.js';
import { SeatRepository } from './seat.repository.js';
import { type Seat, SEAT_LABELS } from './seat.js';
import { Seats } from './seats.service.js';

export interface AssignSeatInput {
  readonly siteId: string;
  readonly accountEmail: string;
  /** Invites the person when the address has no account yet. */
  readonly accountName?: string;
  readonly kind: SeatKind;
  readonly position: string;
  readonly unitId?: string | null;
  readonly sector?: string | null;
  readonly decisionNumber: string;
  readonly decisionDate: IsoDate;
  readonly decidedBy: string;
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate | null;
}

/** Enters a decision that gives a person a seat on a site. Basis: LA-9.1, LA-20.2 */
@Injectable()
export class AssignSeat {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteLookup,
    private readonly accounts: AccountRepository,
    private readonly inviteAccount: InviteAccount,
    private readonly repository: SeatRepository,
    private readonly seats: Seats,
    private readonly policies: SeatPolicies,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Accounts and seats are written together, as portal_platform. @throws errors of SeatPolicy and of `seat.errors` */
  execute(input: AssignSeatInput): Promise<Seat> {
    this.checkDates(input);
    return this.database.inPlatform(async () => {
      const site = await this.sites.find(input.siteId);
      if (!site) throw siteNotFound();
      await this.seats.lockSite(site.id);
      const account = await this.accountOf(site, input);
      this.policies.for(site)?.requireEntry(input.kind, account.id);
      await this.refuseClash(input, account);
      const seat = this.seatOf(site, input, account);
      await this.repository.insert([seat], this.request.actor);
      await this.audit.record({
        siteId: site.id,
        action: 'seat.assigned',
        subject: { kind: 'seat', id: seat.id, label: `${SEAT_LABELS[seat.kind]}: ${seat.accountName}` },
        details: { ...seat },
        basis: site.kind === 'province' ? 'LA-9.1' : 'LA-20.2',
      });
      await this.outbox.add('seat.assigned', { siteId: site.id, seatId: seat.id });
      return seat;
    });
  }

  private checkDates({ decisionDate, validFrom, validTo }: AssignSeatInput): void {
    if (decisionDate > this.clock.today()) throw decisionInFuture();
    if (validTo && validTo <= validFrom) throw endsBeforeStart('validTo');
  }

  /** The account of the address; the policy is asked before anybody is invited. */
  private async accountOf(site: KnownSite, input: AssignSeatInput): Promise<Account> {
    const found = await this.accounts.findByEmail(normaliseEmail(input.accountEmail, 'accountEmail'));
    if (found?.state === 'closed') throw accountClosed();
    if (found) return found;
    this.policies.for(site)?.requireEntry(input.kind, '');
    if (!input.accountName) throw accountUnknown();
    return this.inviteAccount.execute({ name: input.accountName, email: input.accountEmail });
  }

  private async refuseClash(input: AssignSeatInput, account: Account): Promise<void> {
    const { siteId, kind, validFrom, validTo = null } = input;
    const others = await this.repository.overlapping(siteId, [kind], validFrom, validTo);
    // Basis: LA-9.1.b
    if ((kind === 'head' || kind === 'unitHead') && others.length > 0) throw seatTaken(kind);
    const same = others.some(
      (one) =>
        one.accountId === account.id &&
        one.sector === (input.sector ?? null) &&
        (input.unitId === undefined || one.unitId === input.unitId),
    );
    if (same) throw seatAlreadyHeld();
  }

  private seatOf(site: KnownSite, input: AssignSeatInput, account: Account): Seat {
    return {
      siteId: site.id,
      id: uuidv7(this.clock.now()),
      accountId: account.id,
      accountName: account.name,
      kind: input.kind,
      position: input.position,
      unitId: input.unitId ?? site.unitId,
      sector: input.sector ?? null,
      decisionNumber: input.decisionNumber,
      decisionDate: input.decisionDate,
      decidedBy: input.decidedBy,
      validFrom: input.validFrom,
      validTo: input.validTo ?? null,
    };
  }
}
