import type { Config } from '@cong-tinh/platform';
import type { Check, Outcome } from './check.js';
import { DATABASE_CHECKS, server } from './database.checks.js';
import { folder, SERVICE_CHECKS } from './service.checks.js';

export interface Finding extends Outcome {
  readonly name: string;
}

/** Every check in its order. While the database lets nobody in, that is said once and what would ask it is left out. */
export async function* examine(config: Config): AsyncGenerator<Finding> {
  yield await one(folder, config);
  const reached = await one(server, config);
  yield reached;
  const open = reached.state === 'ok';
  for (const check of [...DATABASE_CHECKS, ...SERVICE_CHECKS]) if (open || !check.needsDatabase) yield await one(check, config);
}

async function one(check: Check, config: Config): Promise<Finding> {
  try {
    return { name: check.name, ...(await check.run(config)) };
  } catch (error) {
    const advice = 'Lỗi chưa lường trước: gửi dòng này cho bộ phận kỹ thuật.';
    return { name: check.name, state: 'fault', message: (error as Error).message, advice };
  }
}
