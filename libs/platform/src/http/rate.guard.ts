import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { addressKey } from './address-key.js';
import { RateLimiter } from './rate-limiter.js';
import { RequestContext } from './request-context.js';
import { ROUTE, type RouteDeclaration } from './route.decorator.js';

/** Counts the request against its address before anything is looked up. */
@Injectable()
export class RateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
    private readonly request: RequestContext,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<RouteDeclaration | undefined>(ROUTE, context.getHandler());
    if (route) await this.limiter.count(route.rate, addressKey(this.request.address ?? 'unknown'));
    return true;
  }
}
