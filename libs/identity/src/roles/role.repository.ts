import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { ProvinceRole, RoleGrant } from './province-role.js';

interface RoleRow {
  id: string;
  account_id: string;
  role: ProvinceRole;
  decision_number: string;
  decision_date: IsoDate;
  decided_by: string;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
}

const COLUMNS = 'id, account_id, role, decision_number, decision_date, decided_by, valid_from, valid_to';

/** Every query on province roles; only through the platform's door. */
@Injectable()
export class RoleRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Roles that hold on a day. */
  async heldBy(accountId: string, on: IsoDate): Promise<ProvinceRole[]> {
    const rows = await this.database.query<{ role: ProvinceRole }>(
      'select role from province_roles where account_id = $1 and valid_from <= $2 and (valid_to is null or $2 < valid_to) order by role',
      [accountId, on],
    );
    return rows.map((row) => row.role);
  }

  async ofAccounts(accountIds: readonly string[]): Promise<Map<string, RoleGrant[]>> {
    const rows = await this.database.query<RoleRow>(
      `select ${COLUMNS} from province_roles where account_id = any ($1) order by valid_from, role`,
      [accountIds],
    );
    return Map.groupBy(rows.map(toGrant), (grant) => grant.accountId);
  }

  async lock(id: string): Promise<RoleGrant | null> {
    const [row] = await this.database.query<RoleRow>(`select ${COLUMNS} from province_roles where id = $1 for update`, [id]);
    return row ? toGrant(row) : null;
  }

  /** Whether the account holds the role on some day of the period. */
  async overlaps(accountId: string, role: ProvinceRole, from: IsoDate, to: IsoDate | null): Promise<boolean> {
    const [row] = await this.database.query<{ found: boolean }>(
      `select exists (select from province_roles where account_id = $1 and role = $2
         and ($4::date is null or valid_from < $4) and (valid_to is null or $3 < valid_to)) as found`,
      [accountId, role, from, to],
    );
    return row?.found ?? false;
  }

  async insert(grant: RoleGrant, by: { id: string | null; name: string }): Promise<void> {
    await this.database.query(
      `insert into province_roles (${COLUMNS}, granted_at, granted_by_id, granted_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        grant.id,
        grant.accountId,
        grant.role,
        grant.decisionNumber,
        grant.decisionDate,
        grant.decidedBy,
        grant.validFrom,
        grant.validTo,
        this.clock.now(),
        by.id,
        by.name,
      ],
    );
  }

  async end(id: string, on: IsoDate, by: { id: string | null; name: string }): Promise<void> {
    await this.database.query('update province_roles set valid_to = $2, ended_by_id = $3, ended_by_name = $4 where id = $1', [
      id,
      on,
      by.id,
      by.name,
    ]);
  }
}

const toGrant = (row: RoleRow): RoleGrant => ({
  id: row.id,
  accountId: row.account_id,
  role: row.role,
  decisionNumber: row.decision_number,
  decisionDate: row.decision_date,
  decidedBy: row.decided_by,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});
