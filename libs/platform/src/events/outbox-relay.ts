import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { withinTime } from '../time-limit.js';
import { RequestContext } from '../http/request-context.js';
import { LOGGER } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { type MarkedMethod, MarkedMethods } from './marked-methods.js';
import { type DeliveredEvent, ON_EVENT } from './on-event.decorator.js';
import { OUTBOX_TABLES, OutboxQueue, type OutboxTable, type TakenEvent } from './outbox-queue.js';

type Listener = MarkedMethod<(event: DeliveredEvent) => Promise<void>>;

/** Events at a time, and in seconds: how long they are ours, how long a listener may take, when to try again. */
export const RELAY_LIMITS = { batch: 50, lease: 300, listener: 60, idle: 1, outage: 5, firstRetry: 5, lastRetry: 3600, attempts: 20 };

/**
 * Hands events to their listeners, each at least once, in the order in which they were written as far as nothing fails. Any number
 * of workers run. A listener that fails is asked again with growing pauses, for half a day; then the event is left for a person.
 */
@Injectable()
export class OutboxRelay implements BeforeApplicationShutdown {
  limits = RELAY_LIMITS;
  private listeners: Map<string, Listener[]> | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly queue: OutboxQueue,
    private readonly methods: MarkedMethods,
    private readonly request: RequestContext,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    if (this.running) return;
    this.running = this.loop();
    this.measure();
  }

  /** Before connections close: the event in hand is finished, the rest goes back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  /** Delivers what is due now; answers how many events were taken. */
  async drain(): Promise<number> {
    let total = 0;
    for (const table of OUTBOX_TABLES) {
      for (let taken = await this.deliverBatch(table); taken > 0; taken = await this.deliverBatch(table)) total += taken;
    }
    return total;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      let pause = this.limits.idle;
      try {
        await this.drain();
      } catch (error) {
        this.logger.error({ err: error }, 'outbox relay');
        pause = this.limits.outage;
      }
      if (!this.stopped) await this.sleep(pause);
    }
  }

  private sleep(seconds: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async deliverBatch(table: OutboxTable): Promise<number> {
    if (this.stopped) return 0;
    const begun = performance.now();
    const events = await this.queue.take(table, this.limits.batch, this.limits.lease);
    for (const event of events) {
      const late = performance.now() - begun > (this.limits.lease * 1000) / 2;
      if (this.stopped || late) await this.queue.release(event);
      else await this.deliver(event);
    }
    return events.length;
  }

  private async deliver(event: TakenEvent): Promise<void> {
    const told = [...event.told];
    const faults: string[] = [];
    for (const listener of this.listenersOf(event.type)) {
      if (told.includes(listener.name)) continue;
      try {
        await this.tell(listener, event);
        told.push(listener.name);
      } catch (error) {
        faults.push(`${listener.name}: ${error instanceof Error ? error.message : String(error)}`);
        this.logger.error({ err: error, event: event.id, type: event.type, attempt: event.attempts }, 'listener failed');
      }
    }
    if (faults.length === 0) await this.queue.settle(event);
    else await this.postpone(event, faults.join('; '), told);
  }

  private async postpone(event: TakenEvent, fault: string, told: readonly string[]): Promise<void> {
    const { attempts, firstRetry, lastRetry } = this.limits;
    const givenUp = event.attempts >= attempts;
    if (givenUp) this.logger.error({ event: event.id, type: event.type }, 'event given up');
    await this.queue.postpone(event, fault, told, givenUp ? null : Math.min(firstRetry * 2 ** (event.attempts - 1), lastRetry));
  }

  private tell(listener: Listener, { id, type, siteId, payload, at }: TakenEvent): Promise<void> {
    const work = this.request.runApart({ kind: 'robot', id: null, name: listener.name }, () =>
      listener.call({ id, type, siteId, payload, at }),
    );
    return withinTime(this.limits.listener * 1000, work);
  }

  private listenersOf(type: string): Listener[] {
    this.listeners ??= Map.groupBy(this.methods.find<Listener['call']>(ON_EVENT), ({ value }) => value);
    return this.listeners.get(type) ?? [];
  }

  private measure(): void {
    const { queue } = this;
    this.metrics.gauge('outbox_events', 'Events not yet delivered, by state', ['state'], async function () {
      const { waiting, givenUp } = await queue.count().catch(() => ({ waiting: Number.NaN, givenUp: Number.NaN }));
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'given_up' }, givenUp);
    });
  }
}
