import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clearCookie, readCookie, SESSION_COOKIE, writeCookie } from './cookies.js';
import { Seal } from './sealed-text.js';
import { CsrfTokens, isSessionSecret, newSessionSecret } from './session-secret.js';
import { TokenVault } from './token-vault.js';

const SECRET = 'a secret of the tests that is long enough';

describe('sealed text', () => {
  const seal = new Seal(SECRET, 'tests');

  it('opens what it sealed, for the same context only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, context, other) => {
        const sealed = seal.seal(text, context);
        expect(seal.open(sealed, context)).toBe(text);
        if (other !== context) expect(seal.open(sealed, other)).toBeNull();
      }),
    );
  });

  it('opens nothing that was changed, cut, or sealed for another purpose or with another secret', () => {
    const sealed = seal.seal('bí mật', 'một');
    for (let at = 3; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      // The last character may carry bits that base64 ignores.
      if (Buffer.from(changed.slice(3), 'base64url').equals(Buffer.from(sealed.slice(3), 'base64url'))) continue;
      expect(seal.open(changed, 'một')).toBeNull();
    }
    expect(seal.open(sealed.slice(0, 20), 'một')).toBeNull();
    expect(seal.open('', 'một')).toBeNull();
    expect(seal.open(sealed.replace('v1', 'v2'), 'một')).toBeNull();
    expect(new Seal(SECRET, 'khác').open(sealed, 'một')).toBeNull();
    expect(new Seal(`${SECRET}!`, 'tests').open(sealed, 'một')).toBeNull();
  });

  it('never looks the same twice', () => {
    expect(seal.seal('a', 'một')).not.toBe(seal.seal('a', 'một'));
  });

  it('keeps the tokens of a session for that session', () => {
    const vault = new TokenVault(SECRET);
    const tokens = { refreshToken: 'r', idToken: 'i' };
    const sealed = vault.seal(tokens, 'phiên 1');
    expect(vault.open(sealed, 'phiên 1')).toEqual(tokens);
    expect(vault.open(sealed, 'phiên 2')).toBeNull();
    expect(sealed).not.toContain('refresh');
  });
});

describe('the session cookie', () => {
  it('is read from among others', () => {
    expect(readCookie(`a=1; ${SESSION_COOKIE}=xyz; b=2`, SESSION_COOKIE)).toBe('xyz');
    expect(readCookie(`x${SESSION_COOKIE}=xyz`, SESSION_COOKIE)).toBeNull();
    expect(readCookie('', SESSION_COOKIE)).toBeNull();
    expect(readCookie(undefined, SESSION_COOKIE)).toBeNull();
    expect(readCookie(`${SESSION_COOKIE}=`, SESSION_COOKIE)).toBeNull();
  });

  it.each([
    `${SESSION_COOKIE}=a; ${SESSION_COOKIE}=b`,
    `${SESSION_COOKIE}=a;${SESSION_COOKIE}=a`,
    `${SESSION_COOKIE}=; x=1; ${SESSION_COOKIE}=b`,
  ])('is refused twice: %s', (header) => {
    expect(() => readCookie(header, SESSION_COOKIE)).toThrow(expect.objectContaining({ status: 400, code: 'two_session_cookies' }));
  });

  it('keeps what `__Host-` demands', () => {
    for (const cookie of [writeCookie(SESSION_COOKIE, 'x'), clearCookie(SESSION_COOKIE)]) {
      expect(cookie).toMatch(/^__Host-session=.*; Path=\/; Secure; HttpOnly; SameSite=Lax/);
      expect(cookie).not.toMatch(/domain/i);
    }
  });
});

describe('a token against forged requests', () => {
  const tokens = new CsrfTokens(SECRET);

  it('fits its own session only', () => {
    const [one, two] = [newSessionSecret(), newSessionSecret()];
    expect(tokens.matches(one, tokens.of(one))).toBe(true);
    expect(tokens.matches(two, tokens.of(one))).toBe(false);
    expect(new CsrfTokens('another secret of the tests, long enough').matches(one, tokens.of(one))).toBe(false);
  });

  it.each([undefined, '', 'x', ['a'], 7])('refuses %p', (token) => {
    expect(tokens.matches(newSessionSecret(), token)).toBe(false);
  });

  it('is made from secrets of one shape', () => {
    expect(isSessionSecret(newSessionSecret())).toBe(true);
    for (const other of ['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(42)}'`])
      expect(isSessionSecret(other)).toBe(false);
  });
});
