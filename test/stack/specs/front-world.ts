import { createPortal } from '../../../apps/portal/src/create-portal.js';
import { Config, type ConfigValues, OperationsServer } from '@cong-tinh/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { provisionOnce, realProvince } from '../../load/provisioning-runs.js';
import type { TestDatabase } from '../../support/index.js';
import type { FrontFacts } from '../parts/front.js';

/** A province with all its sites. */
export async function openProvince(): Promise<TestDatabase> {
  return (await provisionOnce('longan', realProvince())).database;
}

/** A portal that really listens where a front server looks for it, and takes its word for who asks. */
export async function openPortal({ config }: TestDatabase, front: FrontFacts): Promise<NestFastifyApplication> {
  const settings: Partial<ConfigValues> = {
    publicScheme: 'https',
    publicPort: front.httpsPort,
    listenPort: front.portalPort,
    operationsPort: front.operationsPort,
    trustedProxies: ['127.0.0.1', '::1'],
  };
  const app = await createPortal({ config: new Config({ ...config, ...settings }) });
  await app.get(OperationsServer).listen(front.operationsPort);
  await app.listen(front.portalPort, '127.0.0.1');
  return app;
}
