import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { outboundFetch } from '@cong-tinh/platform';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { readMessage } from '../../../libs/platform/src/mail/read-message.js';
import { KeycloakRealm } from '../../contracts/keycloak-realm.js';
import { type RunningBrowser, startBrowser } from '../../journeys/harness/browser.js';
import { BOTH_SCHEMES, look } from '../../journeys/harness/look.js';
import { ZONE } from '../parts/front.js';
import { keycloak, REALM_NAME } from '../parts/keycloak.js';
import { provinceFront } from '../parts/province-front.js';
import { stackFacts } from '../runner/index.js';
import { type LetterBox, openLetterBox } from './letter-box.js';

jest.setTimeout(120_000);

const PASSWORD = 'một mật khẩu đủ dài';
const USERS = ['can-bo', 'hai-may', 'moi', 'chua-xac-minh', 'quen-mat-khau'];
const VERIFIER = 'a verifier of the tests, which nobody exchanges for tokens';
/** Same in every language: names of products and of ways of transport, and what is not read by people. */
const NAMES = /^(FreeOTP|Google Authenticator|Microsoft Authenticator|USB|NFC|Bluetooth|y|\{0\})$/;
const FOREIGN = /\b(realm|client|token|e-?mail|passkey|redirect|flow|uri|url|broker|webauthn|scheme|fragment|clipboard|idp|please|your)\b/i;

describe("Keycloak's pages", () => {
  const facts = stackFacts(keycloak);
  const consoleOrigin = `https://quantri.${ZONE}:${stackFacts(provinceFront).httpsPort}`;

  let realm: KeycloakRealm;
  let running: RunningBrowser;
  let browser: Browser;
  let box: LetterBox;
  let page: Page;
  let faults: string[];

  const endpoint = (name: string, query: Record<string, string>) =>
    `${facts.base}/realms/${realm.name}/protocol/openid-connect/${name}?${new URLSearchParams(query).toString()}`;
  const signInAddress = (more: Record<string, string> = {}) =>
    endpoint('auth', {
      client_id: 'cong-tinh-console',
      response_type: 'code',
      scope: 'openid',
      state: 'x',
      redirect_uri: `${consoleOrigin}/api/sign-in/callback`,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      ...more,
    });
  const enterPassword = async (username: string, password = PASSWORD) => {
    await page.fill('#username', username);
    await page.fill('#password', password);
    await page.click('#kc-login');
  };
  const heading = () => page.getByRole('heading', { level: 1 }).innerText();
  const edit = (id: string, change: object) => realm.ask('PUT', `/users/${id}`, change);
  const idOf = async (username: string) => (await realm.ask<{ id: string }[]>('GET', `/users?exact=true&username=${username}`))[0]!.id;

  /** A browser of somebody's own. What it asks of other machines, misses or complains about is a fault. */
  const open = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (protocol !== 'data:' && host !== new URL(facts.base).host && !request.url().startsWith(consoleOrigin)) faults.push(request.url());
    });
    page.on('response', (answer) => {
      const { 'content-language': language, location } = answer.headers();
      if (!answer.url().startsWith(facts.base) || location) return;
      if (answer.request().resourceType() !== 'document') {
        if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
      } else if (language !== 'vi') faults.push(`${language ?? 'no language'} ${answer.url()}`);
    });
    page.on('console', (message) => {
      const own = message.location().url.startsWith(facts.base) && !message.text().includes('status of 400');
      if (own && ['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
  };

  beforeAll(async () => {
    box = await openLetterBox();
    running = await startBrowser();
    browser = await chromium.connect(running.address);
    realm = await KeycloakRealm.make(facts, {
      CONG_TINH_CONSOLE_ORIGIN: consoleOrigin,
      CONG_TINH_CONSOLE_SECRET: 'bi-mat-cua-trang',
      CONG_TINH_SSO_NAME: REALM_NAME,
    });
    await realm.ask('PUT', '', { smtpServer: { host: '127.0.0.1', port: String(box.port), from: `sso@${ZONE}` } });
    for (const name of USERS) await realm.addUser(name, PASSWORD);
  });
  afterAll(async () => {
    await realm?.remove();
    await browser?.close();
    await running?.close();
    box?.close();
  });

  beforeEach(async () => {
    faults = [];
    await open();
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it('greet in Vietnamese under the name that the realm has, whatever the browser speaks', async () => {
    await page.context().close();
    await open({ locale: 'en-US' });
    await page.goto(signInAddress({ ui_locales: 'en', kc_locale: 'en' }));
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    expect(await heading()).toBe('Đăng nhập');
    expect(await page.title()).toBe(`Đăng nhập - ${REALM_NAME}`);
    expect(await page.locator('header').innerText()).toContain(REALM_NAME);
    expect(await page.getByRole('combobox').count()).toBe(0);
    await page.getByLabel('Tên đăng nhập hoặc thư điện tử công vụ').fill('x');
    await look(page, 'keycloak-sign-in', BOTH_SCHEMES);

    await realm.ask('PUT', '', { displayName: 'Cổng thông tin điện tử thành phố Cần Thơ' });
    await page.goto(signInAddress());
    expect(await page.locator('header').innerText()).toContain('thành phố Cần Thơ');
    await realm.ask('PUT', '', { displayName: REALM_NAME });
  });

  it('have not a sentence of English, in pages that are shown and those that are not', async () => {
    await page.goto(signInAddress());
    const messages = async (language: string) => {
      const answer = await outboundFetch(`${facts.base}/resources/cong-tinh/login/${language}`);
      const list = (await answer.json()) as { key: string; value: string }[];
      return new Map(list.map(({ key, value }) => [key, value]));
    };
    const [english, vietnamese] = [await messages('en'), await messages('vi')];
    expect(english.size).toBeGreaterThan(400);
    const left = [...english].filter(([key, text]) => {
      const own = vietnamese.get(key);
      return !own || (own === text ? !NAMES.test(text) : FOREIGN.test(own.replace(/\$\{[^}]*\}/g, '')));
    });
    expect(left).toEqual([]);
  });

  it('lead the keyboard from field to field, in order and visibly', async () => {
    await page.goto(signInAddress());
    const seen: (string | null)[] = [];
    for (let step = 0; step < 5; step += 1) {
      const focus = page.locator(':focus');
      seen.push((await focus.getAttribute('id')) ?? (await focus.innerText()));
      const { outline, width } = await focus.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { outline: outlineStyle, width: parseFloat(outlineWidth) };
      });
      expect([outline, width]).toEqual(['solid', 3]);
      await page.keyboard.press('Tab');
    }
    expect(seen).toEqual(['username', 'password', 'password-show-password', 'Quên mật khẩu?', 'kc-login']);
  });

  it('show a password on demand', async () => {
    await page.goto(signInAddress());
    await page.fill('#password', 'x');
    await page.getByRole('button', { name: 'Hiện mật khẩu' }).click();
    expect(await page.locator('#password').getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Ẩn mật khẩu' }).click();
    expect(await page.locator('#password').getAttribute('type')).toBe('password');
  });

  it('say what to do about a wrong password, at the field', async () => {
    await page.goto(signInAddress());
    await enterPassword('can-bo', 'sai');
    const field = page.locator('#username');
    await page.locator('.error').waitFor();
    expect(await field.inputValue()).toBe('can-bo');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const error = await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText();
    expect(error).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng.');
    expect(error).toContain('Quên mật khẩu?');
    await look(page, 'keycloak-wrong-password', BOTH_SCHEMES);
  });

  it('ask for the second factor, refuse a wrong code, and go on with the right one', async () => {
    await page.goto(signInAddress({ acr_values: '2' }));
    await enterPassword('can-bo');
    await page.locator('#otp').waitFor();
    expect(await heading()).toBe('Xác thực bước hai');
    expect(await page.locator('#kc-attempted-username').inputValue()).toBe('can-bo');
    expect(await page.locator(':focus').getAttribute('id')).toBe('otp');
    expect(await page.locator('#otp').getAttribute('inputmode')).toBe('numeric');
    await look(page, 'keycloak-second-factor', BOTH_SCHEMES);

    await page.fill('#otp', '000000');
    await page.click('#kc-login');
    await page.locator('.error').waitFor();
    expect(await page.locator('.error').innerText()).toContain('Mã xác thực chưa đúng');
    await look(page, 'keycloak-wrong-code', BOTH_SCHEMES);

    await page.fill('#otp', realm.code());
    const [request] = await Promise.all([page.waitForRequest(`${consoleOrigin}/api/sign-in/callback?**`), page.click('#kc-login')]);
    expect(new URL(request.url()).searchParams.get('code')).toBeTruthy();
  });

  it('let the keyboard choose between two devices', async () => {
    const otp = (userLabel: string, value: string) => ({
      type: 'otp',
      userLabel,
      secretData: JSON.stringify({ value }),
      credentialData: JSON.stringify({ subType: 'totp', digits: 6, period: 30, algorithm: 'HmacSHA1' }),
    });
    await edit(await idOf('hai-may'), {
      credentials: [otp('Máy cơ quan', 'AAAAAAAAAAAAAAAA'), otp('Máy riêng', 'BBBBBBBBBBBBBBBB')],
    });
    await page.goto(signInAddress({ acr_values: '2' }));
    await enterPassword('hai-may');
    const own = page.getByRole('radio', { name: 'Máy riêng' });
    await page.getByRole('radio').first().focus();
    while (!(await own.isChecked())) await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('group', { name: 'Thiết bị xác thực' }).innerText()).toContain('Thiết bị chưa đặt tên');
    await look(page, 'keycloak-two-devices', BOTH_SCHEMES);
  });

  it('set a forgotten password anew by a letter, and leave the second factor alone', async () => {
    await page.goto(signInAddress());
    await page.getByRole('link', { name: 'Quên mật khẩu?' }).click();
    expect(await heading()).toBe('Quên mật khẩu');
    await look(page, 'keycloak-forgotten-password', BOTH_SCHEMES);
    const before = box.letters.length;
    await page.fill('#username', 'quen-mat-khau');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('.alert').waitFor();
    expect(await page.locator('.alert').innerText()).toContain('hộp thư sẽ nhận được hướng dẫn');
    await look(page, 'keycloak-letter-sent', BOTH_SCHEMES);

    const { headers, text } = readMessage(box.letters[before]!);
    expect(headers.get('subject')).toBe('Đặt lại mật khẩu');
    expect(text).toContain(`Có người vừa yêu cầu đặt lại mật khẩu của tài khoản mang địa chỉ thư này tại ${REALM_NAME}.`);
    const link = /http:\/\/sso\S+action-token\?\S+/.exec(text)?.[0];
    await page.goto(link!);
    expect(await heading()).toBe('Đặt mật khẩu mới');
    await page.fill('#password-new', 'ngắn');
    await page.locator('#password-confirm').focus();
    expect(await page.locator('#input-error-container-password-new').innerText()).toBe('Mật khẩu cần ít nhất 12 ký tự.');
    await page.fill('#password-confirm', 'khác');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('Hai lần nhập mật khẩu không giống nhau.').waitFor();
    await look(page, 'keycloak-new-password', BOTH_SCHEMES);

    for (const field of ['#password-new', '#password-confirm']) await page.fill(field, `${PASSWORD}, mới`);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('Thay đổi đã được lưu. Hãy trở lại bàn làm việc và đăng nhập.').waitFor();
    await look(page, 'keycloak-password-saved', BOTH_SCHEMES);
    const id = await idOf('quen-mat-khau');
    const kept = await realm.ask<{ type: string }[]>('GET', `/users/${id}/credentials`);
    const { requiredActions } = await realm.ask<{ requiredActions: string[] }>('GET', `/users/${id}`);
    expect([kept.filter(({ type }) => type === 'otp').length, requiredActions]).toEqual([1, []]);
  });

  it('set the second factor up, by picture or by hand', async () => {
    await edit(await idOf('moi'), { requiredActions: ['CONFIGURE_TOTP'] });
    await page.goto(signInAddress());
    await enterPassword('moi');
    await page.getByRole('img', { name: 'Mã QR chứa khóa của ứng dụng xác thực' }).waitFor();
    expect(await heading()).toBe('Cài đặt xác thực bước hai');
    await look(page, 'keycloak-set-up', BOTH_SCHEMES);
    await page.getByRole('link', { name: 'Không quét được?' }).click();
    expect(await page.locator('#kc-totp-secret-key').innerText()).toMatch(/^[A-Z2-7 ]+$/);
    await page.getByLabel('Mã xác thực').fill('1');
    await page.getByLabel('Tên thiết bị').fill('Máy cơ quan');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('.error').waitFor();
    await look(page, 'keycloak-set-up-by-hand', BOTH_SCHEMES);
  });

  it('ask for an address to be verified', async () => {
    await edit(await idOf('chua-xac-minh'), { emailVerified: false });
    await page.goto(signInAddress());
    await enterPassword('chua-xac-minh');
    await page.getByText('chua-xac-minh@longan.example').waitFor();
    expect(await heading()).toBe('Xác minh thư điện tử');
    await look(page, 'keycloak-verify-address', BOTH_SCHEMES);
  });

  it('offer two ways on from a page that is behind', async () => {
    await page.goto(signInAddress({ acr_values: '2' }));
    const first = await page.locator('#kc-form-login').getAttribute('action');
    await enterPassword('can-bo');
    await page.locator('#otp').waitFor();
    await page.goto(first!);
    expect(await heading()).toBe('Trang đã hết hạn');
    await look(page, 'keycloak-page-expired', BOTH_SCHEMES);
    await page.getByRole('link', { name: 'Tiếp tục bước đang dở' }).click();
    await page.locator('#otp').waitFor();
    await page.getByRole('button', { name: 'Dùng tài khoản khác' }).click();
    await page.locator('#username').waitFor();
  });

  it('confirm a sign-out', async () => {
    await page.goto(endpoint('logout', { client_id: 'cong-tinh-console' }));
    expect(await heading()).toBe('Đăng xuất');
    await page.getByText('Kết thúc phiên đăng nhập trên máy này?').waitFor();
    await look(page, 'keycloak-sign-out', BOTH_SCHEMES);
    await page.click('#kc-logout');
    await page.getByRole('heading', { name: 'Đã đăng xuất' }).waitFor();
    expect((await page.getByRole('main').innerText()).match(/Đã đăng xuất/g)).toHaveLength(1);
    expect(await page.getByRole('link', { name: 'Trở lại bàn làm việc' }).getAttribute('href')).toBe(`${consoleOrigin}/`);
    await look(page, 'keycloak-signed-out', BOTH_SCHEMES);
  });

  it('refuse a foreign address to return to, and lead back to the console', async () => {
    const answer = await page.goto(signInAddress({ redirect_uri: 'https://nơi-khác.example/' }));
    expect(answer?.status()).toBe(400);
    expect(await heading()).toBe('Không đăng nhập được');
    await page.getByText('Yêu cầu đăng nhập không hợp lệ').waitFor();
    expect(await page.getByRole('link', { name: 'Trở lại bàn làm việc' }).getAttribute('href')).toBe(`${consoleOrigin}/`);
    await look(page, 'keycloak-refused', BOTH_SCHEMES);
  });
});
