import { Jobs, OutboxRelay } from '@cong-tinh/platform';
import type { INestApplicationContext } from '@nestjs/common';

/** Lets a process hand over events and work on queues; any number of processes may do so. */
export async function startWork(app: INestApplicationContext): Promise<void> {
  app.get(OutboxRelay).start();
  await app.get(Jobs).work();
}
