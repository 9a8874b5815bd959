import { isUuid } from '@cong-tinh/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { bodyTooDeep, isTooDeep } from './body-depth.js';
import { boundFarewell } from './farewell.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestContext } from './request-context.js';
import { validation } from './validation.js';

/** Correlation, validation, problems and measurements for an application on Fastify. */
export function configureHttp(app: NestFastifyApplication): void {
  const context = app.get(RequestContext);
  const logger = app.get<Logger>(LOGGER);
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();

  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    context.within(request, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (isTooDeep(request.body)) done(bodyTooDeep());
    else context.within(request, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const { site } = (request.params ?? {}) as { site?: unknown };
    const { kind, id } = context.within(request, () => context.actor);
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(isUuid(site) && { site }),
        ...(id !== null && { actor: `${kind} ${id}` }),
      },
      'request',
    );
    done();
  });

  boundFarewell(fastify);
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter(logger));
}

/** The pattern of the route; never the path, which a stranger chooses. */
const routeOf = (request: FastifyRequest): string => (request.is404 ? 'none' : (request.routeOptions.url ?? 'none'));
