import { join } from 'node:path';
import {
  type Config,
  connectionOf,
  installQueues,
  Jobs,
  migrate,
  OperationsServer,
  projectRoot,
  RequestContext,
  Zone,
} from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { loadRegulations } from '@cong-tinh/regulation';
import { demonstrationPlan, Provisioning, readUnitsFile } from '@cong-tinh/tenancy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createPortal } from '../../portal/src/create-portal.js';
import { startWork } from '../../worker/src/start-work.js';
import { seatOffices } from './demonstration/seat-offices.js';
import { writeArticles } from './demonstration/write-articles.js';
import { serveSentMail } from './mail-page.js';
import type { Progress } from './progress.js';
import { openSignInService, serveSignIn } from './sign-in-service.js';
import { welcome } from './welcome.js';

/** The province's own parts, as opposed to the servers they stand on. */
export interface Program {
  /** What is printed once everything answers: addresses and demonstration accounts. */
  readonly welcome: string;
  /** Stops taking requests, lets running work end, lets go of the database. */
  close(): Promise<void>;
}

export interface ProgramFacts {
  readonly config: Config;
  readonly progress: Progress;
}

/** Migrates, provisions the province, then starts the OpenID provider, the portal and the worker in this process. */
export async function startProgram({ config, progress }: ProgramFacts): Promise<Program> {
  await progress.step('Lược đồ dữ liệu', () => migrate(connectionOf(config, 'portal_owner')));
  await progress.step('Quy chế và lịch làm việc', () => loadRegulations(connectionOf(config, 'portal_platform')));
  const provider = await openSignInService(config);
  const app = await progress.step('Cổng và bàn làm việc', () =>
    createPortal({
      config,
      schedules: true,
      configure: (portal) => {
        serveSignIn(portal, provider);
        serveSentMail(portal);
      },
    }),
  );
  const close = async () => {
    await app.close();
    provider.close();
  };
  try {
    await installQueues(config, app.get(Jobs).queues);
    await provisionProvince(app, progress);
    await progress.step('Tài khoản và tin minh họa', async () => {
      await seatOffices(app);
      await writeArticles(app);
    });
    await startWork(app);
    await app.get(OperationsServer).listen(config.operationsPort);
    await app.listen(config.listenPort, config.listenHost);
  } catch (error) {
    await close();
    throw error;
  }
  return { welcome: welcome(new Zone(config), provider.demonstrationCode), close };
}

async function provisionProvince(app: NestFastifyApplication, progress: Progress): Promise<void> {
  const plan = demonstrationPlan(readUnitsFile(join(projectRoot(), 'libs/tenancy/data/longan.json')));
  const result = await progress.step('216 trang của tỉnh Long An', () =>
    app.get(RequestContext).runAs({ kind: 'system', id: null, name: 'Dữ liệu minh họa' }, () => app.get(Provisioning).provision(plan)),
  );
  const [left] = result.report.filter(({ state }) => state !== 'done');
  if (left) throw new Error(`${left.unitName}: ${left.reason ?? left.stateLabel}`);
  await app.get(SiteDirectory).reload();
}
