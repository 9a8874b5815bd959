import { ForbiddenError } from '@cong-tinh/kernel';
import { ROUTE, type RouteDeclaration } from '@cong-tinh/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import { Refusals } from '../refusals.js';

/**
 * Puts on record what an action refused to somebody, on every route that declares to be audited: the action's transaction is over by
 * then, the refusal has one of its own, and one that cannot be written becomes a 503. What the guard refuses, the guard records.
 */
@Injectable()
export class AuditRefusals implements NestInterceptor {
  constructor(
    private readonly refusals: Refusals,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(catchError((error: unknown) => from(this.record(context, error)).pipe(mergeMap(() => throwError(() => error)))));
  }

  private async record(context: ExecutionContext, error: unknown): Promise<void> {
    const route = this.reflector.get<RouteDeclaration | undefined>(ROUTE, context.getHandler());
    if (!(error instanceof ForbiddenError) || route?.audit !== 'action') return;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { site, id } = request.params as { site?: string; id?: string };
    await this.refusals.note({
      siteId: site ?? null,
      permission: route.permission,
      code: error.code,
      subject: { kind: 'route', id: `${request.method} ${request.routeOptions.url ?? ''}` },
      of: id,
    });
  }
}
