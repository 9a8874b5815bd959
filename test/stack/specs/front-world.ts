import { createPortal } from '../../../apps/portal/src/create-portal.js';
import { Config, type ConfigValues, OperationsServer } from '@cong-tinh/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { provisionOnce, realProvince } from '../../load/provisioning-runs.js';
import type { TestDatabase } from '../../support/index.js';
import { caddy } from '../parts/caddy.js';
import type { FrontFacts } from '../parts/front.js';
import { nginx } from '../parts/nginx.js';
import { startPart } from '../runner/index.js';

/** A province with all its sites behind both front servers, each with a portal of its own. */
export interface FrontWorld {
  front(name: FrontName): FrontFacts;
  portal(name: FrontName): NestFastifyApplication;
  close(): Promise<void>;
}

export type FrontName = 'Caddy' | 'nginx';

/** Fronts of a spec's own: a portal has to listen where they lead to, and two specs run at a time. */
export async function openFrontWorld(): Promise<FrontWorld> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const { database } = await provisionOnce('longan', realProvince());
    ends.push(() => database.drop());
    const open = async (part: typeof caddy) => {
      const running = await startPart(part);
      ends.push(() => running.stop());
      const portal = await openPortal(database, running.facts);
      ends.push(() => portal.close());
      return { front: running.facts, portal };
    };
    const parts = { Caddy: await open(caddy), nginx: await open(nginx) };
    return { front: (name) => parts[name].front, portal: (name) => parts[name].portal, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A portal that really listens where a front server looks for it, and takes its word for who asks. */
async function openPortal({ config }: TestDatabase, front: FrontFacts): Promise<NestFastifyApplication> {
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
