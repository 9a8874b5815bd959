import { uuidv7 } from '@cong-tinh/kernel';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, type PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { Config } from '../config/config.js';
import { type MarkedMethod, MarkedMethods } from '../events/marked-methods.js';
import { RequestContext } from '../http/request-context.js';
import { LOGGER } from '../telemetry/logger.js';
import { withinTime } from '../time-limit.js';
import { createBoss } from './boss.js';
import { JOB_HANDLER } from './job-handler.decorator.js';

/** A job carries its site and ids, nothing else. */
export type JobData = { readonly siteId: string | null } & Readonly<Record<string, string | number | boolean | null>>;

export interface EnqueueOptions {
  /** Jobs of one key are worked on one after the other; without one, beside each other. */
  readonly key?: string;
  readonly startAfterSeconds?: number;
}

type Handler = MarkedMethod<(data: JobData) => Promise<void>>;

const POLLING_SECONDS = 0.5;
const FAREWELL_MS = 10_000;

/** Work that is done later, by any worker, at least once. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown, OnApplicationShutdown {
  private boss: Promise<PgBoss> | null = null;

  constructor(
    private readonly config: Config,
    private readonly methods: MarkedMethods,
    private readonly request: RequestContext,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Queues that have a handler in this application. */
  get queues(): string[] {
    return this.handlers().map(({ value }) => value);
  }

  /** Adds a job, at once and for itself: call it after the transaction, or from a listener. */
  async enqueue(queue: string, data: JobData, { key, startAfterSeconds }: EnqueueOptions = {}): Promise<void> {
    const boss = await this.open();
    await boss.send(queue, data as object, { singletonKey: key ?? uuidv7(), ...(startAfterSeconds && { startAfter: startAfterSeconds }) });
  }

  /** Starts working on every queue that has a handler. */
  async work(): Promise<void> {
    const boss = await this.open();
    for (const handler of this.handlers()) {
      await boss.work<JobData>(handler.value, { pollingIntervalSeconds: POLLING_SECONDS, burstWhenReadyExceeds: 1 }, async (jobs) => {
        for (const job of jobs) await this.perform(handler, job);
      });
    }
  }

  /** Before connections close: no job is begun, those in hand are finished. */
  async beforeApplicationShutdown(): Promise<void> {
    const boss = await this.boss?.catch(() => null);
    if (!boss) return;
    const idle = Promise.all(this.queues.map((queue) => boss.offWork(queue, { wait: true })));
    await withinTime(FAREWELL_MS, idle).catch((error: unknown) => this.logger.warn({ err: error }, 'jobs were left unfinished'));
  }

  async onApplicationShutdown(): Promise<void> {
    const boss = await this.boss?.catch(() => null);
    await boss?.stop({ graceful: true, timeout: 1_000 });
  }

  private async perform({ name, value: queue, call }: Handler, job: Job<JobData>): Promise<void> {
    try {
      await this.request.runApart({ kind: 'robot', id: null, name }, () => call(job.data));
    } catch (error) {
      // pg-boss keeps the fault with the job and tries again; nobody would read it there.
      this.logger.error({ err: error, queue, job: job.id }, 'job failed');
      throw error;
    }
  }

  private handlers(): Handler[] {
    return this.methods.find<Handler['call']>(JOB_HANDLER);
  }

  private open(): Promise<PgBoss> {
    this.boss ??= this.start().catch((error: unknown) => {
      this.boss = null;
      throw error;
    });
    return this.boss;
  }

  private async start(): Promise<PgBoss> {
    const boss = createBoss(this.config, { migrate: false });
    boss.on('error', (error) => this.logger.error({ err: error }, 'job queue'));
    try {
      // Apart from whoever asked first: pg-boss keeps timers, which would stay in the context of that request.
      await this.request.runApart({ kind: 'robot', id: null, name: 'pg-boss' }, () => boss.start());
      return boss;
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }
}
