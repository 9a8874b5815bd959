import { describe, expect, it } from '@jest/globals';
import { Seal } from '../sessions/sealed-text.js';
import { logoutOrderOf } from './logout-token.js';
import { safeReturnPath } from './return-path.js';
import { beginAttempt, openAttempt, sealAttempt } from './sign-in-attempt.js';

const ORIGIN = 'http://quantri.longan.localhost:8080';

describe('where a sign-in returns to', () => {
  it.each(['/', '/viec', '/trang/0197a3b0-0000-7000-8000-000000000001/bai-viet?trang=2#dau', '/tinh/ten-mien'])(
    'keeps the console path %s',
    (path) => {
      expect(safeReturnPath(path, ORIGIN)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'viec',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'http://evil.example/',
    `${ORIGIN}.evil.example/`,
    'javascript:alert(1)',
    '/api/sign-in/callback?code=x',
    '/api',
    '/x/../api/me',
    `/${'a'.repeat(1000)}`,
  ])('goes to the first page instead of %p', (path) => {
    expect(safeReturnPath(path, ORIGIN)).toBe('/');
  });
});

describe('a sign-in on its way', () => {
  const seal = new Seal('a secret of the tests that is long enough', 'sign-in attempts');
  const now = new Date('2026-11-22T08:00:00+07:00');
  const attempt = beginAttempt('/viec', true, now);

  it('comes back as it left, for ten minutes', () => {
    const cookie = sealAttempt(seal, attempt);
    expect(openAttempt(seal, cookie, now)).toEqual(attempt);
    expect(openAttempt(seal, cookie, new Date(now.getTime() + 600_000))).toEqual(attempt);
    expect(openAttempt(seal, cookie, new Date(now.getTime() + 600_001))).toBeNull();
    expect(openAttempt(seal, cookie, new Date(now.getTime() - 1))).toBeNull();
  });

  it('is nothing without its cookie, or with a forged one', () => {
    expect(openAttempt(seal, null, now)).toBeNull();
    expect(openAttempt(seal, 'v1.AAAA', now)).toBeNull();
    expect(openAttempt(seal, seal.seal(JSON.stringify(attempt), 'another context'), now)).toBeNull();
  });

  it('draws new checks each time', () => {
    const other = beginAttempt('/viec', true, now);
    expect(new Set([attempt.state, attempt.nonce, attempt.codeVerifier, other.state, other.nonce, other.codeVerifier]).size).toBe(6);
  });
});

describe('an order to log out', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const claims = { iat: 1_795_000_000, jti: 'j', sub: 's', sid: 'p', events };

  it('names a session, a subject, or both', () => {
    const issuedAt = new Date(1_795_000_000_000);
    expect(logoutOrderOf(claims)).toEqual({ ssoSession: 'p', subject: 's', issuedAt });
    expect(logoutOrderOf({ ...claims, sid: undefined })).toEqual({ ssoSession: null, subject: 's', issuedAt });
    expect(logoutOrderOf({ ...claims, sub: undefined })).toEqual({ ssoSession: 'p', subject: null, issuedAt });
  });

  it.each([
    ['neither', { sid: undefined, sub: undefined }],
    ['an empty session', { sid: '' }],
    ['a session that is no text', { sid: 7 }],
    ['a subject that is no text', { sub: {} as never }],
    ['no event', { events: undefined }],
    ['another event', { events: { other: {} } }],
    ['an event that is no object', { events: { ...events, 'http://schemas.openid.net/event/backchannel-logout': true } }],
    ['events that are text', { events: 'http://schemas.openid.net/event/backchannel-logout' }],
    ['a nonce', { nonce: 'n' }],
    ['no id', { jti: undefined }],
  ])('is none with %s', (_what, change) => {
    expect(logoutOrderOf({ ...claims, ...change })).toBeNull();
  });
});
