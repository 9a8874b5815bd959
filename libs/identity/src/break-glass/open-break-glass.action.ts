import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock, InvalidError, nfc, uuidv7 } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Rules } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { siteNotFound } from '../access/access.errors.js';
import { SiteLookup } from '../access/sites.js';
import { type BreakGlassGrant, BreakGlassRepository } from './break-glass.repository.js';

const HOUR_MS = 3_600_000;
const SHORTEST_REASON = 20;

/** Lets the webmaster read what a site has not published, for hours, with a reason; the site's head is told. Basis: LA-10.1.d */
@Injectable()
export class OpenBreakGlass {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteLookup,
    private readonly grants: BreakGlassRepository,
    private readonly rules: Rules,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws InvalidError `reason_too_short`, `too_many_hours` */
  execute(input: { siteId: string; reason: string; hours: number }): Promise<BreakGlassGrant> {
    const { siteId, hours } = input;
    const { actor } = this.request;
    if (actor.kind !== 'account' || actor.id === null) throw new Error('break-glass is opened by a person');
    const accountId = actor.id;
    const reason = nfc(input.reason).trim();
    if (reason.length < SHORTEST_REASON)
      throw new InvalidError('reason_too_short', `Lý do phải có ít nhất ${SHORTEST_REASON} ký tự.`, { field: 'reason' });
    return this.database.inSite(siteId, async () => {
      const site = await this.sites.find(siteId);
      if (!site) throw siteNotFound();
      const limit = this.rules.at('access.breakGlass', { unitKind: site.kind, date: this.clock.today(), siteId });
      if (hours > limit.value.maxHours) {
        throw new InvalidError('too_many_hours', `Thời hạn mở khẩn cấp nhiều nhất là ${limit.value.maxHours} giờ.`, {
          field: 'hours',
          details: { basis: limit.basis },
        });
      }
      const openedAt = this.clock.now();
      const grant: BreakGlassGrant = {
        siteId,
        id: uuidv7(openedAt),
        accountId,
        accountName: actor.name,
        reason,
        openedAt,
        expiresAt: new Date(openedAt.getTime() + hours * HOUR_MS),
        limitBasis: limit.basis,
      };
      await this.grants.insert(grant);
      await this.audit.record({
        siteId,
        action: 'break_glass.opened',
        subject: { kind: 'break_glass', id: grant.id },
        details: { reason, hours, until: grant.expiresAt.toISOString(), limit: limit.value.maxHours, limitBasis: limit.basis },
        basis: 'LA-10.1.d',
      });
      await this.outbox.add('break_glass.opened', { siteId, grantId: grant.id });
      return grant;
    });
  }
}
