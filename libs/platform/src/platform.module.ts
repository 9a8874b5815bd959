import { CLOCK, type Clock, systemClock } from '@cong-tinh/kernel';
import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ClsPluginTransactional } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { ClsModule } from 'nestjs-cls';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Config } from './config/config.js';
import { Zone } from './config/zone.js';
import { AdvisoryLock } from './database/advisory-lock.js';
import { closeDataSource, openDataSource } from './database/connections.js';
import { Database } from './database/database.js';
import { DatabaseListener } from './database/listener.js';
import { PublicDatabase } from './database/public-database.js';
import { MarkedMethods } from './events/marked-methods.js';
import { OutboxQueue } from './events/outbox-queue.js';
import { OutboxRelay } from './events/outbox-relay.js';
import { Outbox } from './events/outbox.js';
import { RateGuard } from './http/rate.guard.js';
import { RateLimiter } from './http/rate-limiter.js';
import { RequestContext } from './http/request-context.js';
import { RouteRegistry } from './http/route-registry.js';
import { Jobs } from './jobs/jobs.js';
import { createMail, Letters, Mail, SendLetter } from './mail/index.js';
import { LetterRepository } from './mail/letter.repository.js';
import { TendLetters } from './mail/tend-letters.job.js';
import { createStorage, ObjectStorage, SweepUploads, Uploads } from './storage/index.js';
import { Health } from './telemetry/health.js';
import { createLogger, LOGGER } from './telemetry/logger.js';
import { Metrics } from './telemetry/metrics.js';
import { OperationsServer } from './telemetry/operations-server.js';

const SITE_SOURCE = Symbol('data source of portal_app');
const PLATFORM_SOURCE = Symbol('data source of portal_platform');

export interface PlatformOptions {
  readonly config: Config;
  readonly clock?: Clock;
}

@Global()
@Module({})
class ConnectionsModule implements OnApplicationShutdown {
  constructor(
    @Inject(SITE_SOURCE) private readonly site: DataSource,
    @Inject(PLATFORM_SOURCE) private readonly platform: DataSource,
  ) {}

  static with({ config, clock }: PlatformOptions): DynamicModule {
    return {
      module: ConnectionsModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: CLOCK, useValue: clock ?? systemClock },
        { provide: LOGGER, useFactory: () => createLogger(config.logLevel) },
        { provide: SITE_SOURCE, inject: [LOGGER], useFactory: (logger: Logger) => openDataSource(config, 'site', 'portal_app', logger) },
        {
          provide: PLATFORM_SOURCE,
          inject: [LOGGER],
          useFactory: (logger: Logger) => openDataSource(config, 'platform', 'portal_platform', logger),
        },
      ],
      exports: [Config, CLOCK, LOGGER, SITE_SOURCE, PLATFORM_SOURCE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([closeDataSource(this.site), closeDataSource(this.platform)]);
  }
}

const services = [
  Zone,
  Database,
  PublicDatabase,
  DatabaseListener,
  AdvisoryLock,
  RequestContext,
  RouteRegistry,
  MarkedMethods,
  Outbox,
  OutboxQueue,
  OutboxRelay,
  Jobs,
  Metrics,
  OperationsServer,
  Uploads,
  SweepUploads,
  LetterRepository,
  Letters,
  SendLetter,
  TendLetters,
];

/** Everything a lib may take for granted: configuration, doors into the database, events, jobs, storage, mail, telemetry. */
@Global()
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    const connections = ConnectionsModule.with(options);
    return {
      module: PlatformModule,
      imports: [
        connections,
        DiscoveryModule,
        ClsModule.forRoot({
          global: true,
          plugins: [
            new ClsPluginTransactional({
              connectionName: 'site',
              imports: [connections],
              adapter: new TransactionalAdapterTypeOrm({ dataSourceToken: SITE_SOURCE }),
            }),
            new ClsPluginTransactional({
              connectionName: 'platform',
              imports: [connections],
              adapter: new TransactionalAdapterTypeOrm({ dataSourceToken: PLATFORM_SOURCE }),
            }),
          ],
        }),
      ],
      providers: [
        ...services,
        { provide: Health, useFactory: () => new Health() },
        { provide: RateLimiter, useFactory: () => new RateLimiter() },
        { provide: ObjectStorage, inject: [Config], useFactory: createStorage },
        { provide: Mail, inject: [Config, CLOCK], useFactory: createMail },
        { provide: APP_GUARD, useClass: RateGuard },
      ],
      exports: [...services, Health, RateLimiter, ObjectStorage, Mail, DiscoveryModule],
    };
  }
}
