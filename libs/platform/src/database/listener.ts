import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import pg from 'pg';
import type { Logger } from 'pino';
import { Config } from '../config/config.js';
import { LOGGER } from '../telemetry/logger.js';
import { connectionOf } from './connections.js';

export interface Subscription {
  channel: string;
  onMessage(payload: string): void;
  /** Called after every new connection but a first that came at once: what was announced meanwhile is unknown. */
  onReconnect(): void;
}

/** Milliseconds: until the next try, and between two signs of life; a connection may die without a word. */
export const LISTENER_TIMES = { retry: 1_000, pulse: 15_000, answer: 5_000 };

/** The one listening connection of a process, always to the primary: a standby cannot LISTEN. */
@Injectable()
export class DatabaseListener implements OnApplicationShutdown {
  private readonly subscriptions: Subscription[] = [];
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private missed = false;

  constructor(
    private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject('LISTENER_TIMES') private readonly times: typeof LISTENER_TIMES = LISTENER_TIMES,
  ) {}

  /** Connected and listening right now. */
  get alive(): boolean {
    return this.client !== null;
  }

  /** Resolves when the channel is listened to, or when the first try failed: then it goes on by itself. */
  async subscribe(subscription: Subscription): Promise<void> {
    this.subscriptions.push(subscription);
    if (this.connecting) await this.connecting;
    else if (!this.client) await this.connect();
    if (this.client) await listen(this.client, subscription.channel).catch((error: unknown) => this.lost(this.client, error));
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.connecting;
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private connect(): Promise<void> {
    this.connecting ??= this.open().finally(() => (this.connecting = null));
    return this.connecting;
  }

  private async open(): Promise<void> {
    if (this.closed || this.client) return;
    const client = new pg.Client({ ...connectionOf(this.config, 'portal_public'), keepAlive: true });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload = '' }) => this.tell(channel, (one) => one.onMessage(payload)));
    try {
      await client.connect();
      for (const channel of new Set(this.subscriptions.map((one) => one.channel))) await listen(client, channel);
    } catch (error) {
      this.logger.warn({ err: error }, 'no listening connection to the database');
      this.missed = true;
      void client.end().catch(() => undefined);
      this.after(this.times.retry, () => void this.connect());
      return;
    }
    this.client = client;
    this.after(this.times.pulse, () => void this.feelPulse(client));
    const { missed } = this;
    this.missed = false;
    if (missed) this.tell(null, (one) => one.onReconnect());
  }

  private async feelPulse(client: pg.Client): Promise<void> {
    try {
      await Promise.race([client.query('select 1'), silence(this.times.answer)]);
      if (this.client === client) this.after(this.times.pulse, () => void this.feelPulse(client));
    } catch (error) {
      this.lost(client, error);
    }
  }

  private lost(client: pg.Client | null, error?: unknown): void {
    if (client === null || this.client !== client) return;
    this.client = null;
    if (this.closed) return;
    this.logger.warn({ err: error }, 'the listening connection was lost');
    this.missed = true;
    // Not awaited: a dead peer never answers the goodbye.
    void client.end().catch(() => undefined);
    this.after(this.times.retry, () => void this.connect());
  }

  /** Calls the subscribers of a channel, or all of them; what one throws must not end the process. */
  private tell(channel: string | null, call: (one: Subscription) => void): void {
    for (const one of this.subscriptions.filter((each) => channel === null || each.channel === channel)) {
      try {
        call(one);
      } catch (error) {
        this.logger.error({ err: error, channel: one.channel }, 'a subscriber failed');
      }
    }
  }

  private after(ms: number, work: () => void): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(work, ms);
    this.timer.unref();
  }
}

const listen = (client: pg.Client, channel: string) => client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);

const silence = (ms: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms).unref();
  });
