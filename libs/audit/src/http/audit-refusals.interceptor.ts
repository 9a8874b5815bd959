import { ForbiddenError } from '@cong-tinh/kernel';
import { ROUTE, type RouteDeclaration } from '@cong-tinh/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import { Audit } from '../audit.service.js';

/**
 * Puts on record what an action refused to somebody: the action's transaction is over by then, the refusal has one of its own, and
 * one that cannot be written becomes a 503. What the guard refuses, the guard records.
 */
@Injectable()
export class AuditRefusals implements NestInterceptor {
  constructor(
    private readonly audit: Audit,
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
    await this.audit.refused({
      siteId: site ?? null,
      action: 'access.refused',
      subject: { kind: 'route', id: `${request.method} ${request.routeOptions.url ?? ''}` },
      details: { permission: route.permission, code: error.code, ...(id !== undefined && { subject: id }) },
    });
  }
}
