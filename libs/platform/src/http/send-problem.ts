import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.js';

/** Answers with a problem; when to try again goes into its header too. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const seconds = (problem.details as { retryAfterSeconds?: unknown } | null | undefined)?.retryAfterSeconds;
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds));
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}
