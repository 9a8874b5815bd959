import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import { adapterFileIn, createEmbeddedProvider, type EmbeddedProvider } from './index.js';

/** A browser of few words: keeps cookies, follows redirects inside the provider, fills forms in. */
class Browser {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly base: string) {}

  async open(
    url: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ response: Response; body: string; url: string }> {
    let next = new URL(url, this.base);
    let body = form ? new URLSearchParams(form) : undefined;
    for (let hop = 0; hop < 10; hop += 1) {
      const response = await fetch(next, {
        method: body ? 'POST' : 'GET',
        body,
        redirect: 'manual',
        headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const [name = '', ...rest] = pair.split('=');
        if (/expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name);
        else this.cookies.set(name, rest.join('='));
      }
      const location = response.headers.get('location');
      if (!location) return { response, body: await response.text(), url: next.href };
      next = new URL(location, next);
      body = undefined;
      if (next.origin !== new URL(this.base).origin) return { response, body: '', url: next.href };
    }
    throw new Error('too many redirects');
  }
}

const action = (html: string) => /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? '';
const CALLBACK = 'http://quantri.longan.localhost:8080/api/sign-in/callback';

describe('the embedded OpenID provider', () => {
  let folder: string;
  let server: Server;
  let provider: EmbeddedProvider;
  let base: string;
  let config: oidc.Configuration;
  const logouts: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oidc-'));
    server = createServer((request, response) => void provider.handler(request, response));
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    provider = await createEmbeddedProvider({
      issuer: `${base}/realms/cong-tinh`,
      clients: [
        {
          clientId: 'cong-tinh-console',
          clientSecret: 'bi-mat',
          redirectUris: [CALLBACK],
          postLogoutRedirectUris: ['http://quantri.longan.localhost:8080/'],
          backchannelLogoutUri: 'http://quantri.longan.localhost:8080/api/back-channel-logout',
        },
        { clientId: 'he-thong-mot-cua', clientSecret: 'bi-mat-2', roles: ['read'] },
      ],
      accounts: [
        { username: 'truongban', password: 'minh-hoa', name: 'Trưởng Ban (minh họa)', email: 'truongban@longan.example' },
        {
          username: 'bientap',
          password: 'minh-hoa',
          name: 'Biên tập viên (minh họa)',
          email: 'bientap@longan.example',
          emailVerified: false,
        },
      ],
      dataFolder: folder,
      fetch: (async (_url: string, init: RequestInit) => {
        logouts.push((init.body as URLSearchParams).toString());
        return new Response(null, { status: 200 });
      }) as typeof fetch,
    });
    config = await oidc.discovery(new URL(provider.issuer), 'cong-tinh-console', {}, oidc.ClientSecretPost('bi-mat'), {
      execute: [oidc.allowInsecureRequests],
    });
    oidc.enableNonRepudiationChecks(config);
  });

  afterAll(async () => {
    provider.close();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  });

  async function authorize(acr: string, more: Record<string, string> = {}) {
    const verifier = oidc.randomPKCECodeVerifier();
    const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid profile email',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      acr_values: acr,
      ...more,
    });
    return { url, checks };
  }

  async function signIn(browser: Browser, acr: string, username = 'truongban') {
    const { url, checks } = await authorize(acr);
    let page = await browser.open(url.href);
    if (page.body.includes('id="password"')) page = await browser.open(action(page.body), { username, password: 'minh-hoa' });
    if (page.body.includes('id="otp"')) page = await browser.open(action(page.body), { otp: provider.demonstrationCode });
    return oidc.authorizationCodeGrant(config, new URL(page.url), checks);
  }

  it('answers at the addresses of a Keycloak realm', () => {
    const metadata = config.serverMetadata();
    const at = (path: string) => `${provider.issuer}/protocol/openid-connect/${path}`;
    expect(metadata).toMatchObject({
      issuer: provider.issuer,
      authorization_endpoint: at('auth'),
      token_endpoint: at('token'),
      jwks_uri: at('certs'),
      end_session_endpoint: at('logout'),
      userinfo_endpoint: at('userinfo'),
      introspection_endpoint: at('token/introspect'),
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('signs an office in and names it as Keycloak does', async () => {
    const tokens = await signIn(new Browser(base), '1');
    expect(tokens.claims()).toMatchObject({
      sub: provider.subjectOf('truongban'),
      email: 'truongban@longan.example',
      email_verified: true,
      name: 'Trưởng Ban (minh họa)',
      acr: '1',
    });
    expect(tokens.claims()?.['sid']).toEqual(expect.any(String));
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      aud: 'cong-tinh-api',
      azp: 'cong-tinh-console',
      typ: 'Bearer',
      iss: provider.issuer,
    });
    expect(tokens.refresh_token).toEqual(expect.any(String));
    const info = await oidc.fetchUserInfo(config, tokens.access_token, provider.subjectOf('truongban'));
    expect(info.email).toBe('truongban@longan.example');
    await expect(oidc.tokenIntrospection(config, tokens.access_token)).resolves.toMatchObject({ active: true });
  });

  it('asks for the second factor anew at every step-up, without the password', async () => {
    const browser = new Browser(base);
    await signIn(browser, '1');
    for (let time = 0; time < 2; time += 1) {
      const { url } = await authorize('2');
      const page = await browser.open(url.href);
      expect(page.body).toContain('id="otp"');
      expect(page.body).not.toContain('id="password"');
    }
    const tokens = await signIn(browser, '2');
    expect(tokens.claims()?.['acr']).toBe('2');
  });

  it('authenticates anew when no remembered authentication is fresh enough', async () => {
    const browser = new Browser(base);
    const before = (await signIn(browser, '1')).claims()?.['auth_time'];
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { url, checks } = await authorize('2', { max_age: '0' });
    const page = await browser.open(url.href);
    expect(page.body).toContain('id="otp"');
    const done = await browser.open(action(page.body), { otp: provider.demonstrationCode });
    const tokens = await oidc.authorizationCodeGrant(config, new URL(done.url), { ...checks, maxAge: 30 });
    const at = tokens.claims()?.auth_time;
    expect(at).toEqual(expect.any(Number));
    expect(at).toBeGreaterThan(before ?? Math.floor(Date.now() / 1000) - 2);
    const plain = await authorize('1', { max_age: '0' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await browser.open(plain.url.href)).body).toContain('id="password"');
  });

  it('lets nobody past the first factor alone when the second was asked for', async () => {
    const browser = new Browser(base);
    const { url } = await authorize('2');
    const first = await browser.open(url.href);
    const second = await browser.open(action(first.body), { username: 'truongban', password: 'minh-hoa' });
    expect(second.body).toContain('id="otp"');
    const wrong = await browser.open(action(second.body), { otp: '000000' });
    expect(wrong.body).toContain('Mã xác thực không đúng');
  });

  it('says the same for a wrong password and an unknown name, and pauses guessing', async () => {
    const browser = new Browser(base);
    const { url } = await authorize('1');
    let page = await browser.open(url.href);
    const form = action(page.body);
    page = await browser.open(form, { username: 'khong-co', password: 'x' });
    expect(page.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng.');
    for (let time = 0; time < 5; time += 1) page = await browser.open(form, { username: 'bientap', password: 'sai' });
    expect(page.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng.');
    page = await browser.open(form, { username: 'bientap', password: 'minh-hoa' });
    expect(page.body).toContain('Quá nhiều lần sai');
  });

  it('refuses a form sent from another origin', async () => {
    const browser = new Browser(base);
    const { url } = await authorize('1');
    const page = await browser.open(url.href);
    const answer = await browser.open(
      action(page.body),
      { username: 'truongban', password: 'minh-hoa' },
      { origin: 'http://benluc.longan.localhost:8080' },
    );
    expect(answer.response.status).toBe(403);
  });

  it('refuses an authorisation request without PKCE', async () => {
    const page = await new Browser(base).open(
      `${provider.issuer}/protocol/openid-connect/auth?client_id=cong-tinh-console&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(CALLBACK)}`,
    );
    expect(new URL(page.url).searchParams.get('error')).toBe('invalid_request');
  });

  it('refuses the refresh token of a disabled account and sends no logout', async () => {
    const tokens = await signIn(new Browser(base), '1');
    const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(again.claims()?.sub).toBe(provider.subjectOf('truongban'));
    const sent = logouts.length;
    provider.disable('truongban');
    await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(logouts).toHaveLength(sent);
    provider.enable('truongban');
  });

  it('sends a back-channel logout when an administrator or the person signs out', async () => {
    const tokens = await signIn(new Browser(base), '1');
    await provider.signOut('truongban');
    await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    const token = new URLSearchParams(logouts.at(-1)).get('logout_token') ?? '';
    expect(decodeJwt(token)).toMatchObject({
      aud: 'cong-tinh-console',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });

    const browser = new Browser(base);
    const second = await signIn(browser, '1');
    const sent = logouts.length;
    const end = oidc.buildEndSessionUrl(config, {
      id_token_hint: second.id_token ?? '',
      post_logout_redirect_uri: 'http://quantri.longan.localhost:8080/',
    });
    const page = await browser.open(end.href);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(page.body).toContain('Đăng xuất');
    const done = await browser.open(action(page.body), { xsrf, logout: 'yes' });
    expect(done.url).toBe('http://quantri.longan.localhost:8080/');
    expect(logouts).toHaveLength(sent + 1);
  });

  it('gives a service its roles on the API by client credentials', async () => {
    const service = await oidc.discovery(new URL(provider.issuer), 'he-thong-mot-cua', {}, oidc.ClientSecretPost('bi-mat-2'), {
      execute: [oidc.allowInsecureRequests],
    });
    const tokens = await oidc.clientCredentialsGrant(service);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      aud: 'cong-tinh-api',
      azp: 'he-thong-mot-cua',
      resource_access: { 'cong-tinh-api': { roles: ['read'] } },
    });
  });

  it('keeps keys, code and sign-ins over a restart, and rotates keys while running', async () => {
    const tokens = await signIn(new Browser(base), '1');
    const { kid } = decodeProtectedHeader(tokens.access_token);
    await provider.rotateKeys();
    // A new configuration: this one keeps the keys it fetched.
    config = await oidc.discovery(new URL(provider.issuer), 'cong-tinh-console', {}, oidc.ClientSecretPost('bi-mat'), {
      execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    });
    const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(decodeProtectedHeader(renewed.access_token).kid).not.toBe(kid);
    const keys = (await (await fetch(config.serverMetadata().jwks_uri ?? '')).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.keys.map((key) => key.kid)).toContain(kid);
    expect(keys.keys.every((key) => key.d === undefined)).toBe(true);
    provider.close();
    const { demonstrationCode } = provider;
    provider = await createEmbeddedProvider({
      issuer: provider.issuer,
      clients: [{ clientId: 'cong-tinh-console', clientSecret: 'bi-mat', redirectUris: [CALLBACK] }],
      accounts: [{ username: 'truongban', password: 'minh-hoa', name: 'Trưởng Ban (minh họa)', email: 'truongban@longan.example' }],
      dataFolder: folder,
    });
    expect(provider.demonstrationCode).toBe(demonstrationCode);
    await expect(oidc.refreshTokenGrant(config, renewed.refresh_token ?? '')).resolves.toBeDefined();
  });

  it('leaves the adapter configuration of its API client beside its data', () => {
    expect(JSON.parse(readFileSync(adapterFileIn(folder), 'utf8'))).toMatchObject({
      realm: 'cong-tinh',
      'auth-server-url': `${base}/`,
      resource: 'cong-tinh-api',
    });
  });

  it('has no page outside the realm', async () => {
    expect((await fetch(`${base}/realms/khac/protocol/openid-connect/auth`)).status).toBe(404);
    expect((await fetch(`${base}/realms/cong-tinh/resources/constructor`)).status).toBe(404);
  });
});
