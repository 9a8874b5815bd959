import { TooManyRequestsError } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import { LIMITS, RateLimiter } from './rate-limiter.js';

describe('RateLimiter', () => {
  it('lets as many pass as the class allows, then says when to come back', async () => {
    let now = 0;
    const limiter = new RateLimiter({ ...LIMITS, 'sign-in': 3 }, () => now);
    for (let i = 0; i < 3; i++) await limiter.count('sign-in', '203.113.1.2');
    now = 20_500;
    const refusal = await limiter.count('sign-in', '203.113.1.2').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TooManyRequestsError);
    expect(refusal).toMatchObject({ status: 429, code: 'too_many_requests', details: { retryAfterSeconds: 40 } });
    await limiter.count('sign-in', '203.113.1.3');
    await limiter.count('read', '203.113.1.2');
    now = 60_000;
    await limiter.count('sign-in', '203.113.1.2');
  });
});
