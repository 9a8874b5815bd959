import { Audit, Refusals } from '@cong-tinh/audit';
import { DomainError } from '@cong-tinh/kernel';
import { Config, Database, findPermission, RateLimiter, ROUTE, type RouteDeclaration, Zone } from '@cong-tinh/platform';
import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CsrfTokens } from '../sessions/session-secret.js';
import type { Access } from './access.js';
import { notSignedIn, permissionRefused, readOnly, requestForged, siteNotFound, tokenRoleMissing } from './access.errors.js';
import { AccessService } from './access.service.js';
import { comesFrom, isSafeMethod, readCredentials } from './credentials.js';
import { PassportGate } from './passport.gate.js';
import { isSiteRoute, siteOf } from './recognised.js';

const WHILE_READ_ONLY = Symbol('while-read-only');

/** Marks the few routes that change something and still serve while the sign-in service is away, such as signing out. */
export const WhileReadOnly = () => SetMetadata(WHILE_READ_ONLY, true);

/**
 * Stands before every route: who calls, does the request come from the console, may it do this, on this site, now. What it
 * refuses to somebody it knows is audited; absent and forbidden sites look alike.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly csrf: CsrfTokens;

  constructor(
    config: Config,
    private readonly zone: Zone,
    private readonly reflector: Reflector,
    private readonly gate: PassportGate,
    private readonly access: AccessService,
    private readonly limiter: RateLimiter,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly refusals: Refusals,
  ) {
    this.csrf = new CsrfTokens(config.sessionSecret);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<RouteDeclaration>(ROUTE, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    readCredentials(request.headers);
    if (route.permission === 'public' || route.permission === 'operations') return true;
    const access = await this.gate.recognise(request, context.switchToHttp().getResponse<FastifyReply>());
    if (!access) throw notSignedIn();
    this.access.remember(access);
    await this.limiter.count(route.rate, access.account.id);
    try {
      this.checkRequest(context, request, route, access);
      this.checkPermission(request, route, access);
    } catch (error) {
      if (error instanceof DomainError) await this.auditRefusal(request, route, access, error);
      throw error;
    }
    await this.auditBreakGlass(request, route, access);
    return true;
  }

  /** Forgery, reading only, and what a token's own roles allow. */
  private checkRequest(context: ExecutionContext, request: FastifyRequest, { permission }: RouteDeclaration, { credential }: Access): void {
    const safe = isSafeMethod(request.method);
    if (credential.kind === 'bearer') {
      if (!(safe ? credential.mayRead : credential.mayWrite)) throw tokenRoleMissing();
      return;
    }
    if (!comesFrom(this.zone.consoleOrigin, request.method, request.headers)) throw requestForged();
    if (!safe && !this.csrf.matches(credential.secret, request.headers['x-csrf-token'])) throw requestForged();
    if (credential.readOnlySince === null || this.reflector.get<boolean>(WHILE_READ_ONLY, context.getHandler())) return;
    const reads = safe && (findPermission(permission)?.reads ?? true);
    if (!reads) throw readOnly();
  }

  private checkPermission(request: FastifyRequest, route: RouteDeclaration, access: Access): void {
    const siteId = siteOf(request);
    if (isSiteRoute(request) && (siteId === null || !access.knows(siteId))) throw siteNotFound();
    if (route.permission === 'signed-in') return;
    const permission = findPermission(route.permission);
    if (!permission) throw permissionRefused(route.permission);
    this.access.judge(access, permission, siteId ?? undefined);
  }

  /** A refusal on a site the caller belongs to stands in that site's chain, any other in the platform's. */
  private async auditRefusal(request: FastifyRequest, { permission }: RouteDeclaration, access: Access, error: DomainError): Promise<void> {
    const siteId = siteOf(request);
    const belongs = siteId !== null && access.knows(siteId) && access.seatsOn(siteId).length > 0;
    await this.refusals.note({
      siteId: belongs ? siteId : null,
      permission,
      code: error.code,
      subject: { kind: 'route', id: `${request.method} ${request.routeOptions.url ?? ''}` },
      ...(siteId !== null && !belongs && { of: siteId }),
    });
  }

  /** Every reading that rests on break-glass is in the site's own chain. Basis: LA-10.1.d */
  private async auditBreakGlass(request: FastifyRequest, route: RouteDeclaration, access: Access): Promise<void> {
    const siteId = siteOf(request);
    const permission = findPermission(route.permission);
    if (siteId === null || !permission || access.groundOf(permission, siteId) !== 'break-glass') return;
    await this.database.inSite(siteId, () =>
      this.audit.record({
        siteId,
        action: 'break_glass.read',
        subject: { kind: 'route', id: `${request.method} ${request.routeOptions.url ?? ''}` },
        details: { path: request.url.split('?')[0], permission: permission.name },
        basis: 'LA-10.1.d',
      }),
    );
  }
}
