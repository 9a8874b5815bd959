import { type Clock, fixedClock } from '@cong-tinh/kernel';
import {
  type Actor,
  type Config,
  configureHttp,
  createAdapter,
  installQueues,
  Jobs,
  OutboxRelay,
  PlatformModule,
  RequestContext,
  SendLetter,
} from '@cong-tinh/platform';
import type { ModuleMetadata, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type TestDatabase, testDatabase } from './database.js';

type FixedClock = ReturnType<typeof fixedClock>;

export interface WorldOptions {
  /** Modules under test; the platform is there already. A function sees the configuration and the clock. */
  imports: ModuleMetadata['imports'] | ((facts: { config: Config; clock: Clock }) => ModuleMetadata['imports']);
  providers?: ModuleMetadata['providers'];
  controllers?: ModuleMetadata['controllers'];
  /** Last word on the module before it is compiled: `overrides: (module) => module.overrideProvider(Mail).useValue(mail)`. */
  overrides?: (module: TestingModuleBuilder) => TestingModuleBuilder;
  /** Before the application listens: hooks and plugins that an entry of the product adds. */
  configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** Options of the server that must be known when it is made: `adapter: { rewriteUrl: edge.rewriteUrl }`. */
  adapter?: Parameters<typeof createAdapter>[1];
  /** The instant the clock stands at. */
  at?: string;
  /** A database to work on; without one a fresh one is made and dropped at the end. */
  database?: TestDatabase;
  /** Settings by the names of the environment, on top of the tests' own. */
  settings?: Record<string, string>;
}

/** An application on a database of its own, at a moment that stands still. */
export interface World {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  get<T>(token: Type<T> | symbol | string): T;
  /** A request through the whole pipeline, without a socket. */
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Runs `work` as somebody. */
  as<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
  /** Delivers waiting events to their listeners, those they cause as well. */
  deliverEvents(): Promise<void>;
  /** Delivers waiting events, then sends the letters that wait, each once. */
  deliverLetters(): Promise<void>;
  close(): Promise<void>;
}

export const TODAY = '2026-11-22T08:00:00+07:00';

/** Starts an application of the given modules on a fresh database: `const world = await createWorld({ imports: [TenancyModule] })`. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const database = options.database ?? (await testDatabase(options.settings));
  const clock = fixedClock(options.at ?? TODAY);
  const { config } = database;
  try {
    const app = await startApplication(options, config, clock);
    return {
      app,
      config,
      clock,
      database,
      get: (token) => app.get(token, { strict: false }),
      request: (inject) => app.getHttpAdapter().getInstance().inject(inject),
      as: (actor, work) => app.get(RequestContext).runAs(actor, work),
      deliverEvents: () => deliver(app.get(OutboxRelay)),
      deliverLetters: async () => {
        await deliver(app.get(OutboxRelay));
        const waiting = await database.query<{ id: string }>(`select id from letters where state = 'waiting' order by created_at, id`);
        for (const { id } of waiting) await app.get(SendLetter).send({ siteId: null, letterId: id });
      },
      close: async () => {
        await app.close();
        if (!options.database) await database.drop();
      },
    };
  } catch (error) {
    if (!options.database) await database.drop();
    throw error;
  }
}

async function startApplication(options: WorldOptions, config: Config, clock: FixedClock): Promise<NestFastifyApplication> {
  const imports = typeof options.imports === 'function' ? options.imports({ config, clock }) : options.imports;
  const builder = Test.createTestingModule({
    imports: [PlatformModule.with({ config, clock }), ...(imports ?? [])],
    providers: options.providers ?? [],
    controllers: options.controllers ?? [],
  });
  const module = await (options.overrides?.(builder) ?? builder).compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(config, options.adapter), { logger: false });
  configureHttp(app);
  await options.configure?.(app);
  const { queues } = app.get(Jobs);
  if (queues.length > 0) await installQueues(config, queues);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

async function deliver(relay: OutboxRelay): Promise<void> {
  while ((await relay.drain()) > 0);
}
