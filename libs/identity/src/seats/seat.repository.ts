import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { SeatKind } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import type { Seat } from './seat.js';

interface SeatRow {
  site_id: string;
  id: string;
  account_id: string;
  account_name: string;
  kind: SeatKind;
  position: string;
  unit_id: string | null;
  sector: string | null;
  decision_number: string;
  decision_date: IsoDate;
  decided_by: string;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
}

const COLUMNS =
  'site_id, id, account_id, account_name, kind, position, unit_id, sector, decision_number, decision_date, decided_by, valid_from, valid_to';
const HOLDS_ON_2 = 'valid_from <= $2 and (valid_to is null or $2 < valid_to)';

export interface EndOfSeat {
  readonly endsOn: IsoDate;
  readonly decisionNumber: string;
  readonly decisionDate: IsoDate;
  readonly decidedBy: string;
}

/** Every query on seats; through the site's door, or the platform's for many sites at once. */
@Injectable()
export class SeatRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Seats of a site that hold on a day, of one account when given. */
  async holding(siteId: string, on: IsoDate, accountId?: string): Promise<Seat[]> {
    return this.many(`site_id = $1 and ${HOLDS_ON_2} and ($3::uuid is null or account_id = $3)`, [siteId, on, accountId ?? null]);
  }

  /** An account's seats that hold on a day, on some sites or on all; only through the platform's door. */
  async ofAccount(accountId: string, on: IsoDate, siteIds?: readonly string[]): Promise<Seat[]> {
    return this.many(`account_id = $1 and ${HOLDS_ON_2} and ($3::uuid[] is null or site_id = any ($3))`, [accountId, on, siteIds ?? null]);
  }

  /** All seats of a site that have not ended before a day. */
  async listFrom(siteId: string, day: IsoDate): Promise<Seat[]> {
    return this.many('site_id = $1 and (valid_to is null or $2 < valid_to)', [siteId, day]);
  }

  async find(siteId: string, id: string): Promise<Seat | null> {
    return (await this.many('site_id = $1 and id = $2', [siteId, id]))[0] ?? null;
  }

  async lock(siteId: string, id: string): Promise<Seat | null> {
    await this.database.query('select from seats where site_id = $1 and id = $2 for update', [siteId, id]);
    return this.find(siteId, id);
  }

  /** Seats of these kinds that hold on some day of a period. */
  async overlapping(siteId: string, kinds: readonly SeatKind[], from: IsoDate, to: IsoDate | null): Promise<Seat[]> {
    return this.many(
      'site_id = $1 and kind = any ($2) and ($4::date is null or valid_from < $4) and (valid_to is null or $3::date < valid_to)',
      [siteId, kinds, from, to],
    );
  }

  /** Inserts seats, of many sites at once through the platform's door. */
  async insert(seats: readonly Seat[], by: { id: string | null; name: string }): Promise<void> {
    if (seats.length === 0) return;
    const rows = seats.map((seat) => ({
      site_id: seat.siteId,
      id: seat.id,
      account_id: seat.accountId,
      account_name: seat.accountName,
      kind: seat.kind,
      position: seat.position,
      unit_id: seat.unitId,
      sector: seat.sector,
      decision_number: seat.decisionNumber,
      decision_date: seat.decisionDate,
      decided_by: seat.decidedBy,
      valid_from: seat.validFrom,
      valid_to: seat.validTo,
    }));
    await this.database.query(
      `insert into seats (${COLUMNS}, created_at, entered_by_id, entered_by_name)
       select ${COLUMNS}, $2, $3, $4 from json_to_recordset($1) as t (site_id uuid, id uuid, account_id uuid, account_name text, kind text, position text,
         unit_id uuid, sector text, decision_number text, decision_date date, decided_by text, valid_from date, valid_to date)`,
      [JSON.stringify(rows), this.clock.now(), by.id, by.name],
    );
  }

  async end(siteId: string, id: string, end: EndOfSeat, by: { id: string | null; name: string }): Promise<void> {
    await this.database.query(
      `update seats set valid_to = $3, end_decision_number = $4, end_decision_date = $5, end_decided_by = $6, ended_at = $7, ended_by_id = $8, ended_by_name = $9
       where site_id = $1 and id = $2`,
      [siteId, id, end.endsOn, end.decisionNumber, end.decisionDate, end.decidedBy, this.clock.now(), by.id, by.name],
    );
  }

  private async many(where: string, params: unknown[]): Promise<Seat[]> {
    const rows = await this.database.query<SeatRow>(
      `select ${COLUMNS} from seats where ${where} order by site_id, array_position(array['unitHead','head','deputy','member','contentUnit','uploader','support','editor','contributor'], kind), valid_from, id`,
      params,
    );
    return rows.map(toSeat);
  }
}

const toSeat = (row: SeatRow): Seat => ({
  siteId: row.site_id,
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  kind: row.kind,
  position: row.position,
  unitId: row.unit_id,
  sector: row.sector,
  decisionNumber: row.decision_number,
  decisionDate: row.decision_date,
  decidedBy: row.decided_by,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});
