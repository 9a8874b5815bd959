import { TooManyRequestsError } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import { CountingWindow } from './counting-window.js';
import type { RouteDeclaration } from './route.decorator.js';

type RateClass = RouteDeclaration['rate'];

/**
 * Requests of one address (or account, once known) in a minute. A whole office signs in from one address at eight o'clock, with four
 * requests each; who guesses passwords meets the limits of the sign-in service.
 */
export const LIMITS: Readonly<Record<RateClass, number>> = { page: 600, read: 600, write: 120, expensive: 20, 'sign-in': 240 };

const MINUTE_MS = 60_000;

/** Limits per address and per account, by the rate class of the route. Each process counts for itself. */
@Injectable()
export class RateLimiter {
  private readonly windows: ReadonlyMap<RateClass, CountingWindow>;

  constructor(
    private readonly limits: Readonly<Record<RateClass, number>> = LIMITS,
    now: () => number = () => performance.now(),
  ) {
    this.windows = new Map(Object.keys(limits).map((name) => [name as RateClass, new CountingWindow(MINUTE_MS, now)]));
  }

  /** Counts one request of `who` (an address or an account's id). @throws TooManyRequestsError */
  count(rate: RateClass, who: string): Promise<void> {
    const { count, endsInMs } = this.windows.get(rate)!.add(who);
    return count <= this.limits[rate] ? Promise.resolve() : Promise.reject(tooMany(Math.max(1, Math.ceil(endsInMs / 1000))));
  }
}

const tooMany = (seconds: number) =>
  new TooManyRequestsError('too_many_requests', `Bạn thao tác quá nhanh. Hãy chờ ${seconds} giây rồi thử lại.`, {
    details: { retryAfterSeconds: seconds },
  });
