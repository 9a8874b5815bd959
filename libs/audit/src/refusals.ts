import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { type Actor, LOGGER, RequestContext } from '@cong-tinh/platform';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Audit } from './audit.service.js';

/** Something that was refused to whoever acts. */
export interface Refusal {
  /** The chain in which it stands; null: the platform's. */
  readonly siteId: string | null;
  readonly permission: string;
  readonly code: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What it was asked of, when that is neither the site of the chain nor the route: an id in the path. */
  readonly of?: string;
}

interface Repeated {
  readonly refusal: Refusal;
  readonly actor: Actor;
  readonly began: Date;
  /** Refusals after the first, which stands on record already. */
  times: number;
  last: Date;
  readonly of: Set<string>;
}

const WINDOW_MS = 60_000;
const MOST_NAMED = 10;

/**
 * Puts refusals on record so that nobody can fill a chain with them: the first at once, those that repeat it within a minute (same
 * account, chain, permission and reason) as one entry with their number when the minute is over.
 */
@Injectable()
export class Refusals implements OnModuleInit, BeforeApplicationShutdown {
  private readonly repeated = new Map<string, Repeated>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly audit: Audit,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.settle(), WINDOW_MS);
    this.timer.unref();
  }

  /** Outside transactions. @throws UnavailableError when the first of its kind cannot be written; the answer is then 503, not the refusal. */
  async note(refusal: Refusal): Promise<void> {
    const { actor } = this.request;
    const now = this.clock.now();
    const key = [actor.kind, actor.id, refusal.siteId, refusal.permission, refusal.code].join(' ');
    const before = this.repeated.get(key);
    if (before && now.getTime() - before.began.getTime() < WINDOW_MS) {
      before.times += 1;
      before.last = now;
      if (refusal.of !== undefined && before.of.size < MOST_NAMED) before.of.add(refusal.of);
      return;
    }
    this.repeated.set(key, { refusal, actor, began: now, times: 0, last: now, of: new Set() });
    try {
      if (before) await this.settleOne(before);
      await this.audit.refused(entryOf(refusal, { ...(refusal.of !== undefined && { of: refusal.of }) }));
    } catch (error) {
      this.repeated.delete(key);
      throw error;
    }
  }

  /** Writes what repeated itself in minutes that are over (or, at the end, in any); what cannot be written is tried again. */
  async settle(all = false): Promise<void> {
    const now = this.clock.now().getTime();
    for (const [key, one] of this.repeated) {
      if (!all && now - one.began.getTime() < WINDOW_MS) continue;
      this.repeated.delete(key);
      try {
        await this.settleOne(one);
      } catch (error) {
        this.logger.error({ err: error, times: one.times }, 'repeated refusals could not be audited');
        if (!this.repeated.has(key)) this.repeated.set(key, one);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.settle(true);
  }

  private async settleOne({ refusal, actor, began, last, times, of }: Repeated): Promise<void> {
    if (times === 0) return;
    const details = { times, from: began.toISOString(), to: last.toISOString(), ...(of.size > 0 && { of: [...of] }) };
    await this.request.runAs(actor, () => this.audit.refused(entryOf(refusal, details)));
  }
}

const entryOf = ({ siteId, permission, code, subject }: Refusal, details: object) => ({
  siteId,
  action: 'access.refused',
  subject,
  details: { permission, code, ...details },
});
