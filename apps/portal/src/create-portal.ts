import { PublicationFeed } from '@cong-tinh/publication';
import {
  configureHttp,
  createAdapter,
  createLogger,
  DatabaseListener,
  Health,
  NestLogger,
  OperationsServer,
  type PlatformOptions,
  PublicDatabase,
} from '@cong-tinh/platform';
import { CertificateHosts, PublicEdge, SiteModule } from '@cong-tinh/site';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveConsole } from './console-files.js';
import { ProvinceModule } from './province.module.js';

export interface PortalOptions extends PlatformOptions {
  /** Whether this process answers the clock as well. */
  readonly schedules?: boolean;
  /** Hooks of an entry of its own, between the edge and the rest. */
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
}

/** The portal: citizens' pages, officials' API and the console, told apart by host. Initialised, not yet listening. */
export async function createPortal({ schedules = false, configure, ...platform }: PortalOptions): Promise<NestFastifyApplication> {
  const { config } = platform;
  const edge = new PublicEdge();
  const app = await NestFactory.create<NestFastifyApplication>(
    ProvinceModule.with({ ...platform, schedules, more: [SiteModule] }),
    createAdapter(config, { rewriteUrl: edge.rewriteUrl }),
    { logger: new NestLogger(createLogger(config.logLevel)), abortOnError: false },
  );
  edge.attach(app);
  await configure?.(app);
  await serveConsole(app);
  configureHttp(app);
  addReadiness(app);
  app.get(OperationsServer).add('/tls-allowed', (query) => app.get(CertificateHosts).answer(query.getAll('domain')));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function addReadiness(app: NestFastifyApplication): void {
  const [health, database, listener] = [app.get(Health), app.get(PublicDatabase), app.get(DatabaseListener)];
  health.add({
    name: 'cơ sở dữ liệu',
    check: async () => void (await database.one({ name: 'readiness', text: 'select 1' }, [])),
  });
  health.add({
    name: 'kênh báo tin công bố',
    check: async () => {
      if (!listener.alive) throw new Error('chưa nối lại được');
    },
  });
  app.get(PublicationFeed);
}
