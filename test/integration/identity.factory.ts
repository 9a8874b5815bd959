import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditModule } from '@cong-tinh/audit';
import { IdentityModule, InviteAccount, type ProvinceRole, SESSION_COOKIE, Sessions } from '@cong-tinh/identity';
import { uuidv7 } from '@cong-tinh/kernel';
import { connectionOf, Database, definePermission, outboundFetch, RateLimiter, Route } from '@cong-tinh/platform';
import { loadRegulations, RegulationModule, RegulationSnapshot, type SeatKind } from '@cong-tinh/regulation';
import { type SiteShellWriter, TenancyBindings, TenancyModule } from '@cong-tinh/tenancy';
import { Controller, Get, Post } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { decodeJwt, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import {
  adapterFileIn,
  createEmbeddedProvider,
  type EmbeddedAccount,
  type EmbeddedProvider,
  subjectOf,
} from '../../apps/local/src/oidc/index.js';
import { createWorld, type TestDatabase, type World } from '../support/index.js';
import { SignInFront } from './sign-in-front.js';

export const CONSOLE = 'http://quantri.longan.localhost:8080';
export const PASSWORD = 'mat-khau-minh-hoa';

definePermission('sample.read', { label: 'Đọc bản thảo mẫu', seats: ['editor', 'head'] });
definePermission('sample.edit', { label: 'Sửa bản thảo mẫu', seats: ['editor'] });
definePermission('sample.sign', { label: 'Ký bản thảo mẫu', seats: ['head'], stepUp: true });

/** Routes of a feature, as the guard meets them. */
@Controller('api/sites/:site/samples')
class SampleController {
  @Get()
  @Route({ permission: 'sample.read', rate: 'read', cache: 'none', audit: 'none' })
  read(): { ok: true } {
    return { ok: true };
  }
  @Post()
  @Route({ permission: 'sample.edit', rate: 'write', cache: 'none', audit: 'action' })
  edit(): { ok: true } {
    return { ok: true };
  }
  @Post('signature')
  @Route({ permission: 'sample.sign', rate: 'write', cache: 'none', audit: 'action' })
  sign(): { ok: true } {
    return { ok: true };
  }
}

/** Sites are put in by hand here: nothing furnishes them. */
const noShells: SiteShellWriter = { write: async () => undefined };

/** The embedded sign-in service of a test. */
export class SignInService extends SignInFront {
  provider!: EmbeddedProvider;
  refreshes = 0;
  /** Changes what its ID tokens say, signed all the same. */
  rewriteIdToken: ((claims: JWTPayload) => JWTPayload) | null = null;
  /** What its token endpoint answers instead, as OAuth words it. */
  tokenError: { status: number; error: string } | null = null;
  readonly folder = mkdtempSync(join(tmpdir(), 'sso-'));
  onLogout: (body: string) => Promise<number> = async () => 200;

  async start(accounts: readonly EmbeddedAccount[]): Promise<void> {
    await this.open((request, response) => {
      const isTokenCall = request.url?.endsWith('/token') && request.method === 'POST';
      if (isTokenCall) this.refreshes += 1;
      if (isTokenCall && this.tokenError) {
        const { status, error } = this.tokenError;
        return void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
      }
      if (isTokenCall && this.rewriteIdToken) this.rewriteAnswer(response, this.rewriteIdToken);
      void this.provider.handler(request, response);
    });
    this.provider = await createEmbeddedProvider({
      issuer: this.issuer,
      clients: [
        {
          clientId: 'cong-tinh-console',
          clientSecret: 'a client secret of the tests',
          redirectUris: [`${CONSOLE}/api/sign-in/callback`],
          postLogoutRedirectUris: [`${CONSOLE}/dang-nhap?reason=out`],
          backchannelLogoutUri: `${CONSOLE}/api/back-channel-logout`,
        },
        { clientId: 'he-thong-mot-cua', clientSecret: 'bi-mat', roles: ['read'] },
        { clientId: 'he-thong-ghi', clientSecret: 'bi-mat', roles: ['read', 'write'] },
        { clientId: 'he-thong-la', clientSecret: 'bi-mat', roles: ['read'] },
      ],
      accounts,
      dataFolder: this.folder,
      fetch: (async (_url: string, init: RequestInit) =>
        new Response(null, { status: await this.onLogout((init.body as URLSearchParams).toString()) })) as typeof fetch,
    });
  }

  private rewriteAnswer(response: ServerResponse, change: (claims: JWTPayload) => JWTPayload): void {
    const end = response.end.bind(response) as (chunk: string) => ServerResponse;
    response.end = ((chunk: Buffer | string) => {
      const answer = JSON.parse(chunk.toString()) as { id_token?: string };
      const claims = change(decodeJwt(answer.id_token ?? ''));
      void this.sign(claims, 'JWT').then((idToken) => {
        const body = JSON.stringify({ ...answer, id_token: idToken });
        response.setHeader('content-length', Buffer.byteLength(body));
        end(body);
      });
      return response;
    }) as typeof response.end;
  }

  /** The key that signs now, private parts and all. */
  get key(): JWK {
    return (JSON.parse(readFileSync(join(this.folder, 'oidc', 'secrets.json'), 'utf8')) as { keys: [JWK] }).keys[0];
  }

  private async sign(claims: JWTPayload, typ: string): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: this.key.kid, typ }).sign(await importJWK(this.key, 'RS256'));
  }

  /** A logout token signed with the provider's own key. */
  async logoutToken(claims: JWTPayload): Promise<string> {
    return new SignJWT({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, jti: uuidv7(), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: this.key.kid, typ: 'logout+jwt' })
      .setIssuer(this.issuer)
      .setAudience('cong-tinh-console')
      .setIssuedAt(claims.iat)
      .setExpirationTime('2m')
      .sign(await importJWK(this.key, 'RS256'));
  }

  /** What the second factor's page accepts now. */
  code(): string {
    return this.provider.demonstrationCode;
  }

  get adapterFile(): string {
    return adapterFileIn(this.folder);
  }

  /** An access token of a service. */
  async serviceToken(clientId: string): Promise<string> {
    const response = await outboundFetch(`${this.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: 'bi-mat' }).toString(),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  async stop(): Promise<void> {
    this.provider.close();
    await this.close();
    rmSync(this.folder, { recursive: true });
  }
}

export const office = (username: string, more: Partial<EmbeddedAccount> = {}): EmbeddedAccount => ({
  username,
  password: PASSWORD,
  name: `${username} (minh họa)`,
  email: `${username}@longan.example`,
  ...more,
});

/** What a world and its browsers need of a sign-in service; the embedded one and a real Keycloak both have it. */
export type SsoUnderTest = Pick<SignInService, 'issuer' | 'adapterFile' | 'code' | 'onLogout' | 'stop'> & {
  /** Client of the console there, where it is not the usual one. */
  readonly client?: { readonly id: string; readonly secret: string };
  /** Where it is administered, if it records what administrators do. */
  readonly adminUrl?: string;
};

/** A world with identity, its rules and a sign-in service. */
export async function identityWorld(accounts: readonly EmbeddedAccount[]): Promise<{ world: World; sso: SignInService }> {
  const sso = new SignInService();
  await sso.start(accounts);
  return { world: await identityWorldOn(sso), sso };
}

/** The same on a sign-in service that runs already. */
export async function identityWorldOn(sso: SsoUnderTest, database?: TestDatabase): Promise<World> {
  const world = await startWorld(sso, database).catch(async (error: unknown) => {
    await sso.stop();
    throw error;
  });
  sso.onLogout = async (payload) =>
    (
      await world.request({
        method: 'POST',
        url: '/api/back-channel-logout',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
    ).statusCode;
  await loadRegulations(connectionOf(world.config, 'portal_platform'));
  await world.get(RegulationSnapshot).reload();
  return world;
}

const startWorld = (sso: SsoUnderTest, database?: TestDatabase): Promise<World> =>
  createWorld({
    imports: [
      ScheduleModule.forRoot(),
      AuditModule,
      RegulationModule,
      TenancyBindings.with({ shellWriter: noShells, provisioners: [] }),
      TenancyModule,
      IdentityModule,
    ],
    controllers: [SampleController],
    // These tests sign in more often a minute than anybody may.
    overrides: (module) => module.overrideProvider(RateLimiter).useValue({ count: async () => undefined }),
    at: new Date().toISOString(),
    database,
    settings: {
      SSO_ISSUER: sso.issuer,
      SSO_ADAPTER_FILE: sso.adapterFile,
      SSO_ADMIN_URL: sso.adminUrl ?? '',
      DATABASE_POOL: '8',
      ...(sso.client && { SSO_CLIENT_ID: sso.client.id, SSO_CLIENT_SECRET: sso.client.secret }),
    },
  });

/** A browser at the console: keeps cookies by host, follows the way through the sign-in service, sends the console's headers. */
export class ConsoleBrowser {
  readonly cookies = new Map<string, Map<string, string>>();
  csrfToken = '';
  readonly setCookies: string[] = [];

  constructor(
    private readonly world: World,
    private readonly sso: SsoUnderTest,
  ) {}

  /** Signs in, or steps up, and answers where the console sent the browser in the end. */
  async signIn(username: string, { stepUp = false, returnTo = '/viec', password = PASSWORD } = {}): Promise<string> {
    const query = new URLSearchParams({ return: returnTo, ...(stepUp ? { stepUp: '1' } : {}) });
    let page = await this.open(`${CONSOLE}/api/sign-in?${query.toString()}`);
    if (page.body.includes('id="password"')) page = await this.open(this.action(page), { username, password });
    if (page.body.includes('id="otp"')) page = await this.open(this.action(page), { otp: this.sso.code() });
    if (this.session) this.csrfToken = (await this.get('/api/me')).json<{ csrfToken: string }>().csrfToken;
    return page.url.slice(CONSOLE.length);
  }

  get session(): string | null {
    return this.cookies.get(new URL(CONSOLE).host)?.get(SESSION_COOKIE) ?? null;
  }

  set session(secret: string | null) {
    const jar = this.jar(CONSOLE);
    if (secret === null) jar.delete(SESSION_COOKIE);
    else jar.set(SESSION_COOKIE, secret);
  }

  get(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'GET', url, headers });
  }

  post(url: string, payload: object = {}, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'POST', url, payload, headers: { origin: CONSOLE, 'x-csrf-token': this.csrfToken, ...headers } });
  }

  put(url: string, payload: object = {}, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'PUT', url, payload, headers: { origin: CONSOLE, 'x-csrf-token': this.csrfToken, ...headers } });
  }

  /** Opens an address as a navigation and follows redirects between console and sign-in service. */
  async open(url: string, form?: Record<string, string>): Promise<{ url: string; body: string; status: number }> {
    let next = new URL(url);
    let body = form && new URLSearchParams(form).toString();
    for (let hop = 0; hop < 12; hop += 1) {
      const answer = next.origin === CONSOLE ? await this.navigate(next) : await this.visit(next, body);
      this.keep(next.origin, answer.cookies);
      if (!answer.location) return { url: next.href, body: answer.body, status: answer.status };
      next = new URL(answer.location, next);
      body = undefined;
      // A page of the console itself, not of its API: the browser has arrived.
      if (next.origin === CONSOLE && !next.pathname.startsWith('/api/')) return { url: next.href, body: '', status: 200 };
    }
    throw new Error('too many redirects');
  }

  private async navigate(url: URL) {
    const response = await this.send({ method: 'GET', url: url.pathname + url.search });
    const cookies = [response.headers['set-cookie'] ?? []].flat();
    return { status: response.statusCode, body: response.body, location: response.headers.location, cookies };
  }

  private async visit(url: URL, body: string | undefined) {
    const response = await outboundFetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      body,
      redirect: 'manual',
      headers: {
        cookie: this.cookieHeader(url.origin),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
      },
    });
    return {
      status: response.status,
      body: await response.text(),
      location: response.headers.get('location'),
      cookies: response.headers.getSetCookie(),
    };
  }

  private send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const host = new URL(CONSOLE).host;
    return this.world.request({ ...options, headers: { host, cookie: this.cookieHeader(CONSOLE), ...options.headers } });
  }

  private keep(origin: string, cookies: string[]): void {
    this.setCookies.push(...cookies);
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      const gone = /max-age=0/i.test(cookie) || /expires=Thu, 01 Jan 1970/i.test(cookie);
      if (gone) this.jar(origin).delete(pair.slice(0, at));
      else this.jar(origin).set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  private cookieHeader(origin: string): string {
    return [...this.jar(origin)].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private jar(origin: string): Map<string, string> {
    const { host } = new URL(origin);
    if (!this.cookies.has(host)) this.cookies.set(host, new Map());
    return this.cookies.get(host)!;
  }

  private action({ url, body }: { url: string; body: string }): string {
    return new URL((/<form[^>]* action="([^"]+)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&'), url).href;
  }
}

/** A site with its unit, put in behind the policies. */
export async function siteOf(world: World, label: string, kind = 'commune'): Promise<string> {
  const [id, unitId, decisionId] = [uuidv7(), uuidv7(), uuidv7()];
  const { query } = world.database;
  await query('insert into units (id, kind) values ($1, $2)', [unitId, kind]);
  await query(
    `insert into unit_versions (id, unit_id, code, type, name, full_name, search_text, valid_from) values ($1, $2, $3, 'xã', $4, $4, $4, '2020-01-01')`,
    [uuidv7(), unitId, String(Math.floor(Math.random() * 1e9)), label],
  );
  await query(
    `insert into decisions (id, number, decided_on, issuer, summary, recorded_by) values ($1, $2, '2025-06-02', 'UBND tỉnh', 'Lập trang', 'test')`,
    [decisionId, `${label} ${id}`],
  );
  await query(
    `insert into sites (id, unit_id, kind, name, state, decision_id, head_name, head_position, search_text, approved_on, activated_on)
     values ($1, $2, $3, $4, 'active', $5, 'Chủ tịch', 'Chủ tịch', $4, '2025-06-02', '2025-06-02')`,
    [id, unitId, kind, label, decisionId],
  );
  return id;
}

/** Invites an office, as the system. */
export async function invited(world: World, username: string): Promise<string> {
  const account = await world.get(InviteAccount).execute({ name: `${username} (minh họa)`, email: `${username}@longan.example` });
  return account.id;
}

export async function giveRole(world: World, accountId: string, role: ProvinceRole): Promise<void> {
  await world.database.query(
    `insert into province_roles (id, account_id, role, decision_number, decision_date, decided_by, valid_from, granted_at, granted_by_name)
     values ($1, $2, $3, '1/QĐ', '2025-06-02', 'UBND tỉnh', '2025-06-02', now(), 'test')`,
    [uuidv7(), accountId, role],
  );
}

export async function giveSeat(
  world: World,
  siteId: string,
  accountId: string,
  kind: SeatKind,
  more: { from?: string; to?: string | null; sector?: string } = {},
): Promise<string> {
  const id = uuidv7();
  await world.database.query(
    `insert into seats (site_id, id, account_id, account_name, kind, position, sector, decision_number, decision_date, decided_by, valid_from, valid_to, created_at, entered_by_name)
     values ($1, $2, $3, (select name from accounts where id = $3), $4, 'Chức vụ', $5, '2/QĐ', '2025-06-02', 'UBND', $6, $7, now(), 'test')`,
    [siteId, id, accountId, kind, more.sector ?? null, more.from ?? '2025-06-02', more.to ?? null],
  );
  return id;
}

/** A session without the way through the sign-in service, for tests of what stands behind it. */
export async function sessionOf(world: World, sso: SsoUnderTest, accountId: string, steppedUp = true): Promise<ConsoleBrowser> {
  const browser = new ConsoleBrowser(world, sso);
  const row = await world.database.query<{ subject: string | null; email: string }>('select subject, email from accounts where id = $1', [
    accountId,
  ]);
  if (row[0]?.subject === null) {
    await world.database.query(`update accounts set state = 'active', issuer = $2, subject = $3, bound_at = now() where id = $1`, [
      accountId,
      sso.issuer,
      subjectOf(row[0].email.split('@')[0] ?? ''),
    ]);
  }
  browser.session = await world
    .get(Database)
    .inPlatform(() =>
      world
        .get(Sessions)
        .open({ accountId, ssoSession: null, issuedAt: new Date(), tokens: { refreshToken: 'x', idToken: 'x' }, steppedUp }),
    );
  browser.csrfToken = (await browser.get('/api/me')).json<{ csrfToken: string }>().csrfToken;
  return browser;
}
