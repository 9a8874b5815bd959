import { CLOCK, type Clock, formatDate, InvalidError, type IsoDate, tidy, uuidv7 } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Decision, DecisionInput } from './decision.js';

interface DecisionRow {
  id: string;
  number: string;
  decided_on: IsoDate;
  issuer: string;
  summary: string;
  demonstration: boolean;
}

const COLUMNS = 'id, number, decided_on, issuer, summary, demonstration';

/** Decisions on record; one paper is one row however many sites it decides. */
@Injectable()
export class DecisionRepository {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Finds the decision or records it. @throws InvalidError `decision_in_future` */
  async record(input: DecisionInput & { issuer: string; summary: string; demonstration?: boolean }): Promise<Decision> {
    const number = tidy(input.number);
    if (input.decidedOn > this.clock.today()) {
      throw new InvalidError('decision_in_future', `Ngày ký ${formatDate(input.decidedOn)} của văn bản ${number} ở sau ngày hôm nay.`, {
        field: 'decidedOn',
      });
    }
    const { actor } = this.request;
    await this.database.query(
      `insert into decisions (id, number, decided_on, issuer, summary, demonstration, recorded_by, recorded_by_id, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (number, decided_on, issuer) do nothing`,
      [
        uuidv7(),
        number,
        input.decidedOn,
        input.issuer,
        tidy(input.summary),
        input.demonstration ?? false,
        actor.name,
        actor.id,
        this.clock.now(),
      ],
    );
    const [row] = await this.database.query<DecisionRow>(
      `select ${COLUMNS} from decisions where number = $1 and decided_on = $2 and issuer = $3`,
      [number, input.decidedOn, input.issuer],
    );
    return toDecision(row!);
  }

  async get(id: string): Promise<Decision> {
    const [row] = await this.database.query<DecisionRow>(`select ${COLUMNS} from decisions where id = $1`, [id]);
    return toDecision(row!);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Decision>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<DecisionRow>(`select ${COLUMNS} from decisions where id = any ($1)`, [[...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, toDecision(row)]));
  }
}

const toDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  number: row.number,
  decidedOn: row.decided_on,
  issuer: row.issuer,
  summary: row.summary,
  demonstration: row.demonstration,
});
