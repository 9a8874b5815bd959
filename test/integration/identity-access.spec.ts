import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RegisterService, SESSION_COOKIE } from '@cong-tinh/identity';
import { uuidv7 } from '@cong-tinh/kernel';
import type { World } from '../support/index.js';
import {
  CONSOLE,
  ConsoleBrowser,
  giveRole,
  giveSeat,
  identityWorld,
  invited,
  office,
  sessionOf,
  type SignInService,
  siteOf,
} from './identity.factory.js';

jest.setTimeout(60_000);

describe('the guard before every route', () => {
  let world: World;
  let sso: SignInService;
  let ours: string;
  let theirs: string;
  let editor: ConsoleBrowser;
  let head: ConsoleBrowser;
  const samples = (site: string) => `/api/sites/${site}/samples`;
  const last = async (chain: string, where = 'true') =>
    (
      await world.database.query<{ action: string; outcome: string; actor_name: string; body: string }>(
        `select * from ${chain} where ${where} order by sequence desc limit 1`,
      )
    )[0];
  const codeOf = (answer: { statusCode: number; json<T>(): T }) => [answer.statusCode, answer.json<{ code: string }>().code];

  beforeAll(async () => {
    ({ world, sso } = await identityWorld([office('bientap')]));
    ours = await siteOf(world, 'Hiệp Hòa');
    theirs = await siteOf(world, 'Tân Thạnh');
    const account = await invited(world, 'bientap');
    await giveSeat(world, ours, account, 'editor');
    editor = await sessionOf(world, sso, account);
    const chief = await invited(world, 'truongban');
    await giveSeat(world, ours, chief, 'head');
    head = await sessionOf(world, sso, chief, false);
  });
  afterAll(async () => {
    await world?.close();
    await sso?.stop();
  });

  it('lets a seat do what its permission allows, on its site', async () => {
    expect((await editor.get(samples(ours))).statusCode).toBe(200);
    expect((await editor.post(samples(ours))).statusCode).toBe(201);
  });

  it('refuses a seat what its permission does not allow, and audits it on the site', async () => {
    expect(codeOf(await editor.post(`${samples(ours)}/signature`))).toEqual([403, 'permission_refused']);
    expect(await last('audit_entries', `site_id = '${ours}'`)).toMatchObject({
      action: 'access.refused',
      outcome: 'refused',
      actor_name: 'bientap (minh họa)',
      body: expect.stringContaining('sample.sign'),
    });
  });

  it('LA-20.2 answers alike for another site, a site that does not exist and an id that is none', async () => {
    const answers = await Promise.all(
      [samples(theirs), samples(uuidv7()), samples('khong-phai-ma'), samples(`${ours}'--`)].map((url) => editor.get(url)),
    );
    for (const answer of answers) {
      expect(codeOf(answer)).toEqual([404, 'site_not_found']);
      expect(answer.json<{ detail: string }>().detail).toBe('Không tìm thấy trang này.');
    }
    expect(await last('platform_audit_entries')).toMatchObject({ action: 'access.refused', outcome: 'refused' });
    expect(await last('audit_entries', `site_id = '${theirs}'`)).toBeUndefined();
  });

  it('refuses everybody without a session or a token', async () => {
    expect(codeOf(await world.request({ method: 'GET', url: samples(ours) }))).toEqual([401, 'not_signed_in']);
    for (const cookie of [`${SESSION_COOKIE}=x`, `${SESSION_COOKIE}=${'a'.repeat(43)}`, `${SESSION_COOKIE}=' or 1=1--`]) {
      expect(codeOf(await world.request({ method: 'GET', url: samples(ours), headers: { cookie } }))).toEqual([401, 'not_signed_in']);
    }
  });

  it('refuses two session cookies, on open routes too', async () => {
    const cookie = `${SESSION_COOKIE}=${editor.session}; ${SESSION_COOKIE}=${'b'.repeat(43)}`;
    for (const url of [samples(ours), '/api/me', '/api/sign-in']) {
      expect(codeOf(await world.request({ method: 'GET', url, headers: { cookie } }))).toEqual([400, 'two_session_cookies']);
    }
  });

  it('refuses a session and a token at once', async () => {
    expect(codeOf(await editor.get(samples(ours), { authorization: 'Bearer a.b.c' }))).toEqual([400, 'two_credentials']);
  });

  describe('against forged requests', () => {
    it.each([
      ['no token', { 'x-csrf-token': '' }],
      ['a wrong token', { 'x-csrf-token': 'a'.repeat(43) }],
      ['a sibling as origin', { origin: 'http://hiephoa.duchoa.longan.localhost:8080' }],
      ['an origin that ends like ours', { origin: 'http://evil-quantri.longan.localhost:8080' }],
      ['another port', { origin: 'http://quantri.longan.localhost:8081' }],
      ['another scheme', { origin: 'https://quantri.longan.localhost:8080' }],
      ['a null origin', { origin: 'null' }],
      ['a same-site fetch', { 'sec-fetch-site': 'same-site' }],
    ])('refuses %s', async (_what, headers) => {
      expect(codeOf(await editor.post(samples(ours), {}, headers))).toEqual([403, 'csrf_refused']);
    });

    it('refuses a change without an origin', async () => {
      const headers = { cookie: `${SESSION_COOKIE}=${editor.session}`, 'x-csrf-token': editor.csrfToken };
      expect(codeOf(await world.request({ method: 'POST', url: samples(ours), headers }))).toEqual([403, 'csrf_refused']);
    });

    it("refuses another session's token", async () => {
      expect(codeOf(await editor.post(samples(ours), {}, { 'x-csrf-token': head.csrfToken }))).toEqual([403, 'csrf_refused']);
    });

    it("refuses a sibling's page that reads with the person's cookie", async () => {
      expect(
        codeOf(await editor.get(samples(ours), { 'sec-fetch-site': 'same-site', origin: 'http://hiephoa.duchoa.longan.localhost:8080' })),
      ).toEqual([403, 'csrf_refused']);
    });

    it('refuses to sign somebody out', async () => {
      expect(codeOf(await editor.post('/api/sign-out', {}, { origin: 'http://evil.example' }))).toEqual([403, 'csrf_refused']);
      expect((await editor.get('/api/me')).statusCode).toBe(200);
    });
  });

  it('demands the second factor where the permission does', async () => {
    expect(codeOf(await head.post(`${samples(ours)}/signature`))).toEqual([403, 'step_up_required']);
    const [account] = await world.database.query<{ id: string }>(`select id from accounts where email = 'truongban@longan.example'`);
    const stepped = await sessionOf(world, sso, account?.id ?? '', true);
    expect((await stepped.post(`${samples(ours)}/signature`)).statusCode).toBe(201);
    world.clock.advance(15 * 60_000);
    await world.database.query('update sessions set refreshed_at = $1, checked_at = $1', [world.clock.now()]);
    expect(codeOf(await stepped.post(`${samples(ours)}/signature`))).toEqual([403, 'step_up_required']);
  });

  it('counts seats on the days they hold', async () => {
    const account = await invited(world, 'hethan');
    const today = world.clock.today();
    const ended = await giveSeat(world, ours, account, 'editor', { to: today });
    const browser = await sessionOf(world, sso, account);
    expect(codeOf(await browser.get(samples(ours)))).toEqual([404, 'site_not_found']);
    await world.database.query(`update seats set valid_to = date '${today}' + 1 where id = $1`, [ended]);
    expect((await browser.get(samples(ours))).statusCode).toBe(200);
    await world.database.query(`update seats set valid_from = date '${today}' + 1, valid_to = null where id = $1`, [ended]);
    expect(codeOf(await browser.get(samples(ours)))).toEqual([404, 'site_not_found']);
  });

  it('LA-10.1.d the webmaster finds no drafts of a component site', async () => {
    const account = await invited(world, 'quantri');
    await giveRole(world, account, 'webmaster');
    const webmaster = await sessionOf(world, sso, account);
    for (const url of [samples(ours), samples(uuidv7())]) expect(codeOf(await webmaster.get(url))).toEqual([404, 'site_not_found']);
    expect(codeOf(await webmaster.post(`${samples(ours)}/signature`))).toEqual([404, 'site_not_found']);
    expect((await webmaster.get(`/api/sites/${ours}/seats`)).statusCode).toBe(200);
    expect(codeOf(await webmaster.get(`/api/sites/${uuidv7()}/seats`))).toEqual([404, 'site_not_found']);
  });

  it('LA-11.3.a the security inspector reads what is for it and changes nothing', async () => {
    const account = await invited(world, 'congan');
    await giveRole(world, account, 'securityInspector');
    const inspector = await sessionOf(world, sso, account);
    expect((await inspector.get('/api/province/audit')).statusCode).toBe(200);
    expect((await inspector.get(`/api/sites/${ours}/audit`)).statusCode).toBe(200);
    expect((await inspector.get('/api/province/accounts')).statusCode).toBe(200);
    expect(codeOf(await inspector.post('/api/province/accounts', { name: 'A', email: 'a@longan.example' }))).toEqual([
      403,
      'permission_refused',
    ]);
    expect(codeOf(await inspector.get(samples(ours)))).toEqual([404, 'site_not_found']);
    expect(codeOf(await inspector.post(`/api/sites/${ours}/break-glass`, { reason: 'x'.repeat(20), hours: 1 }))).toEqual([
      404,
      'site_not_found',
    ]);
  });

  it('asks a role for its days', async () => {
    const account = await invited(world, 'tenmien');
    await giveRole(world, account, 'webmaster');
    await world.database.query('update province_roles set valid_to = $2 where account_id = $1', [account, world.clock.today()]);
    const former = await sessionOf(world, sso, account);
    expect(codeOf(await former.get('/api/province/accounts'))).toEqual([403, 'permission_refused']);
  });

  it('is 503, not the refusal, when the refusal cannot be audited', async () => {
    await world.database.query('revoke insert on audit_entries from portal_app');
    expect(codeOf(await editor.post(`${samples(ours)}/signature`))).toEqual([503, 'audit_unavailable']);
    await world.database.query('grant insert on audit_entries to portal_app');
  });

  describe('bearer tokens', () => {
    const call = async (token: string, method: 'GET' | 'POST' = 'GET', url = samples(ours)) =>
      world.request({ method, url, headers: { authorization: `Bearer ${token}` } });

    beforeAll(async () => {
      for (const subject of ['he-thong-mot-cua', 'he-thong-ghi']) {
        const service = await world.get(RegisterService).execute({ name: `Hệ thống ${subject}`, subject });
        await giveSeat(world, ours, service.id, 'editor');
        await giveSeat(world, ours, service.id, 'member');
      }
    });

    it('lets a service do what its token and its seats allow, without cookies or CSRF tokens', async () => {
      const reader = await sso.serviceToken('he-thong-mot-cua');
      expect((await call(reader)).statusCode).toBe(200);
      expect(codeOf(await call(reader, 'POST'))).toEqual([403, 'token_role_missing']);
      const writer = await sso.serviceToken('he-thong-ghi');
      expect((await call(writer, 'POST')).statusCode).toBe(201);
      expect(codeOf(await call(writer, 'GET', samples(theirs)))).toEqual([404, 'site_not_found']);
      expect((await call(writer, 'GET', '/api/me')).json()).toMatchObject({ csrfToken: '', mode: 'full' });
    });

    it('never lets a service do what demands a person', async () => {
      const [service] = await world.database.query<{ id: string }>(`select id from accounts where subject = 'he-thong-ghi'`);
      await world.database.query(`update seats set valid_to = '2025-06-03' where kind = 'head' and site_id = $1`, [ours]);
      await giveSeat(world, ours, service?.id ?? '', 'head', { from: '2025-06-03' });
      expect(codeOf(await call(await sso.serviceToken('he-thong-ghi'), 'POST', `${samples(ours)}/signature`))).toEqual([
        403,
        'step_up_required',
      ]);
    });

    it('refuses a genuine token of a service without an account', async () => {
      expect(codeOf(await call(await sso.serviceToken('he-thong-la')))).toEqual([401, 'not_signed_in']);
    });

    it('finds a rotated key at once', async () => {
      await sso.provider.rotateKeys();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect((await call(await sso.serviceToken('he-thong-mot-cua'))).statusCode).toBe(200);
    });

    it.each(['a.b.c', 'x', `${'a'.repeat(9000)}.b.c`])('refuses %p', async (token) => {
      expect(codeOf(await call(token))).toEqual([401, 'token_refused']);
    });

    it("refuses an official's own access token: a person works in the console", async () => {
      const browser = new ConsoleBrowser(world, sso);
      await browser.signIn('bientap');
      expect(browser.session).not.toBeNull();
      expect(
        codeOf(await world.request({ method: 'GET', url: samples(ours), headers: { authorization: `Bearer ${browser.session}` } })),
      ).toEqual([401, 'token_refused']);
    });
  });

  it('is the origin that configuration names', () => {
    expect(CONSOLE).toBe('http://quantri.longan.localhost:8080');
  });
});
