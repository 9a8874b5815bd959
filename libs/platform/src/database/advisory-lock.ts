import { Injectable } from '@nestjs/common';
import { Database } from './database.js';

/** Lets one of many workers do what the clock asked all of them to do. */
@Injectable()
export class AdvisoryLock {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` in a platform transaction that holds the named lock; answers false, without running it,
   * when another process holds it. Long work must be cut into jobs: the lock lives as long as the transaction.
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
}
