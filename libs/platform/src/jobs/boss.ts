import { PgBoss } from 'pg-boss';
import type { Config } from '../config/config.js';
import { connectionOf } from '../database/connections.js';

/** pg-boss as portal_jobs, in its own schema. Only `migrate` may change that schema. */
export function createBoss(config: Config, { migrate }: { migrate: boolean }): PgBoss {
  return new PgBoss({
    ...(connectionOf(config, 'portal_jobs') as object),
    schema: 'pgboss',
    migrate,
    createSchema: false,
    max: 3,
    supervise: !migrate,
    schedule: false,
  });
}

/** Creates or upgrades pg-boss's schema and the queues; part of `migrate`, never of a running process. */
export async function installQueues(config: Config, queues: readonly string[]): Promise<void> {
  const boss = createBoss(config, { migrate: true });
  boss.on('error', () => undefined);
  try {
    await boss.start();
    // `singleton`: of the jobs of one key, one is worked on at a time.
    for (const queue of queues) await boss.createQueue(queue, { policy: 'singleton', retryLimit: 5, retryDelay: 30, retryBackoff: true });
  } finally {
    await boss.stop({ graceful: false });
  }
}
