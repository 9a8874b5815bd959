import { CLOCK, type Clock, UnavailableError } from '@cong-tinh/kernel';
import { Database, DoorError, LOGGER, type Passage, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { type AuditOutcome, type AuditReport, bodyOf } from './audit-entry.js';
import { AuditRepository, type NewEntry } from './audit.repository.js';

/** Writes who did what. An action that cannot be audited does not happen. */
@Injectable()
export class Audit {
  private readonly pending = new WeakMap<Passage, NewEntry[]>();

  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Adds what was done to the chain of its site (or the platform's), as the last statements of the open transaction: writers of
   * one chain wait for each other, so its head is locked after everything else, and heads in one order.
   */

  async record(report: AuditReport): Promise<void> {
    this.append(report, 'done');
  }

  /**
   * Adds what was refused, in a transaction of its own: call it after the refused one was rolled back.
   * @throws UnavailableError when it cannot be written; the answer is then 503, not the refusal.
   */
  async refused(report: AuditReport): Promise<void> {
    const write = async () => this.append(report, 'refused');
    try {
      if (this.database.door) throw new DoorError('a refusal is audited after its transaction, not inside');
      await (report.siteId === null ? this.database.inPlatform(write) : this.database.inSite(report.siteId, write));
    } catch (error) {
      this.logger.error({ err: error, action: report.action }, 'a refusal could not be audited');
      throw new UnavailableError('audit_unavailable', 'Hệ thống chưa ghi được nhật ký nên chưa thể trả lời. Hãy thử lại sau ít phút.', {
        cause: error,
      });
    }
  }

  private append(report: AuditReport, outcome: AuditOutcome): void {
    const { door } = this.database;
    if (!door) throw new DoorError('what was done is audited in its own transaction; none is open');
    if (door.kind === 'site' && door.siteId !== report.siteId) throw new DoorError('the door of a site leads to its own chain only');
    const { actor, requestId, address } = this.request;
    const at = this.clock.now();
    const entry: NewEntry = {
      siteId: report.siteId,
      at,
      action: report.action,
      outcome,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      subjectKind: report.subject.kind,
      subjectId: report.subject.id,
      body: bodyOf(report, { actor, at, outcome, requestId, address }),
    };
    const waiting = this.pending.get(door);
    if (waiting) waiting.push(entry);
    else this.begin(door, entry);
  }

  private begin(door: Passage, first: NewEntry): void {
    const waiting = [first];
    this.pending.set(door, waiting);
    this.database.beforeCommit(async () => {
      this.pending.delete(door);
      await this.entries.append(waiting);
    });
  }
}
