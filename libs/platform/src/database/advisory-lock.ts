import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { connectionOf } from './connections.js';
import { Database } from './database.js';

/** Lets one of many workers do what the clock asked all of them to do. */
@Injectable()
export class AdvisoryLock {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Runs `work` in a platform transaction that holds the named lock; answers false, without running it,
   * when another process holds it. For short work: the lock lives as long as the transaction.
   */
  async run(name: string, work: () => Promise<void>): Promise<boolean> {
    return this.database.inPlatform(async () => {
      const [row] = await this.database.query<{ held: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held', [
        name,
      ]);
      if (!row?.held) return false;
      await work();
      return true;
    });
  }

  /** The same for long work that opens doors of its own: the lock is held by a connection apart, and ends with it. */
  async hold(name: string, work: () => Promise<void>): Promise<boolean> {
    const client = new pg.Client({ ...connectionOf(this.config, 'portal_platform'), keepAlive: true });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name]);
      if (!rows[0]?.held) return false;
      await work();
      return true;
    } finally {
      await client.end();
    }
  }
}
