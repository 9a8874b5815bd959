import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RegisterService, SESSION_COOKIE } from '@cong-tinh/identity';
import { decodeJwt, type JWK } from 'jose';
import type { ServerResponse } from 'node:http';
import type { World } from '../support/index.js';
import { forged, HOSTILE_TOKENS } from './hostile-tokens.js';
import { CONSOLE, ConsoleBrowser, giveSeat, identityWorldOn, invited, siteOf, type SsoUnderTest } from '../integration/identity.factory.js';
import type { SignInFront } from '../integration/sign-in-front.js';

/** People whom a provider under the contract knows; only the guest is never invited, and who waits for work has no seat. */
export const PEOPLE = ['bientap', 'bikhoa', 'bixoa', 'doimatkhau', 'khach', 'choviec'] as const;
export type Person = (typeof PEOPLE)[number];

/** Groups of who waits for work. */
export const GROUPS = ['/don-vi/80-02', '/quan-tri'] as const;

/** A sign-in service, and what its administrator does there. */
export interface SignInDriver {
  readonly sso: SsoUnderTest;
  /** The way to it, which can be disturbed. */
  readonly front: Pick<SignInFront, 'broken' | 'delayMs' | 'keysAnswer'>;
  setEnabled(username: Person, enabled: boolean): Promise<void>;
  remove(username: Person): Promise<void>;
  /** Sets another password, as an administrator; absent where passwords cannot be set. */
  resetPassword?(username: Person, password: string): Promise<void>;
  signOut(username: Person): Promise<void>;
  /** From now on tokens are signed with a new key; those of the previous one still hold. */
  rotateKeys(): Promise<void>;
  /** An access token of a system that may read. */
  serviceToken(): Promise<string>;
  /** A key of the realm with its private parts. */
  signingKey(): Promise<JWK>;
}

interface Me {
  readonly mode: string;
  readonly readOnlySince: string | null;
  readonly stepUpUntil: string | null;
  readonly account: { readonly email: string };
}

const MINUTE = 60_000;
/** Instants of authentication have no fractions. */
const untilNextSecond = () => new Promise((done) => setTimeout(done, 1_100));
const untilDelivered = () => new Promise((done) => setTimeout(done, 1_500));
/** After no answer the service is not asked again for 5 s by the machine's clock. */
const untilAskedAgain = () => new Promise((done) => setTimeout(done, 5_100));

export interface SignInContract {
  readonly provider: string;
  start(): Promise<SignInDriver>;
  /** What the provider is known not to do, by check, with the reason. */
  readonly faults?: Readonly<Record<string, string>>;
  /** Whether an administrator can set a password there. */
  readonly setsPasswords?: boolean;
}

/** What the console and the API ask of a sign-in service. Every provider stands the same checks, so that none drifts from the others. */
export function signInContract({ provider, start, faults = {}, setsPasswords = false }: SignInContract): void {
  jest.setTimeout(300_000);

  describe(`contract sign-in · ${provider}`, () => {
    const check = (name: string, work: () => Promise<void>) =>
      faults[name] ? it.failing(`${name} ⚠ ${faults[name]}`, work) : it(name, work);
    let driver: SignInDriver;
    let world: World;
    let site: string;
    const browser = () => new ConsoleBrowser(world, driver.sso);
    const signedIn = async (username: Person = 'bientap') => {
      const one = browser();
      expect(await one.signIn(username)).toBe('/viec');
      return one;
    };
    const me = async (one: ConsoleBrowser) => (await one.get('/api/me')).json<Me>();
    const lastEnd = async () =>
      (
        await world.database.query<{ end_reason: string }>(
          'select end_reason from sessions where end_reason is not null order by created_at desc, id desc limit 1',
        )
      )[0]?.end_reason;
    const bearer = (token: string, at = world, method: 'GET' | 'POST' = 'GET') =>
      at.request({ method, url: `/api/sites/${site}/samples`, headers: { authorization: `Bearer ${token}` } });

    beforeAll(async () => {
      driver = await start();
      world = await identityWorldOn(driver.sso);
      site = await siteOf(world, 'Hiệp Hòa');
      for (const username of PEOPLE.filter((one) => one !== 'khach')) {
        const account = await invited(world, username);
        if (username !== 'choviec') await giveSeat(world, site, account, 'editor');
      }
      const subject = decodeJwt(await driver.serviceToken()).sub ?? '';
      const service = await world.get(RegisterService).execute({ name: 'Hệ thống một cửa', subject });
      await giveSeat(world, site, service.id, 'editor');
    }, 180_000);
    afterAll(async () => {
      await world?.close();
      await driver?.sso.stop();
    });
    beforeEach(() => {
      world.clock.set(new Date());
    });

    check('signs an invited person in by a verified address', async () => {
      expect(await me(await signedIn())).toMatchObject({
        account: { email: 'bientap@longan.example' },
        mode: 'full',
        stepUpUntil: null,
      });
    });

    check('signs in nobody who was not invited', async () => {
      const guest = browser();
      expect(await guest.signIn('khach')).toContain('reason=account_not_invited');
      expect(guest.session).toBeNull();
    });

    check('proposes units by groups, and grants nothing by them', async () => {
      const official = await signedIn('choviec');
      const [account] = await world.database.query<{ codes: string[] }>(
        `select proposed_unit_codes as codes from accounts where email = 'choviec@longan.example'`,
      );
      expect(account?.codes).toEqual(['80-02']);
      expect((await official.get(`/api/sites/${site}/samples`)).statusCode).toBe(404);
      expect((await official.get('/api/me')).json()).toMatchObject({ roles: [] });
      expect((await official.get('/api/province/accounts')).statusCode).toBe(403);
    });

    check('steps up by the second factor alone', async () => {
      const official = await signedIn();
      const page = await official.open(`${CONSOLE}/api/sign-in?stepUp=1&return=/viec`);
      expect(page.body).toContain('id="otp"');
      expect(page.body).not.toContain('id="password"');
      const before = official.session;
      expect(await official.signIn('bientap', { stepUp: true })).toBe('/viec');
      expect(official.session).not.toBe(before);
      expect((await me(official)).stepUpUntil).not.toBeNull();
    });

    check('asks for the second factor anew at each step-up', async () => {
      const official = await signedIn();
      await official.signIn('bientap', { stepUp: true });
      expect((await official.open(`${CONSOLE}/api/sign-in?stepUp=1`)).body).toContain('id="otp"');
      await official.signIn('bientap');
      expect((await me(official)).stepUpUntil).toBeNull();
    });

    check('refreshes a session in use and goes on', async () => {
      const official = await signedIn();
      for (let minute = 0; minute < 3; minute += 1) {
        world.clock.advance(MINUTE);
        expect(await me(official)).toMatchObject({ mode: 'full' });
      }
    });

    check('ends the session of a disabled account within 60 s of use', async () => {
      const official = await signedIn('bikhoa');
      await driver.setEnabled('bikhoa', false);
      world.clock.advance(MINUTE);
      expect((await official.get('/api/me')).statusCode).toBe(401);
      expect(await lastEnd()).toBe('refused');
      await driver.setEnabled('bikhoa', true);
      expect((await official.get('/api/me')).statusCode).toBe(401);
      await signedIn('bikhoa');
    });

    check('ends the session of a deleted account within 60 s of use', async () => {
      const official = await signedIn('bixoa');
      await driver.remove('bixoa');
      world.clock.advance(MINUTE);
      expect((await official.get('/api/me')).statusCode).toBe(401);
      expect(await lastEnd()).toBe('refused');
    });

    check('ends sessions at once when an administrator signs the person out', async () => {
      const official = await signedIn();
      await driver.signOut('bientap');
      await untilDelivered();
      expect((await official.get('/api/me')).statusCode).toBe(401);
      expect(await lastEnd()).toBe('signed_out_elsewhere');
    });

    check('signs out on both sides', async () => {
      const official = await signedIn();
      const { location } = (await official.post('/api/sign-out')).json<{ location: string }>();
      const page = await official.open(location);
      if (!page.url.startsWith(`${CONSOLE}/`)) {
        const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
        await official.open(new URL(/action="([^"]+)"/.exec(page.body)?.[1] ?? '', page.url).href, { xsrf, logout: 'yes' });
      }
      expect((await official.open(`${CONSOLE}/api/sign-in`)).body).toContain('id="password"');
    });

    check('follows a new signing key at once, and goes on with sessions of the previous one', async () => {
      const before = await signedIn();
      await driver.rotateKeys();
      expect((await bearer(await driver.serviceToken())).statusCode).toBe(200);
      const after = await signedIn();
      world.clock.advance(MINUTE);
      for (const official of [before, after]) expect(await me(official)).toMatchObject({ mode: 'full' });
      await driver.signOut('bientap');
      await untilDelivered();
      expect((await after.get('/api/me')).statusCode).toBe(401);
    });

    check('waits for a slow service', async () => {
      const official = await signedIn();
      driver.front.delayMs = 2_000;
      world.clock.advance(MINUTE);
      expect(await me(official)).toMatchObject({ mode: 'full' });
      driver.front.delayMs = 0;
    });

    check('lets the signed-in read for 15 minutes while the service is away, tells them, and lets nobody else in', async () => {
      const official = await signedIn();
      driver.front.broken = 'silent';
      world.clock.advance(MINUTE);
      expect(await me(official)).toMatchObject({ mode: 'read-only', readOnlySince: world.clock.now().toISOString() });
      expect((await official.get(`/api/sites/${site}/samples`)).statusCode).toBe(200);
      expect((await official.post(`/api/sites/${site}/samples`)).json()).toMatchObject({ code: 'read_only' });
      world.clock.advance(15 * MINUTE);
      expect((await official.get('/api/me')).json()).toMatchObject({ code: 'sso_unavailable' });
      const stranger = await world.request({ method: 'GET', url: '/api/sign-in/callback?code=x&state=y' });
      expect([stranger.headers['set-cookie'] ?? ''].flat().join()).not.toContain(SESSION_COOKIE);
      driver.front.broken = null;
      await untilAskedAgain();
      world.clock.advance(5_000);
      expect(await me(official)).toMatchObject({ mode: 'full', readOnlySince: null });
      expect((await official.post(`/api/sites/${site}/samples`)).statusCode).toBe(201);
    });

    check('lets a system do what the roles of its token say', async () => {
      const token = await driver.serviceToken();
      expect((await bearer(token)).statusCode).toBe(200);
      expect((await bearer(token, world, 'POST')).json()).toMatchObject({ code: 'token_role_missing' });
    });

    describe('a bearer token', () => {
      const forge = async () => ({ key: await driver.signingKey(), claims: { ...decodeJwt(await driver.serviceToken()) } });

      check('signed with the realm’s key is accepted, with clocks 20 s apart', async () => {
        const now = Math.floor(new Date().getTime() / 1000);
        expect((await bearer(forged(await forge()))).statusCode).toBe(200);
        expect((await bearer(forged(await forge(), { iat: now + 20, nbf: now + 20 }))).statusCode).toBe(200);
      });

      for (const [what, make] of HOSTILE_TOKENS)
        check(`${what} is refused`, async () => {
          const answer = await bearer(make(await forge()));
          expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
            401,
            expect.stringMatching(/^token_(refused|expired)$/),
          ]);
        });

      check('is neither accepted nor fatal while the key endpoint lies, hangs or leads elsewhere', async () => {
        const token = await driver.serviceToken();
        const { onLogout } = driver.sso;
        const fresh = await identityWorldOn(driver.sso, world.database);
        driver.sso.onLogout = onLogout;
        const answers: [string, (response: ServerResponse) => void][] = [
          ['HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Đăng nhập</h1>')],
          ['half of it', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"keys":[{"kty"')],
          ['no keys', (response) => response.writeHead(200).end('{"keys":[]}')],
          ['elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/keys' }).end()],
          ['too much', (response) => response.writeHead(200).end(`{"keys":[],"a":"${'a'.repeat(300_000)}"}`)],
          ['nothing', () => undefined],
        ];
        try {
          for (const [, answer] of answers) {
            driver.front.keysAnswer = (_request, response) => answer(response);
            const refused = await bearer(token, fresh);
            expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'sso_unavailable']);
            await new Promise((done) => setTimeout(done, 2_100));
          }
          driver.front.keysAnswer = null;
          expect((await bearer(await driver.serviceToken(), fresh)).statusCode).toBe(200);
        } finally {
          driver.front.keysAnswer = null;
          await fresh.close();
        }
      });
    });

    if (!setsPasswords) return;

    check('ends the session within 60 s of use when an administrator set the password, and lets in with the new one alone', async () => {
      const official = await signedIn('doimatkhau');
      await untilNextSecond();
      await driver.resetPassword!('doimatkhau', 'mat-khau-thu-hai');
      world.clock.advance(MINUTE);
      expect((await official.get('/api/me')).statusCode).toBe(401);
      expect(await official.signIn('doimatkhau')).not.toBe('/viec');
      expect(await official.signIn('doimatkhau', { password: 'mat-khau-thu-hai' })).toBe('/viec');
    });

    check('opens no session by a browser that signed in before an administrator set the password', async () => {
      const official = browser();
      await official.signIn('doimatkhau', { password: 'mat-khau-thu-hai' });
      await untilNextSecond();
      await driver.resetPassword!('doimatkhau', 'mat-khau-thu-ba');
      official.session = null;
      expect(await official.signIn('doimatkhau')).toContain('reason=password_was_set');
      expect(await official.signIn('doimatkhau', { password: 'mat-khau-thu-ba' })).toBe('/viec');
    });

    check('ends it at once when the administrator signs the person out as well', async () => {
      const official = await signedIn();
      await driver.resetPassword!('bientap', 'mot-mat-khau-khac');
      await driver.signOut('bientap');
      await untilDelivered();
      expect((await official.get('/api/me')).statusCode).toBe(401);
    });
  });
}
