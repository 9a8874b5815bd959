import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock, type FixedClock } from '@cong-tinh/kernel';
import { base64url, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { type Fetch, KeySet } from './key-set.js';
import { SignedTokens } from './signed-tokens.js';
import { KeycloakTokenVerifier, readAdapterFile } from './token-verifier.js';

const ISSUER = 'https://sso.longan.gov.vn/realms/cong-tinh';
const AUDIENCE = 'cong-tinh-api';
const NOW = '2026-11-22T08:00:00+07:00';
const now = new Date(NOW).getTime() / 1000;

interface SigningKey {
  jwk: JWK;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

async function newKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg } };
}

/** A key endpoint that counts and can be made to misbehave. */
class KeyEndpoint {
  keys: JWK[] = [];
  asked = 0;
  answer: (() => Promise<Response> | Response) | null = null;
  limits: (AbortSignal | null | undefined)[] = [];
  readonly fetch = (async (_url: string, init: RequestInit) => {
    this.asked += 1;
    this.limits.push(init.signal);
    return this.answer ? this.answer() : Response.json({ keys: this.keys });
  }) as unknown as Fetch;
}

const claims = (more: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'he-thong-mot-cua',
  azp: 'he-thong-mot-cua',
  typ: 'Bearer',
  iat: now,
  exp: now + 300,
  resource_access: { [AUDIENCE]: { roles: ['read'] } },
  ...more,
});

describe('bearer tokens', () => {
  let key: SigningKey;
  let other: SigningKey;
  let endpoint: KeyEndpoint;
  let clock: FixedClock;
  let pauses: number[];
  let verifier: KeycloakTokenVerifier;

  beforeAll(async () => {
    key = await newKey('a');
    other = await newKey('b');
  });

  beforeEach(() => {
    endpoint = new KeyEndpoint();
    endpoint.keys = [key.jwk];
    clock = fixedClock(NOW);
    pauses = [];
    const pause = async (ms: number) => {
      pauses.push(ms);
      clock.advance(ms);
    };
    const keys = new KeySet(`${ISSUER}/protocol/openid-connect/certs`, endpoint.fetch, clock, pause);
    verifier = new KeycloakTokenVerifier({ realmUrl: ISSUER, clientId: AUDIENCE }, new SignedTokens(keys, clock));
  });

  const sign = (payload: JWTPayload, by: SigningKey = key, header: Record<string, unknown> = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg: by.jwk.alg ?? 'RS256', kid: by.jwk.kid, typ: 'JWT', ...header }).sign(by.privateKey);
  const forge = (header: object, payload: object = claims(), signature = 'AAAA') =>
    `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(payload))}.${signature}`;
  const refused = async (token: string, reason: string) =>
    expect(verifier.verify(token)).rejects.toMatchObject({
      status: 401,
      code: reason === 'expired' ? 'token_expired' : 'token_refused',
      cause: { reason },
    });

  it('accepts a genuine token and models its roles', async () => {
    const token = await verifier.verify(await sign(claims()));
    expect(token).toMatchObject({
      issuer: ISSUER,
      subject: 'he-thong-mot-cua',
      clientId: 'he-thong-mot-cua',
      expiresAt: new Date((now + 300) * 1000),
    });
    expect(token.hasRole('read')).toBe(true);
    expect(token.hasRole('write')).toBe(false);
  });

  it.each(['PS256', 'ES256'])('accepts %s', async (alg) => {
    const one = await newKey('c', alg);
    endpoint.keys = [key.jwk, one.jwk];
    await expect(verifier.verify(await sign(claims(), one))).resolves.toBeDefined();
  });

  it('accepts a list of audiences that contains ours', async () => {
    await expect(verifier.verify(await sign(claims({ aud: ['account', AUDIENCE] })))).resolves.toBeDefined();
  });

  it.each([
    ['another issuer', { iss: 'https://sso.longan.gov.vn/realms/khac' }, 'issuer'],
    ['an issuer that only begins like ours', { iss: `${ISSUER}.evil.example` }, 'issuer'],
    ['another audience', { aud: 'cong-tinh-console' }, 'audience'],
    ['no audience', { aud: undefined }, 'claim'],
    ['no issuer', { iss: undefined }, 'claim'],
    ['no exp', { exp: undefined }, 'claim'],
    ['no iat', { iat: undefined }, 'claim'],
    ['no sub', { sub: undefined }, 'claim'],
    ['an empty sub', { sub: '' }, 'type'],
    ['an exp that is text', { exp: 'mai' as never }, 'claim'],
    ['an iat that is text', { iat: '0' as never }, 'claim'],
    ['an exp 31 s ago', { exp: now - 31 }, 'expired'],
    ['an nbf 31 s ahead', { nbf: now + 31 }, 'not_yet_valid'],
    ['an iat 31 s ahead', { iat: now + 31 }, 'issued_in_future'],
    ['the kind of an ID token', { typ: 'ID' }, 'type'],
    ['the kind of a refresh token', { typ: 'Refresh' }, 'type'],
    ['the kind of a logout token', { typ: 'Logout' }, 'type'],
    ['no kind', { typ: undefined }, 'type'],
  ])('refuses a token with %s', async (_what, change, reason) => {
    await refused(await sign(claims(change)), reason);
  });

  it.each([
    ['exp 29 s ago', { exp: now - 29 }],
    ['nbf 29 s ahead', { nbf: now + 29 }],
    ['iat 29 s ahead', { iat: now + 29 }],
  ])('allows a skew of 30 s: %s', async (_what, change) => {
    await expect(verifier.verify(await sign(claims(change)))).resolves.toBeDefined();
  });

  it('refuses alg none, with and without a signature', async () => {
    await refused(forge({ alg: 'none', kid: 'a', typ: 'JWT' }), 'algorithm');
    await refused(forge({ alg: 'none', kid: 'a', typ: 'JWT' }, claims(), ''), 'malformed');
    await refused(forge({ alg: 'NoNe', kid: 'a', typ: 'JWT' }), 'algorithm');
  });

  it('refuses HS256 keyed with the public key', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(key.publicKey));
    await refused(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'a', typ: 'JWT' }).sign(secret), 'algorithm');
  });

  it.each(['RS384', 'RS512', 'EdDSA', 'RS1'])('refuses %s, which is not on the list', async (alg) => {
    await refused(forge({ alg, kid: 'a', typ: 'JWT' }), 'algorithm');
  });

  it('refuses an allowed algorithm that the key is not for', async () => {
    await refused(forge({ alg: 'ES256', kid: 'a', typ: 'JWT' }), 'unknown_key');
  });

  it('refuses a changed payload, a changed signature and the signature of a stranger', async () => {
    const [header, , signature] = (await sign(claims())).split('.');
    await refused(`${header}.${base64url.encode(JSON.stringify(claims({ sub: 'admin' })))}.${signature}`, 'signature');
    await refused(`${(await sign(claims())).slice(0, -8)}AAAAAAAA`, 'signature');
    await refused(await sign(claims(), { ...other, jwk: { ...other.jwk, kid: 'a' } }), 'signature');
  });

  it('refuses crit and b64', async () => {
    await refused(
      await sign(claims(), key, { crit: ['exp'], exp: now }).catch(() => forge({ alg: 'RS256', kid: 'a', typ: 'JWT', crit: ['x'] })),
      'critical_header',
    );
    await refused(forge({ alg: 'RS256', kid: 'a', typ: 'JWT', crit: [] }), 'critical_header');
    await refused(forge({ alg: 'RS256', kid: 'a', typ: 'JWT', b64: true }), 'critical_header');
  });

  it.each(['jwk', 'jku', 'x5u', 'x5c'])('refuses a token that brings its own key in %s', async (name) => {
    await refused(
      await sign(claims(), other, { kid: 'a', [name]: name === 'jwk' ? other.jwk : 'https://evil.example/keys' }),
      'key_in_header',
    );
    expect(endpoint.asked).toBe(0);
  });

  it('refuses a token that names no key, or is of another type', async () => {
    await refused(await sign(claims(), key, { kid: undefined }), 'key_not_named');
    await refused(await sign(claims(), key, { typ: 'logout+jwt' }), 'type');
    await refused(await sign(claims(), key, { typ: 7 }), 'type');
  });

  it.each([
    ['nothing', ''],
    ['one part', 'abc'],
    ['two parts', 'abc.def'],
    ['four parts', 'abc.def.ghi.jkl'],
    ['five parts', 'a.b.c.d.e'],
    ['line breaks', 'abc.def.ghi\n'],
    ['plain base64', 'a+b.c/d.e='],
    ['a header that is not JSON', `${base64url.encode('{')}.e30.AAAA`],
    ['a header that is a list', `${base64url.encode('[]')}.e30.AAAA`],
  ])('refuses %s', async (_what, token) => {
    await refused(token, 'malformed');
    expect(endpoint.asked).toBe(0);
  });

  it('refuses a payload that is not an object', async () => {
    const header = base64url.encode(JSON.stringify({ alg: 'RS256', kid: 'a', typ: 'JWT' }));
    const input = `${header}.${base64url.encode('[1]')}`;
    const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key.privateKey, new TextEncoder().encode(input));
    await refused(`${input}.${base64url.encode(new Uint8Array(signature))}`, 'malformed');
  });

  it('refuses more than 8 KB before it looks at it', async () => {
    await refused(await sign(claims({ note: 'x'.repeat(9000) })), 'too_large');
    expect(endpoint.asked).toBe(0);
  });

  it.each([
    ['none', undefined],
    ['a client without roles', { [AUDIENCE]: {} }],
    ['roles as text', { [AUDIENCE]: { roles: 'read-nothing' } }],
    ['another client', { 'cong-tinh-console': { roles: ['read'] } }],
    ['a list', [] as never],
    ['null', null],
    ['inherited names', { __proto__: { [AUDIENCE]: { roles: ['read'] } } }],
  ])('finds no role in resource_access of a strange shape: %s', async (_what, resource_access) => {
    const token = await verifier.verify(await sign(claims({ resource_access })));
    expect(token.hasRole('read')).toBe(false);
  });

  describe('and the keys of the realm', () => {
    it('fetches them once for all who ask', async () => {
      const token = await sign(claims());
      await Promise.all(Array.from({ length: 50 }, () => verifier.verify(token)));
      expect(endpoint.asked).toBe(1);
      expect(endpoint.limits).toEqual([expect.any(AbortSignal)]);
    });

    it('finds a rotated key at once, even right after a bad one', async () => {
      await verifier.verify(await sign(claims()));
      clock.advance(3000);
      endpoint.keys = [other.jwk, key.jwk];
      await expect(verifier.verify(await sign(claims(), other))).resolves.toBeDefined();
      expect(pauses).toEqual([]);
      const third = await newKey('third');
      clock.advance(3000);
      await refused(forge({ alg: 'RS256', kid: 'bad', typ: 'JWT' }), 'unknown_key');
      endpoint.keys = [third.jwk, other.jwk];
      await expect(verifier.verify(await sign(claims(), third))).resolves.toBeDefined();
      expect(pauses.every((ms) => ms <= 2000)).toBe(true);
    });

    it('does not pass a flood of unknown keys on', async () => {
      await verifier.verify(await sign(claims()));
      const flood = Array.from({ length: 500 }, (_, n) => refused(forge({ alg: 'RS256', kid: `k${n}`, typ: 'JWT' }), 'unknown_key'));
      await Promise.all(flood);
      expect(endpoint.asked).toBeLessThanOrEqual(3);
      await expect(verifier.verify(await sign(claims()))).resolves.toBeDefined();
    });

    it.each([
      ['500', () => new Response('lỗi', { status: 500 })],
      ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } })],
      ['a page', () => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } })],
      ['JSON that is no key set', () => Response.json({ keys: 'a' })],
      ['an empty key set', () => Response.json({ keys: [] })],
      ['null', () => Response.json(null)],
      ['300 KB', () => new Response(JSON.stringify({ keys: [{ kty: 'RSA' }], pad: 'x'.repeat(300_000) }))],
      ['no answer', () => Promise.reject(new Error('ECONNREFUSED'))],
    ])('answers 503, and survives, when the key endpoint answers %s', async (_what, answer) => {
      endpoint.answer = answer;
      const token = await sign(claims());
      await expect(verifier.verify(token)).rejects.toMatchObject({ status: 503, code: 'sso_unavailable' });
      await expect(verifier.verify(token)).rejects.toMatchObject({ status: 503 });
      expect(endpoint.asked).toBe(1);
      endpoint.answer = null;
      clock.advance(2000);
      await expect(verifier.verify(token)).resolves.toBeDefined();
    });

    it('goes on with the keys it has while the key endpoint is away, for an hour', async () => {
      await verifier.verify(await sign(claims()));
      endpoint.answer = () => Promise.reject(new Error('ECONNREFUSED'));
      clock.advance(59 * 60_000);
      const later = now + 59 * 60;
      await expect(verifier.verify(await sign(claims({ iat: later, exp: later + 300 })))).resolves.toBeDefined();
      clock.advance(2 * 60_000);
      await expect(verifier.verify(await sign(claims({ iat: later, exp: later + 300 })))).rejects.toMatchObject({ status: 503 });
    });

    it('drops a key that was withdrawn', async () => {
      await verifier.verify(await sign(claims()));
      endpoint.keys = [other.jwk];
      clock.advance(11 * 60_000);
      const later = now + 11 * 60;
      await refused(await sign(claims({ iat: later, exp: later + 300 })), 'unknown_key');
    });
  });
});

describe('keycloak.json', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'adapter-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => {
    const file = join(folder, 'keycloak.json');
    writeFileSync(file, text);
    return file;
  };

  it('is read as Keycloak exports it, with its references to the environment', () => {
    const file = write(
      '{"realm":"cong-tinh","auth-server-url":"${env.NO_SUCH_SETTING:https://sso.longan.gov.vn}/","bearer-only":true,"resource":"cong-tinh-api","ssl-required":"external"}',
    );
    expect(readAdapterFile(file)).toEqual({ realmUrl: ISSUER, clientId: AUDIENCE });
  });

  it.each([
    ['no file', null],
    ['no JSON', '{'],
    ['no realm', '{"auth-server-url":"https://sso.longan.gov.vn","resource":"x"}'],
    ['no address', '{"realm":"a","resource":"x"}'],
    ['no client', '{"realm":"a","auth-server-url":"https://sso.longan.gov.vn"}'],
  ])('is named in the sentence when it has %s', (_what, text) => {
    const file = text === null ? join(folder, 'absent.json') : write(text);
    expect(() => readAdapterFile(file)).toThrow(file);
  });
});
