import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { KeycloakRealm } from '../../contracts/keycloak-realm.js';
import { type RunningBrowser, startBrowser } from '../../journeys/harness/browser.js';
import { BOTH_SCHEMES, look } from '../../journeys/harness/look.js';
import { keycloak } from '../parts/keycloak.js';
import { stackFacts } from '../runner/index.js';

const PASSWORD = 'mat-khau-minh-hoa';
const SECRET = 'bi-mat-cua-trang';

jest.setTimeout(180_000);

// What officials see of Keycloak: its own pages in the theme of deploy/keycloak.
describe('the pages of Keycloak', () => {
  const { base } = stackFacts(keycloak);
  const realm = new KeycloakRealm(stackFacts(keycloak));
  const clientId = `trang-${Date.now().toString(36)}`;
  const people = ['xem-trang', 'doi-mat-khau-moi', 'chua-xac-minh', 'chua-co-ma'].map((name) => `${name}-${clientId}`);
  const [official = '', newcomer = '', unverified = '', withoutCodes = ''] = people;
  let console: Server;
  let origin: string;
  let running: RunningBrowser;
  let browser: Browser;

  const idOf = async (username: string) => (await realm.ask<[{ id: string }]>('GET', `/users?exact=true&username=${username}`))[0].id;
  const change = async (username: string, more: object) => realm.ask('PUT', `/users/${await idOf(username)}`, more);
  const window = async () => {
    const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' });
    context.setDefaultTimeout(30_000);
    return context.newPage();
  };
  /** Opens the sign-in as the console does. */
  const ask = (page: Page, more: Record<string, string> = {}) =>
    page.goto(
      `${base}/realms/cong-tinh/protocol/openid-connect/auth?${new URLSearchParams({
        client_id: clientId,
        redirect_uri: `${origin}/api/sign-in/callback`,
        scope: 'openid profile email',
        response_type: 'code',
        code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
        code_challenge_method: 'S256',
        state: 's',
        nonce: 'n',
        acr_values: '1',
        ...more,
      }).toString()}`,
    );
  const signIn = async (page: Page, username: string, password = PASSWORD) => {
    await page.fill('#username', username);
    await page.fill('#password', password);
    await page.click('#kc-login');
  };
  const arrived = (page: Page) => page.waitForURL((url) => url.origin === origin);
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

  beforeAll(async () => {
    console = createServer((_request, response) => response.end('<!doctype html><title>Bàn làm việc</title>'));
    await new Promise<void>((done) => void console.listen(0, '127.0.0.1', done));
    origin = `http://quantri.longan.localhost:${(console.address() as AddressInfo).port}`;
    await realm.copyClient('cong-tinh-console', clientId, SECRET, { origin });
    for (const username of people) await realm.addUser(username, PASSWORD);
    await change(newcomer, { requiredActions: ['UPDATE_PASSWORD'] });
    await change(unverified, { emailVerified: false });
    const [code] = (await realm.ask<{ id: string; type: string }[]>('GET', `/users/${await idOf(withoutCodes)}/credentials`)).filter(
      ({ type }) => type === 'otp',
    );
    await realm.ask('DELETE', `/users/${await idOf(withoutCodes)}/credentials/${code!.id}`);
    running = await startBrowser();
    browser = await chromium.connect(running.address);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
    console?.close();
    for (const username of people) await realm.removeUser(username).catch(() => undefined);
    await realm.removeClient(clientId).catch(() => undefined);
  });

  it('signs in under the realm’s own name, and says plainly what was wrong', async () => {
    const page = await window();
    await ask(page);
    const { displayName } = await realm.ask<{ displayName: string }>('GET', '');
    expect(await page.locator('#kc-header-wrapper').innerText()).toContain(displayName);
    expect(await page.title()).toContain(displayName);
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
    expect(await heading(page)).toBe('Đăng nhập');
    await look(page, 'keycloak-sign-in', BOTH_SCHEMES);
    await signIn(page, official, 'sai');
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor();
    await look(page, 'keycloak-sign-in-wrong', BOTH_SCHEMES);
    await signIn(page, official);
    await arrived(page);
    await page.context().close();
  });

  it('asks for the second factor alone at a step-up, and takes it', async () => {
    const page = await window();
    await ask(page);
    await signIn(page, official);
    await arrived(page);
    await ask(page, { acr_values: '2' });
    expect([await page.locator('#otp').count(), await page.locator('#password').count()]).toEqual([1, 0]);
    await look(page, 'keycloak-second-factor', BOTH_SCHEMES);
    await page.fill('#otp', '000000');
    await page.click('#kc-login');
    await page.getByText('Mã xác thực không đúng.').waitFor();
    await look(page, 'keycloak-second-factor-wrong', BOTH_SCHEMES);
    await page.fill('#otp', realm.code());
    await page.click('#kc-login');
    await arrived(page);
    await page.context().close();
  });

  it('asks before it signs out somebody whom no client sent', async () => {
    const page = await window();
    await ask(page);
    await signIn(page, official);
    await arrived(page);
    await page.goto(`${base}/realms/cong-tinh/protocol/openid-connect/logout`);
    expect(await heading(page)).toBe('Đăng xuất');
    await look(page, 'keycloak-sign-out', BOTH_SCHEMES);
    await page.click('#kc-logout');
    await page.getByRole('heading', { name: 'Đã đăng xuất' }).waitFor();
    await look(page, 'keycloak-signed-out', BOTH_SCHEMES);
    await ask(page);
    expect(await page.locator('#password').count()).toBe(1);
    await page.context().close();
  });

  it('lets a newcomer set a password, and says what it must be', async () => {
    const page = await window();
    await ask(page);
    await signIn(page, newcomer);
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor();
    await look(page, 'keycloak-new-password', BOTH_SCHEMES);
    await page.fill('#password-new', 'ngan');
    await page.fill('#password-confirm', 'ngan');
    await page.click('#kc-submit');
    await page.getByText('Mật khẩu phải có ít nhất 12 ký tự.').first().waitFor();
    await look(page, 'keycloak-new-password-short', BOTH_SCHEMES);
    await page.fill('#password-new', 'mot-mat-khau-du-dai');
    await page.fill('#password-confirm', 'mot-mat-khau-du-dai');
    await page.click('#kc-submit');
    await arrived(page);
    await page.context().close();
  });

  it('has somebody without codes set them up', async () => {
    const page = await window();
    await ask(page, { acr_values: '2' });
    await signIn(page, withoutCodes);
    await page.getByRole('heading', { name: 'Cài mã xác thực' }).waitFor();
    await look(page, 'keycloak-codes', BOTH_SCHEMES);
    await page.context().close();
  });

  it('stops somebody whose address is not verified', async () => {
    const page = await window();
    await ask(page);
    await signIn(page, unverified);
    await page.locator('#kc-login').waitFor({ state: 'detached' });
    // Without a mail server the realm cannot send its letter, and says so.
    await look(page, 'keycloak-address', BOTH_SCHEMES);
    expect(new URL(page.url()).origin).not.toBe(origin);
    await page.context().close();
  });

  it('says in words what cannot go on: forgotten, foreign, expired', async () => {
    const page = await window();
    await ask(page);
    const action = (await page.getAttribute('#kc-form-login', 'action')) ?? '';
    await page.getByRole('link', { name: 'Quên mật khẩu?' }).click();
    await page.getByRole('heading', { name: 'Quên mật khẩu' }).waitFor();
    await look(page, 'keycloak-forgotten', BOTH_SCHEMES);
    await ask(page, { redirect_uri: 'https://la.example/' });
    expect(await heading(page)).toBe('Không đăng nhập được');
    await look(page, 'keycloak-refused', BOTH_SCHEMES);
    const another = await window();
    await another.goto(action);
    expect(await heading(another)).toBe('Không đăng nhập được');
    await look(another, 'keycloak-expired', BOTH_SCHEMES);
    await another.context().close();
    await page.context().close();
  });
});
