import { type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { Board } from './board.js';
import type { BoardState } from './board.states.js';

const COLUMNS = `site_id as "siteId", id, state, decision_number as "decisionNumber", decision_date as "decisionDate", decided_by as "decidedBy",
  valid_from as "validFrom", valid_to as "validTo"`;

export interface Establishment {
  readonly decisionNumber: string | null;
  readonly decisionDate: IsoDate;
  readonly decidedBy: string;
  readonly validFrom: IsoDate;
  /** RFC 8785 JSON of the seats that were counted. */
  readonly composition: string;
  readonly ruleBasis: string;
  readonly byId: string | null;
  readonly byName: string;
}

@Injectable()
export class BoardRepository {
  constructor(private readonly database: Database) {}

  async find(siteId: string, state: BoardState): Promise<Board | null> {
    const [board] = await this.database.query<Board>(`select ${COLUMNS} from boards where site_id = $1 and state = $2`, [siteId, state]);
    return board ?? null;
  }

  /** All boards of a site, locked, so that two decisions do not cross. */
  async lockAll(siteId: string): Promise<Board[]> {
    return this.database.query<Board>(`select ${COLUMNS} from boards where site_id = $1 order by created_at for update`, [siteId]);
  }

  async list(siteId: string): Promise<Board[]> {
    return this.database.query<Board>(`select ${COLUMNS} from boards where site_id = $1 order by valid_from desc nulls first, id desc`, [
      siteId,
    ]);
  }

  /** A board without a decision, for each of these sites that has none. */
  async insertDrafts(siteIds: readonly string[]): Promise<void> {
    await this.database.query(
      `insert into boards (site_id, id, state) select site, id, 'draft' from unnest($1::uuid[], $2::uuid[]) as t (site, id)
       on conflict (site_id) where state = 'draft' do nothing`,
      [siteIds, siteIds.map(() => uuidv7())],
    );
  }

  async establish(siteId: string, id: string, by: Establishment): Promise<void> {
    await this.database.query(
      `insert into boards (site_id, id, state, decision_number, decision_date, decided_by, valid_from, composition, rule_basis, established_by_id, established_by_name)
       values ($1, $2, 'active', $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (site_id, id) do update set state = excluded.state, decision_number = excluded.decision_number, decision_date = excluded.decision_date,
         decided_by = excluded.decided_by, valid_from = excluded.valid_from, composition = excluded.composition, rule_basis = excluded.rule_basis,
         established_by_id = excluded.established_by_id, established_by_name = excluded.established_by_name`,
      [siteId, id, by.decisionNumber, by.decisionDate, by.decidedBy, by.validFrom, by.composition, by.ruleBasis, by.byId, by.byName],
    );
  }

  async end(siteId: string, id: string, on: IsoDate): Promise<void> {
    await this.database.query(`update boards set state = 'ended', valid_to = $3 where site_id = $1 and id = $2`, [siteId, id, on]);
  }
}
