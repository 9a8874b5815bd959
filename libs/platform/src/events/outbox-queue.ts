import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

const KEY_OF = { outbox_events: ['site_id', 'id'], platform_events: ['id'] } as const;

export type OutboxTable = keyof typeof KEY_OF;

export const OUTBOX_TABLES = Object.keys(KEY_OF) as OutboxTable[];

/** An event that this worker has taken. */
export interface TakenEvent {
  readonly table: OutboxTable;
  readonly id: string;
  readonly siteId: string | null;
  readonly type: string;
  readonly payload: Record<string, unknown>;
  readonly at: Date;
  /** This attempt included. */
  readonly attempts: number;
  /** Listeners that have it from an earlier attempt. */
  readonly told: readonly string[];
}

interface EventRow {
  id: string;
  site_id?: string;
  type: string;
  payload: Record<string, unknown>;
  created_at: Date;
  attempts: number;
  told: string[];
}

/** Every query of the relay. Times are the database's own: workers' clocks differ. */
@Injectable()
export class OutboxQueue {
  constructor(private readonly database: Database) {}

  /**
   * Takes due events, oldest first, with SKIP LOCKED: never "after the last id", which misses a row committed late. They come
   * due again after `leaseSeconds`, so that a worker that dies leaves them to another.
   */
  async take(table: OutboxTable, limit: number, leaseSeconds: number): Promise<TakenEvent[]> {
    const key = KEY_OF[table];
    const same = key.map((column) => `e.${column} = t.${column}`).join(' and ');
    const rows = await this.database.inPlatform(() =>
      this.database.query<EventRow>(
        `update ${table} e set attempts = e.attempts + 1, due_at = now() + make_interval(secs => $1)
         from (select ${key.join(', ')} from ${table} where sent_at is null and due_at <= now()
               order by due_at, id limit $2 for update skip locked) t
         where ${same}
         returning e.id, e.type, e.payload, e.created_at, e.attempts, e.told${table === 'outbox_events' ? ', e.site_id' : ''}`,
        [leaseSeconds, limit],
      ),
    );
    return rows.map((row) => toTaken(table, row)).sort(byAge);
  }

  async settle(event: TakenEvent): Promise<void> {
    await this.update(event, `sent_at = now(), last_error = null`, []);
  }

  /** Not every listener took it: due again in `seconds`, or never again by itself (null). */
  async postpone(event: TakenEvent, fault: string, told: readonly string[], seconds: number | null): Promise<void> {
    const due = `case when $1::float is null then 'infinity' else now() + make_interval(secs => $1::float) end`;
    await this.update(event, `due_at = ${due}, last_error = $2, told = $3`, [seconds, fault, told]);
  }

  /** Gives back what was taken and not begun. */
  async release(event: TakenEvent): Promise<void> {
    await this.update(event, `due_at = now(), attempts = attempts - 1`, []);
  }

  async count(): Promise<{ waiting: number; givenUp: number }> {
    const counts = OUTBOX_TABLES.map((table) => `select due_at from ${table} where sent_at is null`).join(' union all ');
    const [row] = await this.database.inPlatform(() =>
      this.database.query<{ waiting: number; given_up: number }>(
        `select count(*) filter (where due_at < 'infinity') as waiting, count(*) filter (where due_at = 'infinity') as given_up from (${counts}) e`,
      ),
    );
    return { waiting: row!.waiting, givenUp: row!.given_up };
  }

  /** Only while nobody else took the event meanwhile. */
  private async update(event: TakenEvent, change: string, values: readonly unknown[]): Promise<void> {
    const key = [...KEY_OF[event.table], 'attempts'].map((column, index) => `${column} = $${values.length + index + 1}`).join(' and ');
    const own = event.table === 'outbox_events' ? [event.siteId, event.id] : [event.id];
    await this.database.inPlatform(() =>
      this.database.query(`update ${event.table} set ${change} where sent_at is null and ${key}`, [...values, ...own, event.attempts]),
    );
  }
}

const toTaken = (table: OutboxTable, row: EventRow): TakenEvent => ({
  table,
  id: row.id,
  siteId: row.site_id ?? null,
  type: row.type,
  payload: row.payload,
  at: row.created_at,
  attempts: row.attempts,
  told: row.told,
});

/** Ids rise with time within one process; UPDATE answers in any order. */
const byAge = (a: TakenEvent, b: TakenEvent) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
