import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problemOf } from './problem.js';
import { sendProblem } from './send-problem.js';

/** Turns whatever was thrown into problem+json; logs what is our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(error, request.id);
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id, route: request.routeOptions?.url }, problem.code);
    if (reply.sent) return;
    await sendProblem(reply, problem);
  }
}
