import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RegisterService } from '@cong-tinh/identity';
import type { JWTPayload } from 'jose';
import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleBrowser, CONSOLE, giveSeat, identityWorldOn, invited, siteOf, type SsoUnderTest } from '../integration/identity.factory.js';
import type { World } from '../support/index.js';

/** A sign-in service with the users `bientap`, `khach`, `bi-xoa` and `doi-mat-khau`, and what its administrator does to them. */
export interface SignInDriver {
  readonly sso: SsoUnderTest;
  setEnabled(username: string, enabled: boolean): Promise<void>;
  remove(username: string): Promise<void>;
  /** Sets another password, as an administrator; absent where passwords cannot be set. */
  resetPassword?(username: string): Promise<void>;
  signOut(username: string): Promise<void>;
  /** An access token of a service with the role `read`, genuine. */
  serviceToken(): Promise<string>;
  /** Signs with another key from now on. */
  rotateKeys(): Promise<void>;
  /** Signs anything with the very key of the realm. */
  sign(claims: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** Nobody answers any more, and no connection is refused. */
  fallSilent(): void;
  recover(): void;
}

/** What a person or program may try with a token that the realm's own key signed, and what comes of it. */
const HOSTILE: [what: string, claims: JWTPayload, header?: Record<string, unknown>][] = [
  ['no exp', { exp: undefined }],
  ['an exp that has passed', { exp: 1_000_000_000 }],
  ['an nbf in the future', { nbf: 4_000_000_000 }],
  ['an iat in the future', { iat: 4_000_000_000 }],
  ['another issuer', { iss: 'https://sso.example/realms/cong-tinh' }],
  ['another audience', { aud: 'account' }],
  ['no audience', { aud: undefined }],
  ['no subject', { sub: undefined }],
  ['the kind of an ID token', { typ: 'ID' }],
  ['the kind of a refresh token', { typ: 'Refresh' }],
  ['a critical header', {}, { crit: ['exp'], exp: 4_000_000_000 }],
  ['a key of its own', {}, { jku: 'https://sso.example/keys' }],
  ['a type of header that is no access token', {}, { typ: 'logout+jwt' }],
  ['more than 8 KB', { note: 'x'.repeat(9_000) }],
];

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
    let driver: SignInDriver;
    let world: World;
    let site: string;
    const check = (name: string, work: () => Promise<void>) =>
      faults[name] ? it.failing(`${name} ⚠ ${faults[name]}`, work) : it(name, work);
    const signedIn = async (username = 'bientap') => {
      const browser = new ConsoleBrowser(world, driver.sso);
      expect(await browser.signIn(username)).toBe('/viec');
      return browser;
    };
    const me = async (browser: ConsoleBrowser) => browser.get('/api/me');
    const modeOf = async (browser: ConsoleBrowser) => (await me(browser)).json<{ mode: string }>().mode;
    /** A minute of use later, by the product's clock. */
    const oneMinuteLater = async (browser: ConsoleBrowser) => {
      world.clock.advance(60_000);
      return (await me(browser)).statusCode;
    };

    beforeAll(async () => {
      driver = await start();
      world = await identityWorldOn(driver.sso);
      for (const username of ['bi-xoa', 'doi-mat-khau']) await invited(world, username);
      site = await siteOf(world, 'xã của hợp đồng');
      await giveSeat(world, site, await invited(world, 'bientap'), 'editor');
    });
    afterAll(async () => {
      await world?.close();
      await driver?.sso.stop();
    });

    describe('bearer tokens', () => {
      let genuine: string;
      let claims: JWTPayload;
      const call = (token: string, method: 'GET' | 'POST' = 'GET') =>
        world.request({ method, url: `/api/sites/${site}/samples`, headers: { authorization: `Bearer ${token}` } });
      const outcome = async (token: string, method: 'GET' | 'POST' = 'GET') => {
        const { statusCode, body } = await call(token, method);
        return `${statusCode} ${(JSON.parse(body) as { code?: string }).code ?? ''}`.trim();
      };

      beforeAll(async () => {
        genuine = await driver.serviceToken();
        claims = JSON.parse(Buffer.from(genuine.split('.')[1]!, 'base64url').toString('utf8')) as JWTPayload;
        const service = await world.get(RegisterService).execute({ name: 'Hệ thống mẫu', subject: claims.sub! });
        await giveSeat(world, site, service.id, 'editor');
      });

      check('a genuine one reads, and does not write without that role', async () => {
        expect([await outcome(genuine), await outcome(genuine, 'POST')]).toEqual(['200', '403 token_role_missing']);
      });

      check('one signed with the realm key and the same claims is as good: what follows is refused for its fault alone', async () => {
        expect(await outcome(await driver.sign(claims))).toBe('200');
      });

      for (const [what, change, header] of HOSTILE)
        check(`refuses one with ${what}`, async () => {
          const token = await driver.sign({ ...claims, ...change }, header);
          expect(await outcome(token)).toMatch(/^401 token_(refused|expired)$/);
        });

      check('refuses a changed payload, no algorithm, two, four and five parts', async () => {
        const [header, , signature] = genuine.split('.');
        const other = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url');
        const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
        for (const token of [
          `${header}.${other}.${signature}`,
          `${none}.${other}.AAAA`,
          `${none}.${other}.`,
          `${header}.${other}`,
          `${genuine}.AAAA`,
          `a.b.c.d.e`,
        ])
          expect([token.slice(-12), await outcome(token)]).toEqual([token.slice(-12), '401 token_refused']);
      });

      check('finds a rotated key at once, and honours what the one before signed', async () => {
        await driver.rotateKeys();
        await pause(2_100);
        expect(await outcome(await driver.serviceToken())).toBe('200');
        expect(await outcome(genuine)).toBe('200');
      });
    });

    check('signs an invited person in by a verified address, and nobody else', async () => {
      const browser = await signedIn();
      expect((await me(browser)).json()).toMatchObject({ account: { email: 'bientap@longan.example' }, mode: 'full', stepUpUntil: null });
      expect(await new ConsoleBrowser(world, driver.sso).signIn('khach')).toContain('reason=account_not_invited');
    });

    check('steps up by the second factor, asked anew each time', async () => {
      const browser = await signedIn();
      await browser.signIn('bientap', { stepUp: true });
      expect((await me(browser)).json<{ stepUpUntil: string | null }>().stepUpUntil).not.toBeNull();
      const page = await browser.open(`${CONSOLE}/api/sign-in?stepUp=1`);
      // A service may ask for the password again as well; it remembers nothing.
      expect(page.body).toMatch(/id="(otp|password)"/);
      await browser.signIn('bientap');
      expect((await me(browser)).json<{ stepUpUntil: string | null }>().stepUpUntil).toBeNull();
    });

    check('refreshes a session in use and goes on', async () => {
      const browser = await signedIn();
      for (let minute = 0; minute < 3; minute += 1) expect(await oneMinuteLater(browser)).toBe(200);
    });

    check('ends the session of a disabled account within 60 s of use', async () => {
      const browser = await signedIn();
      await driver.setEnabled('bientap', false);
      expect(await oneMinuteLater(browser)).toBe(401);
      await driver.setEnabled('bientap', true);
    });

    check('ends the session of a deleted account within 60 s of use', async () => {
      const browser = await signedIn('bi-xoa');
      await driver.remove('bi-xoa');
      expect(await oneMinuteLater(browser)).toBe(401);
    });

    check('ends sessions at once when an administrator signs the person out', async () => {
      const browser = await signedIn();
      await driver.signOut('bientap');
      await pause(1_000);
      expect((await me(browser)).statusCode).toBe(401);
      const [row] = await world.database.query<{ end_reason: string }>(
        'select end_reason from sessions order by created_at desc, id desc limit 1',
      );
      expect(row?.end_reason).toBe('signed_out_elsewhere');
    });

    check('signs out on both sides', async () => {
      const browser = await signedIn();
      const { location } = (await browser.post('/api/sign-out')).json<{ location: string }>();
      const page = await browser.open(location);
      if (!page.url.startsWith(`${CONSOLE}/`)) {
        const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
        await browser.open(new URL(/action="([^"]+)"/.exec(page.body)?.[1] ?? '', page.url).href, { xsrf, logout: 'yes' });
      }
      expect((await browser.open(`${CONSOLE}/api/sign-in`)).body).toContain('id="password"');
    });

    check('that falls silent: people read for 15 minutes at most and are told, nobody gains anything', async () => {
      const browser = await signedIn();
      driver.fallSilent();
      expect(await oneMinuteLater(browser)).toBe(200);
      expect(await modeOf(browser)).toBe('read-only');
      const write = await browser.post(`/api/sites/${site}/samples`);
      expect([write.statusCode, write.json<{ code: string }>().code]).toEqual([403, 'read_only']);
      world.clock.advance(15 * 60_000);
      expect((await me(browser)).statusCode).toBe(503);
      driver.recover();
      await pause(5_100);
      world.clock.advance(5_000);
      expect(await modeOf(browser)).toBe('full');
      expect((await browser.post(`/api/sites/${site}/samples`)).statusCode).toBe(201);
    });

    if (!setsPasswords) return;

    check('ends the session within 60 s of use when an administrator set the password', async () => {
      const browser = await signedIn('doi-mat-khau');
      await driver.resetPassword!('doi-mat-khau');
      expect(await oneMinuteLater(browser)).toBe(401);
    });

    check('ends it at once when the administrator signs the person out as well', async () => {
      const browser = await signedIn();
      await driver.resetPassword!('bientap');
      await driver.signOut('bientap');
      await pause(1_000);
      expect((await me(browser)).statusCode).toBe(401);
    });
  });
}
