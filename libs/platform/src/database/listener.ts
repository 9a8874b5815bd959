import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { connectionOf } from './connections.js';

interface Subscription {
  channel: string;
  onMessage(payload: string): void;
  /** Called after every new connection but a first that came at once: what was announced meanwhile is unknown. */
  onReconnect(): void;
}

const RETRY_MS = 1_000;

/** The one listening connection of a process, always to the primary: a standby cannot LISTEN. */
@Injectable()
export class DatabaseListener implements OnApplicationShutdown {
  private readonly subscriptions: Subscription[] = [];
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;
  private connections = 0;
  private missed = false;

  constructor(private readonly config: Config) {}

  /** Connected and listening right now. */
  get alive(): boolean {
    return this.client !== null;
  }

  async subscribe(subscription: Subscription): Promise<void> {
    this.subscriptions.push(subscription);
    if (this.client) await this.client.query(`LISTEN ${pg.escapeIdentifier(subscription.channel)}`);
    else await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end();
  }

  private connect(): Promise<void> {
    this.connecting ??= this.open().finally(() => (this.connecting = null));
    return this.connecting;
  }

  private async open(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ ...connectionOf(this.config, 'portal_public'), keepAlive: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload = '' }) => {
      for (const one of this.subscriptions) if (one.channel === channel) one.onMessage(payload);
    });
    try {
      await client.connect();
      for (const channel of new Set(this.subscriptions.map((one) => one.channel)))
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      this.client = client;
      this.connections += 1;
      if (this.connections > 1 || this.missed) for (const one of this.subscriptions) one.onReconnect();
    } catch {
      this.missed = true;
      this.again();
    }
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.again();
  }

  private again(): void {
    if (this.closed || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, RETRY_MS);
    this.retry.unref();
  }
}
