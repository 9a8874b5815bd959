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

/** How long a server that did not answer is left alone: each try may cost the time limit of a connection. */
const REST_MS = 10_000;

/** A server that stands still answers nothing, not even that its own time limit has passed (3 s for portal_public). */
const ANSWER_MS = 5_000;

interface Server {
  readonly pool: pg.Pool;
  restsUntil: number;
}

/** Where a read may come from: anywhere, or from the primary while it answers, when a replica has shown what is out of date. */
export type ReadFrom = 'anywhere' | 'primary';

/**
 * What citizens' pages read, as portal_public: publication tables only, from the replica when there is one. When one of the two does not
 * answer, the other does, whichever it is.
 */
@Injectable()
export class PublicDatabase implements OnApplicationShutdown {
  private readonly primary: Server;
  private readonly replica: Server | null;

  constructor(config: Config) {
    const open = (more: Partial<pg.PoolConfig> = {}): Server => ({
      pool: openPool(config, 'portal_public', { query_timeout: ANSWER_MS, ...more }),
      restsUntil: 0,
    });
    this.primary = open();
    this.replica = config.readHost === '' ? null : open({ host: config.readHost, port: config.readPort });
  }

  async one<T>(statement: PreparedStatement, params: readonly unknown[], from?: ReadFrom): Promise<T | null> {
    return (await this.many<T>(statement, params, from))[0] ?? null;
  }

  async many<T>(statement: PreparedStatement, params: readonly unknown[], from?: ReadFrom): Promise<T[]> {
    return this.reading(async (pool) => (await pool.query({ ...statement, values: [...params] })).rows as T[], from);
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
        await giveBack(client, error);
        throw error;
      }
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.primary.pool.end(), this.replica?.pool.end()]);
  }

  private async reading<T>(work: (pool: pg.Pool) => Promise<T>, from: ReadFrom = 'anywhere'): Promise<T> {
    const [first, second] = this.inOrder(from);
    try {
      return await work(first.pool);
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      first.restsUntil = Date.now() + REST_MS;
      if (!second) throw error;
      return work(second.pool);
    }
  }

  private inOrder(from: ReadFrom): [Server, Server?] {
    const { primary, replica } = this;
    if (!replica) return [primary];
    const [wanted, other] = from === 'primary' ? [primary, replica] : [replica, primary];
    const now = Date.now();
    return now < wanted.restsUntil && now >= other.restsUntil ? [other, wanted] : [wanted, other];
  }
}

/** A page that was not found costs a rollback, not a new connection; a broken connection is not given back. */
async function giveBack(client: pg.PoolClient, fault: unknown): Promise<void> {
  if (isDatabaseDown(fault)) return client.release(fault as Error);
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error as Error);
  }
}
