import { CLOCK, type Clock, UnavailableError } from '@cong-tinh/kernel';
import { Database, LOGGER, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { type AuditEntry, type AuditOutcome, type AuditReport, bodyOf } from './audit-entry.js';
import { AuditRepository } from './audit.repository.js';

/** Writes who did what. An action that cannot be audited does not happen. */
@Injectable()
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Adds what was done to the chain of its site (or the platform's), in the open transaction. */
  async record(report: AuditReport): Promise<AuditEntry> {
    return this.append(report, 'done');
  }

  /**
   * Adds what was refused, in a transaction of its own: call it after the refused one was rolled back.
   * @throws UnavailableError when it cannot be written; the answer is then 503, not the refusal.
   */
  async refused(report: AuditReport): Promise<void> {
    const write = () => this.append(report, 'refused');
    try {
      await (report.siteId === null ? this.database.inPlatform(write) : this.database.inSite(report.siteId, write));
    } catch (error) {
      this.logger.error({ err: error, action: report.action }, 'a refusal could not be audited');
      throw new UnavailableError('audit_unavailable', 'Hệ thống chưa ghi được nhật ký nên chưa thể trả lời. Hãy thử lại sau ít phút.', {
        cause: error,
      });
    }
  }

  private async append(report: AuditReport, outcome: AuditOutcome): Promise<AuditEntry> {
    const { actor, requestId, address } = this.request;
    const at = this.clock.now();
    return this.entries.append(report.siteId, {
      at,
      action: report.action,
      outcome,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      subjectKind: report.subject.kind,
      subjectId: report.subject.id,
      body: bodyOf(report, { actor, at, outcome, requestId, address }),
    });
  }
}
