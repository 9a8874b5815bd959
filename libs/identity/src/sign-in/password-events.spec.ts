import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Config } from '@cong-tinh/platform';
import type { Logger } from 'pino';
import type { Fetch } from '../tokens/key-set.js';
import { PasswordEvents } from './password-events.js';

const SUBJECT = 'b3231de7-6dcf-426c-a991-fe51e076b82e';
const AUTH_TIME = 1_795_000_000;

describe('PasswordEvents', () => {
  const asked: { url: URL; authorization: string | null; body: string }[] = [];
  let answers: Record<'token' | 'events', () => Response>;
  const warn = jest.fn();

  const fetch = (async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    asked.push({ url: new URL(url), authorization: headers.get('authorization'), body: (init.body ?? '') as string });
    return answers[url.includes('/admin/') ? 'events' : 'token']();
  }) as unknown as Fetch;
  const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
  const watch = (ssoAdminUrl = 'http://127.0.0.1:8180') =>
    new PasswordEvents(
      { ssoAdminUrl, ssoIssuer: 'https://sso.longan.gov.vn/realms/cong-tinh', ssoClientId: 'c', ssoClientSecret: 's' } as Config,
      fetch,
      { warn } as unknown as Logger,
    );

  beforeEach(() => {
    asked.length = 0;
    warn.mockClear();
    answers = { token: () => json({ access_token: 'mot', expires_in: 300 }), events: () => json([]) };
  });

  it('asks inside for what happened to one person after the second of the sign-in, with one token for many questions', async () => {
    const events = watch();
    expect(await events.wereSetSince(SUBJECT, AUTH_TIME)).toBe(false);
    answers.events = () => json([{ operationType: 'ACTION' }]);
    expect(await events.wereSetSince(SUBJECT, AUTH_TIME)).toBe(true);
    expect(asked.map(({ url }) => url.pathname)).toEqual([
      '/realms/cong-tinh/protocol/openid-connect/token',
      '/admin/realms/cong-tinh/admin-events',
      '/admin/realms/cong-tinh/admin-events',
    ]);
    expect(asked[0]!.body).toBe('grant_type=client_credentials&client_id=c&client_secret=s');
    expect(asked[1]!.authorization).toBe('Bearer mot');
    expect(Object.fromEntries(asked[1]!.url.searchParams)).toMatchObject({
      resourcePath: `users/${SUBJECT}/reset-password`,
      dateFrom: '1795000001000',
    });
    expect(new Set(asked.map(({ url }) => url.origin))).toEqual(new Set(['http://127.0.0.1:8180']));
  });

  it('asks nobody where no address was set, or the sign-in has no time', async () => {
    expect(await watch('').wereSetSince(SUBJECT, AUTH_TIME)).toBe(false);
    expect(await watch().wereSetSince(SUBJECT, undefined)).toBe(false);
    expect(asked).toEqual([]);
  });

  it.each<[string, keyof typeof answers, () => Response]>([
    ['refuses the client', 'token', () => json({ error: 'unauthorized_client' }, 401)],
    ['does not let the client read', 'events', () => json({}, 403)],
    ['answers with a page', 'events', () => new Response('<h1>Lỗi</h1>')],
    ['answers with no list', 'events', () => json({ error: 'x' })],
    [
      'is away',
      'events',
      () => {
        throw new Error('ECONNREFUSED');
      },
    ],
  ])('ends nothing when the service %s: it says so, and rests', async (_what, which, answer) => {
    answers[which] = answer;
    const events = watch();
    expect(await events.wereSetSince(SUBJECT, AUTH_TIME)).toBe(false);
    expect(warn).toHaveBeenCalledTimes(1);
    const questions = asked.length;
    expect(await events.wereSetSince(SUBJECT, AUTH_TIME)).toBe(false);
    expect([asked.length, warn.mock.calls.length]).toEqual([questions, 1]);
  });
});
