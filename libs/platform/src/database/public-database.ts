import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/config.js';
import { openPool } from './connections.js';

/** A statement that the server prepares once per connection under its name. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

const CONNECTION_FAULTS = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300']);

/** True for faults of the connection or the server, not of the statement. */
export function isDatabaseDown(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return (
    (code !== undefined && (CONNECTION_FAULTS.has(code) || code.startsWith('08'))) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message)
  );
}

/** What citizens' pages read, as portal_public: publication tables only, from the replica when there is one. */
@Injectable()
export class PublicDatabase implements OnApplicationShutdown {
  private readonly primary: pg.Pool;
  private readonly replica: pg.Pool | null;

  constructor(config: Config) {
    this.primary = openPool(config, 'portal_public');
    this.replica = config.readHost === '' ? null : openPool(config, 'portal_public', { host: config.readHost, port: config.readPort });
  }

  async one<T>(statement: PreparedStatement, params: readonly unknown[]): Promise<T | null> {
    return (await this.many<T>(statement, params))[0] ?? null;
  }

  async many<T>(statement: PreparedStatement, params: readonly unknown[]): Promise<T[]> {
    return this.reading(async (pool) => (await pool.query({ ...statement, values: [...params] })).rows as T[]);
  }

  /** Several reads of one page see one moment. At most 8 a page, whatever the number of items. */
  async snapshot<T>(work: (query: <R>(text: string, params?: readonly unknown[]) => Promise<R[]>) => Promise<T>): Promise<T> {
    return this.reading(async (pool) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const result = await work(async (text, params = []) => (await client.query({ text, values: [...params] })).rows as never[]);
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        client.release(error as Error);
        throw error;
      }
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.primary.end(), this.replica?.end()]);
  }

  private async reading<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
    if (!this.replica) return work(this.primary);
    try {
      return await work(this.replica);
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      return work(this.primary);
    }
  }
}
