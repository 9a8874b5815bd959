import { CLOCK, type Clock, uuidv7 } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';

export const SUSPENSION_GROUNDS = ['decision', 'technical'] as const;
export type SuspensionGround = (typeof SUSPENSION_GROUNDS)[number];

/** A time in which a site did not serve. */
export interface Suspension {
  readonly id: string;
  readonly siteId: string;
  readonly ground: SuspensionGround;
  readonly decisionId: string | null;
  readonly reason: string;
  readonly since: Date;
  readonly suspendedBy: string;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly endDecisionId: string | null;
}

interface SuspensionRow {
  id: string;
  site_id: string;
  ground: SuspensionGround;
  decision_id: string | null;
  reason: string;
  since: Date;
  suspended_by: string;
  ended_at: Date | null;
  end_reason: string | null;
  end_decision_id: string | null;
}

/** When and why sites did not serve. */
@Injectable()
export class SuspensionRepository {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async findOpen(siteId: string): Promise<Suspension | null> {
    return (await this.list(siteId)).find(({ endedAt }) => endedAt === null) ?? null;
  }

  /** Latest first. */
  async list(siteId: string): Promise<Suspension[]> {
    const rows = await this.database.query<SuspensionRow>(
      `select id, site_id, ground, decision_id, reason, since, suspended_by, ended_at, end_reason, end_decision_id
       from site_suspensions where site_id = $1 order by since desc, id desc limit 50`,
      [siteId],
    );
    return rows.map(toSuspension);
  }

  async open(siteId: string, ground: SuspensionGround, reason: string, decisionId: string | null): Promise<void> {
    await this.database.query(
      'insert into site_suspensions (id, site_id, ground, decision_id, reason, since, suspended_by) values ($1, $2, $3, $4, $5, $6, $7)',
      [uuidv7(), siteId, ground, decisionId, reason, this.clock.now(), this.request.actor.name],
    );
  }

  async close(id: string, reason: string, decisionId: string | null): Promise<void> {
    await this.database.query(
      'update site_suspensions set ended_at = $2, end_reason = $3, end_decision_id = $4, ended_by = $5 where id = $1',
      [id, this.clock.now(), reason, decisionId, this.request.actor.name],
    );
  }
}

const toSuspension = (row: SuspensionRow): Suspension => ({
  id: row.id,
  siteId: row.site_id,
  ground: row.ground,
  decisionId: row.decision_id,
  reason: row.reason,
  since: row.since,
  suspendedBy: row.suspended_by,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  endDecisionId: row.end_decision_id,
});
