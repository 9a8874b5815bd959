import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { SeatKind } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import type { Delegation } from './delegation.js';

interface DelegationRow {
  site_id: string;
  id: string;
  from_seat_id: string;
  from_kind: SeatKind;
  from_account_id: string;
  from_name: string;
  to_seat_id: string;
  to_account_id: string;
  to_name: string;
  instrument_number: string;
  instrument_date: IsoDate;
  scope: string;
  sector: string | null;
  valid_from: IsoDate;
  valid_to: IsoDate;
  revoked_at: Date | null;
}

const COLUMNS = `d.site_id, d.id, d.from_seat_id, d.from_kind, d.from_account_id, d.from_name, d.to_seat_id, d.to_account_id, d.to_name,
  d.instrument_number, d.instrument_date, d.scope, d.sector, d.valid_from, d.valid_to, d.revoked_at`;
/** A seat that holds on $3; the delegation falls with either of its seats. */
const seatHolds = (seat: string) => `${seat}.valid_from <= $3 and (${seat}.valid_to is null or $3 < ${seat}.valid_to)`;

/** Every query on delegations. */
@Injectable()
export class DelegationRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Delegations in force for who received them. */
  async heldBy(siteId: string, accountId: string, on: IsoDate): Promise<Delegation[]> {
    const rows = await this.database.query<DelegationRow>(
      `select ${COLUMNS} from delegations d
       join seats f on f.site_id = d.site_id and f.id = d.from_seat_id and ${seatHolds('f')}
       join seats t on t.site_id = d.site_id and t.id = d.to_seat_id and ${seatHolds('t')}
       where d.site_id = $1 and d.to_account_id = $2 and d.revoked_at is null and d.valid_from <= $3 and $3 < d.valid_to
       order by d.valid_from, d.id`,
      [siteId, accountId, on],
    );
    return rows.map(toDelegation);
  }

  /** Whether an account ever held a delegation on a site, which makes its lack today an end rather than an absence. */
  async everHeld(siteId: string, accountId: string, until: IsoDate): Promise<boolean> {
    const [row] = await this.database.query<{ found: boolean }>(
      'select exists (select from delegations where site_id = $1 and to_account_id = $2 and valid_from <= $3) as found',
      [siteId, accountId, until],
    );
    return row?.found ?? false;
  }

  async list(siteId: string, limit: number): Promise<Delegation[]> {
    const rows = await this.database.query<DelegationRow>(
      `select ${COLUMNS} from delegations d where d.site_id = $1 order by d.valid_from desc, d.id limit $2`,
      [siteId, limit],
    );
    return rows.map(toDelegation);
  }

  async lock(siteId: string, id: string): Promise<Delegation | null> {
    const [row] = await this.database.query<DelegationRow>(
      `select ${COLUMNS} from delegations d where d.site_id = $1 and d.id = $2 for update`,
      [siteId, id],
    );
    return row ? toDelegation(row) : null;
  }

  async insert(delegation: Delegation): Promise<void> {
    const d = delegation;
    await this.database.query(
      `insert into delegations (site_id, id, from_seat_id, from_kind, from_account_id, from_name, to_seat_id, to_account_id, to_name,
         instrument_number, instrument_date, scope, sector, valid_from, valid_to, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...[d.siteId, d.id, d.fromSeatId, d.fromKind, d.fromAccountId, d.fromName, d.toSeatId, d.toAccountId, d.toName],
        ...[d.instrumentNumber, d.instrumentDate, d.scope, d.sector, d.validFrom, d.validTo, this.clock.now()],
      ],
    );
  }

  async revoke(siteId: string, id: string, reason: string, by: { id: string | null; name: string }): Promise<void> {
    await this.database.query(
      'update delegations set revoked_at = $3, revoke_reason = $4, revoked_by_id = $5, revoked_by_name = $6 where site_id = $1 and id = $2',
      [siteId, id, this.clock.now(), reason, by.id, by.name],
    );
  }
}

const toDelegation = (row: DelegationRow): Delegation => ({
  siteId: row.site_id,
  id: row.id,
  fromSeatId: row.from_seat_id,
  fromKind: row.from_kind,
  fromAccountId: row.from_account_id,
  fromName: row.from_name,
  toSeatId: row.to_seat_id,
  toAccountId: row.to_account_id,
  toName: row.to_name,
  instrumentNumber: row.instrument_number,
  instrumentDate: row.instrument_date,
  scope: row.scope,
  sector: row.sector,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  revokedAt: row.revoked_at,
});
