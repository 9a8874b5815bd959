import { uuidv7 } from '@cong-tinh/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { Metrics } from '../telemetry/metrics.js';
import { LOGGER } from '../telemetry/logger.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestContext } from './request-context.js';
import { validation } from './validation.js';

const BODY_LIMIT = 2 * 1024 * 1024;

/** The Fastify adapter with the limits every entry of the product shares. */
export function createAdapter(config: Pick<Config, 'trustedProxies'>, more: Partial<FastifyServerOptions> = {}): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    genReqId: () => uuidv7(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    ...more,
  } as never);
}

/** Correlation, validation, problems and measurements for an application on Fastify. */
export function configureHttp(app: NestFastifyApplication): void {
  const context = app.get(RequestContext);
  const logger = app.get<Logger>(LOGGER);
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();

  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    context.open({ id: request.id, address: request.ip }, done);
  });
  // Reading a body leaves the context of the request; it is entered again before the handler.
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (context.requestId === request.id) done();
    else context.open({ id: request.id, address: request.ip }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        site: (request.params as { site?: string } | null)?.site,
      },
      'request',
    );
    done();
  });

  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter(logger));
  app.enableShutdownHooks();
}
