import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/config.js';
import { openPool } from './connections.js';
import { isDatabaseDown } from './database-faults.js';

/** A statement that the server prepares once per connection under its name. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

export type Reader = <R>(text: string, params?: readonly unknown[]) => Promise<R[]>;

/** How long a replica that did not answer is left alone: each try may cost the time limit of a connection. */
const REPLICA_REST_MS = 10_000;

/** What citizens' pages read, as portal_public: publication tables only, from the replica when there is one. */
@Injectable()
export class PublicDatabase implements OnApplicationShutdown {
  private readonly primary: pg.Pool;
  private readonly replica: pg.Pool | null;
  private replicaRestsUntil = 0;

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
  async snapshot<T>(work: (query: Reader) => Promise<T>): Promise<T> {
    return this.reading(async (pool) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const result = await work(async (text, params = []) => (await client.query({ text, values: [...params] })).rows as never[]);
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        await giveBack(client);
        throw error;
      }
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.primary.end(), this.replica?.end()]);
  }

  private async reading<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
    if (!this.replica || Date.now() < this.replicaRestsUntil) return work(this.primary);
    try {
      return await work(this.replica);
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      this.replicaRestsUntil = Date.now() + REPLICA_REST_MS;
      return work(this.primary);
    }
  }
}

/** A page that was not found costs a rollback, not a new connection; a broken connection is not given back. */
async function giveBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error as Error);
  }
}
