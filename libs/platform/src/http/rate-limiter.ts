import { TooManyRequestsError } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RouteDeclaration } from './route.decorator.js';

type RateClass = RouteDeclaration['rate'];

/** Requests of one address (or account, once known) in a minute. */
export const LIMITS: Readonly<Record<RateClass, number>> = { page: 600, read: 600, write: 120, expensive: 20, 'sign-in': 30 };

/** Limits per address and per account, by the rate class of the route. */
@Injectable()
export class RateLimiter {
  private readonly limiters: Map<RateClass, RateLimiterMemory>;

  constructor(limits: Readonly<Record<RateClass, number>> = LIMITS) {
    this.limiters = new Map(
      Object.entries(limits).map(([name, points]) => [name as RateClass, new RateLimiterMemory({ points, duration: 60 })]),
    );
  }

  /** Counts one request of `who` (an address or an account's id). @throws TooManyRequestsError */
  async count(rate: RateClass, who: string): Promise<void> {
    try {
      await this.limiters.get(rate)!.consume(who);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      const seconds = Math.max(1, Math.ceil(spent.msBeforeNext / 1000));
      throw new TooManyRequestsError('too_many_requests', `Bạn thao tác quá nhanh. Hãy chờ ${seconds} giây rồi thử lại.`, {
        details: { retryAfterSeconds: seconds },
      });
    }
  }
}
