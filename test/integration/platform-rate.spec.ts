import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS, RateLimiter, RequestContext, Route } from '@cong-tinh/platform';
import { Controller, Get, Post } from '@nestjs/common';
import { createWorld, type World } from '../support/index.js';

@Controller('api')
class DoorsController {
  constructor(private readonly context: RequestContext) {}

  @Get('knock')
  @Route({ permission: 'public', rate: 'sign-in', cache: 'none', audit: 'none' })
  knock() {
    return { address: this.context.address };
  }

  @Post('ring')
  @Route({ permission: 'public', rate: 'write', cache: 'none', audit: 'none' })
  ring() {
    return null;
  }
}

describe('the limits of an address', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({
      imports: [],
      controllers: [DoorsController],
      settings: { TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' },
      overrides: (module) => module.overrideProvider(RateLimiter).useValue(new RateLimiter({ ...LIMITS, 'sign-in': 3 })),
    });
  });
  afterAll(() => world.close());

  const knock = (remoteAddress: string, forwarded?: string) =>
    world.request({ method: 'GET', url: '/api/knock', remoteAddress, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} });
  const statuses = async (times: number, each: (n: number) => ReturnType<typeof knock>) => {
    const answers = await Promise.all(Array.from({ length: times }, (_, n) => each(n)));
    return answers.map(({ statusCode }) => statusCode).sort();
  };

  it('end with 429, a problem and the time to come back, for this class of routes only', async () => {
    expect(await statuses(4, () => knock('203.0.113.1'))).toEqual([200, 200, 200, 429]);
    const refused = await knock('203.0.113.1');
    expect(refused.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': expect.stringMatching(/^\d+$/),
    });
    expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_requests', title: 'Quá nhiều yêu cầu' });
    expect((await world.request({ method: 'POST', url: '/api/ring', remoteAddress: '203.0.113.1' })).statusCode).toBe(201);
    expect((await knock('203.0.113.2')).statusCode).toBe(200);
  });

  it('are not stretched by forwarded addresses that a stranger forges', async () => {
    expect(await statuses(5, (n) => knock('203.0.113.3', `198.51.100.${n}`))).toEqual([200, 200, 200, 429, 429]);
    expect((await knock('203.0.113.4', '198.51.100.1')).json()).toEqual({ address: '203.0.113.4' });
  });

  it('are those of the client behind the proxies that are trusted, whatever it claimed before them', async () => {
    expect((await knock('127.0.0.1', '198.51.100.9, 203.0.113.5, 10.1.2.3')).json()).toEqual({ address: '203.0.113.5' });
    expect(await statuses(4, (n) => knock('127.0.0.1', `198.51.100.${n}, 203.0.113.6`))).toEqual([200, 200, 200, 429]);
  });

  it('are those of a whole network where one client has as many addresses as it likes', async () => {
    expect(await statuses(5, (n) => knock(`2405:4800:1:2::${n}`))).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses(4, (n) => knock(n % 2 ? '::ffff:203.0.113.7' : '203.0.113.7'))).toEqual([200, 200, 200, 429]);
  });
});
