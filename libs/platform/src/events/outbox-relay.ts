import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../database/database.js';
import { RequestContext } from '../http/request-context.js';
import { LOGGER } from '../telemetry/logger.js';
import { MarkedMethods } from './listeners.js';
import type { DeliveredEvent } from './on-event.decorator.js';

interface EventRow {
  id: string;
  type: string;
  site_id?: string;
  payload: Record<string, unknown>;
  created_at: Date;
  attempts: number;
}

const KEY_OF = { outbox_events: ['site_id', 'id'], platform_events: ['id'] } as const;
const BATCH = 50;
const IDLE_MS = 1_000;
const MAX_ATTEMPTS = 10;

/**
 * Hands events to their listeners. Takes unsent rows with SKIP LOCKED, so that any number of workers run and an
 * event that was committed late is not missed; an event counts as sent when all its listeners returned.
 */
@Injectable()
export class OutboxRelay implements OnApplicationShutdown {
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly database: Database,
    private readonly methods: MarkedMethods,
    private readonly request: RequestContext,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  /** Delivers what is waiting now; answers how many events were taken. */
  async drain(): Promise<number> {
    let total = 0;
    for (const table of Object.keys(KEY_OF) as (keyof typeof KEY_OF)[]) {
      let taken: number;
      do {
        taken = await this.deliverBatch(table);
        total += taken;
      } while (taken === BATCH);
    }
    return total;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.drain();
      } catch (error) {
        this.logger.error({ err: error }, 'outbox relay');
      }
      if (this.stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  private async deliverBatch(table: keyof typeof KEY_OF): Promise<number> {
    const key = KEY_OF[table];
    const same = key.map((column) => `e.${column} = t.${column}`).join(' and ');
    const events = await this.database.inPlatform(() =>
      this.database.query<EventRow>(
        // The attempt is counted when the event is taken, so that a worker that dies leaves it to another.
        `update ${table} e set attempts = attempts + 1, last_error = 'chưa xong'
         from (select ${key.join(', ')} from ${table}
               where sent_at is null and attempts < $1 and (last_error is null or created_at + attempts * interval '30 seconds' < now())
               order by created_at limit $2 for update skip locked) t
         where ${same} returning e.*`,
        [MAX_ATTEMPTS, BATCH],
      ),
    );
    for (const row of events) await this.deliver(table, row);
    return events.length;
  }

  private async deliver(table: keyof typeof KEY_OF, row: EventRow): Promise<void> {
    const event: DeliveredEvent = { id: row.id, type: row.type, siteId: row.site_id ?? null, payload: row.payload, at: row.created_at };
    let fault: string | null = null;
    for (const listener of this.methods.listenersOf(row.type)) {
      try {
        await this.request.runAs({ kind: 'robot', id: null, name: listener.name }, () => listener.call(event));
      } catch (error) {
        fault = `${listener.name}: ${(error as Error).message}`;
        this.logger.error({ err: error, event: row.id, type: row.type, attempt: row.attempts }, 'listener failed');
      }
    }
    const where = KEY_OF[table].map((column, index) => `${column} = $${index + 2}`).join(' and ');
    await this.database.inPlatform(() =>
      this.database.query(`update ${table} set sent_at = case when $1::text is null then now() end, last_error = $1 where ${where}`, [
        fault,
        ...KEY_OF[table].map((column) => row[column]),
      ]),
    );
  }
}
