import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Batch, BatchCounts, BatchItem, BatchState, ItemState, Obstacle } from './batch.js';

interface BatchRow {
  id: string;
  decision_id: string;
  opinion_number: string | null;
  opinion_date: IsoDate | null;
  state: BatchState;
  demonstration: boolean;
  prepared_by: string;
  prepared_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

interface ItemRow {
  unit_id: string;
  position: number;
  state: ItemState;
  head_name: string | null;
  head_position: string | null;
  facts: Record<string, string>;
  host: string | null;
  domain_decision_id: string | null;
  rule_id: string | null;
  regime: string | null;
  basis: string | null;
  site_id: string | null;
  reason_code: string | null;
  reason: string | null;
  suggestions: string[];
}

const BATCH = 'id, decision_id, opinion_number, opinion_date, state, demonstration, prepared_by, prepared_at, started_at, finished_at';
const ITEM = `unit_id, position, state, head_name, head_position, facts, host, domain_decision_id, rule_id, regime, basis, site_id, reason_code, reason, suggestions`;

/** Every query on batches and their items; items are written in sets. */
@Injectable()
export class BatchRepository {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Batch | null> {
    const [row] = await this.database.query<BatchRow>(`select ${BATCH} from provisioning_batches where id = $1`, [id]);
    return row ? toBatch(row) : null;
  }

  async lock(id: string): Promise<Batch | null> {
    const [row] = await this.database.query<BatchRow>(`select ${BATCH} from provisioning_batches where id = $1 for update`, [id]);
    return row ? toBatch(row) : null;
  }

  async findByDecision(decisionId: string): Promise<Batch | null> {
    const [row] = await this.database.query<BatchRow>(`select ${BATCH} from provisioning_batches where decision_id = $1 for update`, [
      decisionId,
    ]);
    return row ? toBatch(row) : null;
  }

  async list(after: string | null, limit: number): Promise<Batch[]> {
    const rows = await this.database.query<BatchRow>(
      `select ${BATCH} from provisioning_batches where $1::uuid is null or id < $1 order by id desc limit $2`,
      [after, limit],
    );
    return rows.map(toBatch);
  }

  async insert(batch: { id: string; decisionId: string; opinion: Batch['opinion']; demonstration: boolean }): Promise<void> {
    await this.database.query(
      `insert into provisioning_batches (id, decision_id, opinion_number, opinion_date, state, demonstration, prepared_by, prepared_at)
       values ($1, $2, $3, $4, 'prepared', $5, $6, $7)`,
      [
        batch.id,
        batch.decisionId,
        batch.opinion?.number ?? null,
        batch.opinion?.date ?? null,
        batch.demonstration,
        this.request.actor.name,
        this.clock.now(),
      ],
    );
  }

  async setState(id: string, state: BatchState): Promise<void> {
    await this.database.query(
      `update provisioning_batches set state = $2, started_at = case when $2 = 'running' then coalesce(started_at, $3) else started_at end,
         finished_at = case when $2 = 'finished' then $3 end where id = $1`,
      [id, state, this.clock.now()],
    );
  }

  async items(
    batchId: string,
    filter: { states?: readonly ItemState[]; unitIds?: readonly string[]; after?: number; limit?: number } = {},
  ): Promise<BatchItem[]> {
    const rows = await this.database.query<ItemRow>(
      `select ${ITEM} from provisioning_items where batch_id = $1 and ($2::text[] is null or state = any ($2)) and ($3::uuid[] is null or unit_id = any ($3))
         and ($4::int is null or position > $4) order by position limit $5`,
      [batchId, filter.states ?? null, filter.unitIds ?? null, filter.after ?? null, filter.limit ?? null],
    );
    return rows.map(toItem);
  }

  /** The next items to make, or those named; nobody else makes them at the same time. */
  async take(batchId: string, limit: number, unitIds: readonly string[] | null): Promise<BatchItem[]> {
    await this.database.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`provisioning ${batchId}`]);
    const rows = await this.database.query<ItemRow>(
      `select ${ITEM} from provisioning_items where batch_id = $1 and state = 'ready' and ($3::uuid[] is null or unit_id = any ($3)) order by position limit $2`,
      [batchId, limit, unitIds],
    );
    return rows.map(toItem);
  }

  async counts(batchId: string): Promise<BatchCounts> {
    const rows = await this.database.query<{ state: ItemState; count: number }>(
      'select state, count(*) as count from provisioning_items where batch_id = $1 group by state',
      [batchId],
    );
    const counts = { waiting: 0, ready: 0, done: 0, blocked: 0, total: 0 };
    for (const { state, count } of rows) {
      counts[state] = count;
      counts.total += count;
    }
    return counts;
  }

  /** Adds items and changes those that are there, whatever their state was. */
  async write(batchId: string, items: readonly BatchItem[]): Promise<void> {
    if (items.length === 0) return;
    const rows = items.map((item) => ({
      ...progressOf(item),
      position: item.position,
      head_name: item.head?.name ?? null,
      head_position: item.head?.position ?? null,
      facts: item.facts,
    }));
    await this.database.query(
      `insert into provisioning_items (batch_id, ${ITEM}, updated_at)
       select $1, ${ITEM}, $3 from json_to_recordset($2) as t (unit_id uuid, position int, state text, head_name text, head_position text, facts jsonb, host text,
         domain_decision_id uuid, rule_id text, regime text, basis text, site_id uuid, reason_code text, reason text, suggestions text[])
       on conflict (batch_id, unit_id) do update set state = excluded.state, head_name = excluded.head_name, head_position = excluded.head_position,
         facts = excluded.facts, host = excluded.host, domain_decision_id = excluded.domain_decision_id, rule_id = excluded.rule_id,
         regime = excluded.regime, basis = excluded.basis, site_id = excluded.site_id, reason_code = excluded.reason_code, reason = excluded.reason,
         suggestions = excluded.suggestions, updated_at = excluded.updated_at`,
      [batchId, JSON.stringify(rows), this.clock.now()],
    );
  }

  /** Changes how far items have come: their grant, site and obstacle. Head and facts stay as they are. */
  async mark(batchId: string, items: readonly BatchItem[]): Promise<void> {
    if (items.length === 0) return;
    await this.database.query(
      `update provisioning_items i set state = t.state, host = t.host, domain_decision_id = t.domain_decision_id, rule_id = t.rule_id, regime = t.regime,
         basis = t.basis, site_id = t.site_id, reason_code = t.reason_code, reason = t.reason, suggestions = t.suggestions, updated_at = $3
       from json_to_recordset($2) as t (unit_id uuid, state text, host text, domain_decision_id uuid, rule_id text, regime text, basis text, site_id uuid,
         reason_code text, reason text, suggestions text[])
       where i.batch_id = $1 and i.unit_id = t.unit_id`,
      [batchId, JSON.stringify(items.map(progressOf)), this.clock.now()],
    );
  }
}

const progressOf = ({ unitId, state, grant, siteId, obstacle }: BatchItem) => ({
  unit_id: unitId,
  state,
  host: grant?.host ?? null,
  domain_decision_id: grant?.decisionId ?? null,
  rule_id: grant?.ruleId ?? null,
  regime: grant?.regime ?? null,
  basis: grant?.basis ?? null,
  site_id: siteId,
  reason_code: obstacle?.code ?? null,
  reason: obstacle?.reason ?? null,
  suggestions: obstacle?.suggestions ?? [],
});

const toBatch = (row: BatchRow): Batch => ({
  id: row.id,
  decisionId: row.decision_id,
  opinion: row.opinion_number !== null && row.opinion_date !== null ? { number: row.opinion_number, date: row.opinion_date } : null,
  state: row.state,
  demonstration: row.demonstration,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

const toItem = (row: ItemRow): BatchItem => ({
  unitId: row.unit_id,
  position: row.position,
  state: row.state,
  head: row.head_name !== null && row.head_position !== null ? { name: row.head_name, position: row.head_position } : null,
  facts: row.facts,
  grant:
    row.host !== null && row.domain_decision_id !== null && row.rule_id !== null && row.regime !== null && row.basis !== null
      ? { host: row.host, decisionId: row.domain_decision_id, ruleId: row.rule_id, regime: row.regime, basis: row.basis }
      : null,
  siteId: row.site_id,
  obstacle: toObstacle(row),
});

const toObstacle = (row: ItemRow): Obstacle | null =>
  row.reason_code !== null && row.reason !== null ? { code: row.reason_code, reason: row.reason, suggestions: row.suggestions } : null;
