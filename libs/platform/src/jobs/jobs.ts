import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { Config } from '../config/config.js';
import { connectionOf } from '../database/connections.js';
import { MarkedMethods } from '../events/listeners.js';
import { RequestContext } from '../http/request-context.js';
import { LOGGER } from '../telemetry/logger.js';
import { JOB_HANDLER } from './job-handler.decorator.js';

/** A job carries its site and ids, nothing else. */
export type JobData = { readonly siteId: string | null } & Readonly<Record<string, string | number | boolean | null>>;

const bossOf = (config: Config, migrate: boolean) =>
  new PgBoss({
    ...(connectionOf(config, 'portal_jobs') as object),
    schema: 'pgboss',
    migrate,
    createSchema: false,
    max: 3,
    supervise: !migrate,
    schedule: false,
  } as never);

/** Creates or upgrades pg-boss's schema and the queues; part of `migrate`, never of a running process. */
export async function installQueues(config: Config, queues: readonly string[]): Promise<void> {
  const boss = bossOf(config, true);
  boss.on('error', () => undefined);
  await boss.start();
  for (const queue of queues) await boss.createQueue(queue, { retryLimit: 5, retryDelay: 30, retryBackoff: true });
  await boss.stop({ graceful: false });
}

/** Work that is done later, by any worker, at least once. */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private boss: Promise<PgBoss> | null = null;

  constructor(
    private readonly config: Config,
    private readonly methods: MarkedMethods,
    private readonly request: RequestContext,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Queues that have a handler in this application. */
  get queues(): string[] {
    return this.methods.find(JOB_HANDLER).map(({ value }) => value);
  }

  /** Adds a job; `key` makes a second one of the same key wait for the first (one at a time). */
  async enqueue(queue: string, data: JobData, options: { key?: string; startAfterSeconds?: number } = {}): Promise<void> {
    const boss = await this.open();
    await boss.send(queue, data as object, {
      ...(options.key && { singletonKey: options.key }),
      ...(options.startAfterSeconds && { startAfter: options.startAfterSeconds }),
    });
  }

  /** Starts working on every queue that has a handler. */
  async work(): Promise<void> {
    const boss = await this.open();
    for (const { value: queue, name, call } of this.methods.find<(data: JobData) => Promise<void>>(JOB_HANDLER)) {
      await boss.work<JobData>(queue, { pollingIntervalSeconds: 2 }, async (jobs) => {
        for (const job of jobs) await this.request.runAs({ kind: 'robot', id: null, name }, () => call(job.data));
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.boss) await (await this.boss).stop({ graceful: true, timeout: 10_000 });
  }

  private open(): Promise<PgBoss> {
    this.boss ??= (async () => {
      const boss = bossOf(this.config, false);
      boss.on('error', (error) => this.logger.error({ err: error }, 'job queue'));
      await boss.start();
      return boss;
    })();
    return this.boss;
  }
}
