import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { World } from '../support/index.js';
import { ConsoleBrowser, CONSOLE, identityWorldOn, invited, office, SignInService, type SsoUnderTest } from './identity.factory.js';
import { KeycloakService } from './keycloak.factory.js';

jest.setTimeout(300_000);

interface Driver {
  readonly sso: SsoUnderTest;
  setEnabled(username: string, enabled: boolean): Promise<void>;
  signOut(username: string): Promise<void>;
}

/** The embedded provider always; a real Keycloak when KEYCLOAK_HOME names a built distribution (`kc.sh build --db=dev-file --health-enabled=true`). */
const KINDS: [string, boolean, () => Promise<Driver>][] = [
  [
    'the embedded provider',
    true,
    async () => {
      const sso = new SignInService();
      await sso.start([office('bientap'), office('khach')]);
      return {
        sso,
        setEnabled: async (username, enabled) => (enabled ? sso.provider.enable(username) : sso.provider.disable(username)),
        signOut: (username) => sso.provider.signOut(username),
      };
    },
  ],
  [
    'Keycloak',
    process.env['KEYCLOAK_HOME'] !== undefined,
    async () => {
      const sso = new KeycloakService();
      try {
        await sso.start(process.env['KEYCLOAK_HOME'] ?? '');
        for (const username of ['bientap', 'khach']) await sso.addUser(username);
      } catch (error) {
        await sso.stop();
        throw error;
      }
      return { sso, setEnabled: (username, enabled) => sso.setEnabled(username, enabled), signOut: (username) => sso.signOut(username) };
    },
  ],
];

for (const [name, present, start] of KINDS) {
  (present ? describe : describe.skip)(`the console's contract with ${name}`, () => {
    let driver: Driver;
    let world: World;
    const signedIn = async (options = {}) => {
      const browser = new ConsoleBrowser(world, driver.sso);
      expect(await browser.signIn('bientap', options)).toBe('/viec');
      return browser;
    };
    const me = async (browser: ConsoleBrowser) => browser.get('/api/me');

    beforeAll(async () => {
      driver = await start();
      world = await identityWorldOn(driver.sso);
      await invited(world, 'bientap');
    });
    afterAll(async () => {
      await world?.close();
      await driver?.sso.stop();
    });

    it('signs an invited person in by a verified address, and nobody else', async () => {
      const browser = await signedIn();
      expect((await me(browser)).json()).toMatchObject({ account: { email: 'bientap@longan.example' }, mode: 'full', stepUpUntil: null });
      expect(await new ConsoleBrowser(world, driver.sso).signIn('khach')).toContain('reason=account_not_invited');
    });

    it('steps up by the second factor, asked anew each time', async () => {
      const browser = await signedIn();
      await browser.signIn('bientap', { stepUp: true });
      expect((await me(browser)).json<{ stepUpUntil: string | null }>().stepUpUntil).not.toBeNull();
      const page = await browser.open(`${CONSOLE}/api/sign-in?stepUp=1`);
      // A service may ask for the password again as well; it remembers nothing.
      expect(page.body).toMatch(/id="(otp|password)"/);
      await browser.signIn('bientap');
      expect((await me(browser)).json<{ stepUpUntil: string | null }>().stepUpUntil).toBeNull();
    });

    it('refreshes a session in use and goes on', async () => {
      const browser = await signedIn();
      for (let minute = 0; minute < 3; minute += 1) {
        world.clock.advance(60_000);
        expect((await me(browser)).json()).toMatchObject({ mode: 'full' });
      }
    });

    it('ends the session of a disabled account within 60 s of use', async () => {
      const browser = await signedIn();
      await driver.setEnabled('bientap', false);
      world.clock.advance(60_000);
      expect((await me(browser)).statusCode).toBe(401);
      await driver.setEnabled('bientap', true);
    });

    it('ends sessions at once when an administrator signs the person out', async () => {
      const browser = await signedIn();
      await driver.signOut('bientap');
      await new Promise((done) => setTimeout(done, 1_000));
      expect((await me(browser)).statusCode).toBe(401);
      const [row] = await world.database.query<{ end_reason: string }>(
        'select end_reason from sessions order by created_at desc, id desc limit 1',
      );
      expect(row?.end_reason).toBe('signed_out_elsewhere');
    });

    it('signs out on both sides', async () => {
      const browser = await signedIn();
      const { location } = (await browser.post('/api/sign-out')).json<{ location: string }>();
      const page = await browser.open(location);
      if (!page.url.startsWith(`${CONSOLE}/`)) {
        const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
        await browser.open(new URL(/action="([^"]+)"/.exec(page.body)?.[1] ?? '', page.url).href, { xsrf, logout: 'yes' });
      }
      expect((await browser.open(`${CONSOLE}/api/sign-in`)).body).toContain('id="password"');
    });
  });
}
