import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';

/** The webmaster's time-limited reading of what a site has not published. Basis: LA-10.1.d */
export interface BreakGlassGrant {
  readonly siteId: string;
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  /** Basis of the limit that was applied. */
  readonly limitBasis: string;
}

interface GrantRow {
  site_id: string;
  id: string;
  account_id: string;
  account_name: string;
  reason: string;
  opened_at: Date;
  expires_at: Date;
  limit_basis: string;
}

const COLUMNS = 'site_id, id, account_id, account_name, reason, opened_at, expires_at, limit_basis';

/** Every query on break-glass grants; rows are never changed. */
@Injectable()
export class BreakGlassRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The grant of an account that is open now. */
  async openFor(siteId: string, accountId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'select id from break_glass_grants where site_id = $1 and account_id = $2 and opened_at <= $3 and expires_at > $3 order by expires_at desc limit 1',
      [siteId, accountId, this.clock.now()],
    );
    return row?.id ?? null;
  }

  async find(siteId: string, id: string): Promise<BreakGlassGrant | null> {
    const [row] = await this.database.query<GrantRow>(`select ${COLUMNS} from break_glass_grants where site_id = $1 and id = $2`, [
      siteId,
      id,
    ]);
    return row ? toGrant(row) : null;
  }

  async list(siteId: string, limit: number): Promise<BreakGlassGrant[]> {
    const rows = await this.database.query<GrantRow>(
      `select ${COLUMNS} from break_glass_grants where site_id = $1 order by opened_at desc, id limit $2`,
      [siteId, limit],
    );
    return rows.map(toGrant);
  }

  async insert(grant: BreakGlassGrant): Promise<void> {
    await this.database.query(`insert into break_glass_grants (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      grant.siteId,
      grant.id,
      grant.accountId,
      grant.accountName,
      grant.reason,
      grant.openedAt,
      grant.expiresAt,
      grant.limitBasis,
    ]);
  }
}

const toGrant = (row: GrantRow): BreakGlassGrant => ({
  siteId: row.site_id,
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  reason: row.reason,
  openedAt: row.opened_at,
  expiresAt: row.expires_at,
  limitBasis: row.limit_basis,
});
