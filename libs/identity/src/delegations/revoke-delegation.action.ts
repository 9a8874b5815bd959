import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SeatRepository } from '../seats/seat.repository.js';
import { type Delegation, delegationState } from './delegation.js';
import { delegationNotFound, delegationOver, notTheHead } from './delegation.errors.js';
import { DelegationRepository } from './delegation.repository.js';

/** The head of the board takes an authorisation back; it ends at once. Basis: LA-9.4.c */
@Injectable()
export class RevokeDelegation {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatRepository,
    private readonly delegations: DelegationRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(input: { siteId: string; delegationId: string; reason: string }): Promise<Delegation> {
    const { siteId, delegationId, reason } = input;
    return this.database.inSite(siteId, async () => {
      await this.requireHead(siteId);
      const delegation = await this.delegations.lock(siteId, delegationId);
      if (!delegation) throw delegationNotFound();
      if (['revoked', 'ended'].includes(delegationState(delegation, this.clock.today()))) throw delegationOver();
      await this.delegations.revoke(siteId, delegationId, reason, this.request.actor);
      await this.audit.record({
        siteId,
        action: 'delegation.revoked',
        subject: { kind: 'delegation', id: delegationId, label: `${delegation.fromName} → ${delegation.toName}` },
        details: { reason },
        basis: 'LA-9.4.c',
      });
      await this.outbox.add('delegation.revoked', { siteId, delegationId });
      return { ...delegation, revokedAt: this.clock.now() };
    });
  }

  private async requireHead(siteId: string): Promise<void> {
    const { actor } = this.request;
    const own = actor.id === null ? [] : await this.seats.holding(siteId, this.clock.today(), actor.id);
    if (!own.some((seat) => seat.kind === 'head')) throw notTheHead();
  }
}
