import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CloseAccount, SESSION_COOKIE } from '@cong-tinh/identity';
import type { World } from '../support/index.js';
import {
  CONSOLE,
  ConsoleBrowser,
  giveSeat,
  identityWorld,
  identityWorldOn,
  invited,
  office,
  type SignInService,
  siteOf,
} from './identity.factory.js';

interface Me {
  account: { id: string; name: string; email: string };
  mode: string;
  readOnlySince: string | null;
  stepUpUntil: string | null;
  sites: { id: string; name: string; kind: string; seats: { kind: string }[] }[];
  roles: string[];
  permissions: string[];
  permissionsBySite: Record<string, string[]>;
  csrfToken: string;
}

jest.setTimeout(60_000);

describe('signing in', () => {
  let world: World;
  let sso: SignInService;
  let site: string;
  const sessions = () =>
    world.database.query<{ end_reason: string | null; sealed_tokens: string; secret_hash: string }>(
      'select * from sessions order by created_at, id',
    );
  const audited = async (chain = 'platform_audit_entries') =>
    (
      await world.database.query<{ action: string; outcome: string; body: string }>(
        `select action, outcome, body from ${chain} order by sequence desc limit 1`,
      )
    )[0];
  const browser = () => new ConsoleBrowser(world, sso);
  const me = async (who: ConsoleBrowser) => (await who.get('/api/me')).json<Me>();

  beforeAll(async () => {
    ({ world, sso } = await identityWorld([
      office('bientap'),
      office('khach'),
      office('chuaxacminh', { emailVerified: false }),
      office('khac'),
    ]));
    site = await siteOf(world, 'Hiệp Hòa');
    await giveSeat(world, site, await invited(world, 'bientap'), 'editor');
    await invited(world, 'chuaxacminh');
    await invited(world, 'khac');
  });
  afterAll(async () => {
    await world?.close();
    await sso?.stop();
  });
  afterEach(() => {
    sso.broken = null;
    sso.rewriteIdToken = null;
    sso.tokenError = null;
    sso.delayMs = 0;
  });

  it('binds an invitation at the first sign-in and opens a session that the browser cannot read', async () => {
    const editor = browser();
    expect(await editor.signIn('bientap', { returnTo: '/viec?loc=moi' })).toBe('/viec?loc=moi');
    expect(await me(editor)).toMatchObject({
      account: { name: 'bientap (minh họa)', email: 'bientap@longan.example' },
      mode: 'full',
      readOnlySince: null,
      stepUpUntil: null,
      roles: [],
      sites: [{ id: site, name: 'Hiệp Hòa', kind: 'commune', seats: [{ kind: 'editor' }] }],
    });
    const mine = await me(editor);
    expect(mine.permissionsBySite[site]).toEqual(expect.arrayContaining(['sample.read', 'sample.edit']));
    expect(mine.permissionsBySite[site]).not.toContain('sample.sign');
    const cookie = editor.setCookies.find((one) => one.startsWith(SESSION_COOKIE));
    expect(cookie).toMatch(/^__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const [row] = await sessions();
    expect(JSON.stringify(row)).not.toContain(editor.session);
    expect(row?.sealed_tokens).toMatch(/^v1\./);
    expect(await world.database.query(`select state, issuer from accounts where email = 'bientap@longan.example'`)).toEqual([
      { state: 'active', issuer: sso.issuer },
    ]);
    expect((await audited())?.action).toBe('session.started');
  });

  it('sends what the protocol demands and no token to the browser', async () => {
    const response = await world.request({ method: 'GET', url: '/api/sign-in' });
    expect(response.statusCode).toBe(303);
    const url = new URL(response.headers.location ?? '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'cong-tinh-console',
      redirect_uri: `${CONSOLE}/api/sign-in/callback`,
      code_challenge_method: 'S256',
      acr_values: '1',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.any(String),
      nonce: expect.any(String),
    });
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-sign-in=v1\.[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/),
    ]);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('makes a new session at every sign-in and ends the one before', async () => {
    const editor = browser();
    await editor.signIn('bientap');
    const first = editor.session;
    await editor.signIn('bientap');
    expect(editor.session).not.toBe(first);
    editor.session = first;
    expect((await editor.get('/api/me')).statusCode).toBe(401);
  });

  it('refuses who was not invited, and audits it', async () => {
    const guest = browser();
    expect(await guest.signIn('khach')).toBe('/dang-nhap?reason=account_not_invited&return=%2Fviec');
    expect(guest.session).toBeNull();
    expect(await audited()).toMatchObject({
      action: 'session.refused',
      outcome: 'refused',
      body: expect.stringContaining('account_not_invited'),
    });
    expect((await audited())?.body).not.toContain('longan.example');
  });

  it('refuses an invited address that the sign-in service did not verify', async () => {
    expect(await browser().signIn('chuaxacminh')).toContain('reason=email_not_verified');
  });

  it('refuses an invitation that ran out', async () => {
    await world.database.query(
      `update invitations set expires_at = now() - interval '1 day' where account_id = (select id from accounts where email = 'khac@longan.example')`,
    );
    expect(await browser().signIn('khac')).toContain('reason=account_not_invited');
    await invited(world, 'khac');
    expect(await browser().signIn('khac')).toBe('/viec');
  });

  it('returns nobody to another host', async () => {
    expect(await browser().signIn('bientap', { returnTo: '//evil.example/' })).toBe('/');
  });

  it('refuses an answer that another browser asked for, one with another state, and one used before', async () => {
    const attacker = browser();
    const begun = await attacker.open(`${CONSOLE}/api/sign-in`);
    expect(begun.body).toContain('id="password"');
    const stranger = await world.request({ method: 'GET', url: '/api/sign-in/callback?code=x&state=y' });
    expect(stranger.headers.location).toBe('/dang-nhap?reason=expired&return=%2F');
    const withState = await attacker.get('/api/sign-in/callback?code=x&state=y');
    expect(withState.headers.location).toContain('reason=sign_in_failed');
    expect([withState.headers['set-cookie']].flat().join()).not.toContain(SESSION_COOKIE);
    const cancelled = await attacker.get('/api/sign-in/callback?error=access_denied&state=y');
    expect(cancelled.headers.location).toContain('reason=sign_in_failed');
  });

  it('says that the sign-in service is away', async () => {
    sso.broken = 503;
    const response = await world.request({ method: 'GET', url: '/api/sign-in?return=/viec' });
    // The realm's metadata was read before: the browser still finds its way, and the code cannot be exchanged.
    expect(response.statusCode).toBe(303);
  });

  describe('a step-up', () => {
    it('asks for the second factor, rotates the session and lasts 15 minutes', async () => {
      const editor = browser();
      await editor.signIn('bientap');
      const before = editor.session;
      expect(await editor.signIn('bientap', { stepUp: true, returnTo: '/trang' })).toBe('/trang');
      expect(editor.session).not.toBe(before);
      expect((await me(editor)).stepUpUntil).toBe(new Date(world.clock.now().getTime() + 15 * 60_000).toISOString());
      expect((await audited())?.action).toBe('session.stepped_up');
    });

    it('asks for the second level, not for the password again', async () => {
      const level = async (url: string) => {
        const { location } = (await world.request({ method: 'GET', url })).headers;
        const { acr_values, max_age, prompt } = Object.fromEntries(new URL(location ?? '').searchParams);
        return [acr_values, max_age, prompt];
      };
      expect(await level('/api/sign-in?stepUp=1')).toEqual(['2', undefined, undefined]);
      expect(await level('/api/sign-in')).toEqual(['1', undefined, undefined]);
    });

    it.each([
      ['of an hour ago', { auth_time: Math.floor(Date.now() / 1000) - 3600 }],
      ['that is not dated', { auth_time: undefined }],
    ])('is not had by an authentication %s', async (_what, change) => {
      const editor = browser();
      await editor.signIn('bientap');
      const before = editor.session;
      sso.rewriteIdToken = (claims) => ({ ...claims, ...change });
      expect(await editor.signIn('bientap', { stepUp: true })).toContain('reason=step_up_not_fresh');
      expect(editor.session).toBe(before);
      expect((await me(editor)).stepUpUntil).toBeNull();
      sso.rewriteIdToken = null;
      await editor.signIn('bientap', { stepUp: true });
      expect((await me(editor)).stepUpUntil).not.toBeNull();
    });

    it('is not had by a plain sign-in, whatever the sign-in service remembers', async () => {
      const editor = browser();
      await editor.signIn('bientap', { stepUp: true });
      await editor.signIn('bientap');
      expect((await me(editor)).stepUpUntil).toBeNull();
    });
  });

  describe('a session in use', () => {
    it('is refreshed after 60 s, once however many ask', async () => {
      const editor = browser();
      await editor.signIn('bientap');
      const before = sso.refreshes;
      await editor.get('/api/me');
      expect(sso.refreshes).toBe(before);
      world.clock.advance(60_000);
      const answers = await Promise.all(Array.from({ length: 20 }, () => editor.get('/api/me')));
      expect(answers.map((answer) => answer.statusCode)).toEqual(Array.from({ length: 20 }, () => 200));
      expect(sso.refreshes).toBe(before + 1);
    });

    it('ends when the sign-in service refuses: a disabled account', async () => {
      const editor = browser();
      await editor.signIn('bientap');
      sso.provider.disable('bientap');
      world.clock.advance(59_000);
      expect((await editor.get('/api/me')).statusCode).toBe(200);
      world.clock.advance(1_000);
      const answer = await editor.get('/api/me');
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'not_signed_in' });
      expect(await audited()).toMatchObject({ action: 'session.refused', body: expect.stringContaining('invalid_grant') });
      sso.provider.enable('bientap');
      expect((await editor.get('/api/me')).statusCode).toBe(401);
    });

    it.each(['silent', 502] as const)(
      'may only read while the sign-in service does not answer (%s), 15 minutes at most',
      async (broken) => {
        const editor = browser();
        await editor.signIn('bientap');
        sso.broken = broken;
        world.clock.advance(60_000);
        const since = world.clock.now().toISOString();
        expect(await me(editor)).toMatchObject({ mode: 'read-only', readOnlySince: since });
        expect((await editor.get(`/api/sites/${site}/samples`)).statusCode).toBe(200);
        const refused = await editor.post(`/api/sites/${site}/samples`);
        expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'read_only']);
        world.clock.advance(14 * 60_000);
        expect((await me(editor)).mode).toBe('read-only');
        world.clock.advance(60_000);
        const away = await editor.get('/api/me');
        expect([away.statusCode, away.json<{ code: string }>().code]).toEqual([503, 'sso_unavailable']);
        sso.broken = null;
        await new Promise((resolve) => setTimeout(resolve, 5_100));
        world.clock.advance(5_000);
        expect(await me(editor)).toMatchObject({ mode: 'full', readOnlySince: null });
        expect((await editor.post(`/api/sites/${site}/samples`)).statusCode).toBe(201);
      },
      20_000,
    );

    it.each([
      [401, 'invalid_client'],
      [400, 'unauthorized_client'],
    ])('outlasts a sign-in service that refuses the console itself (%s %s): 503, said loudly, nothing ended', async (status, error) => {
      const editor = browser();
      await editor.signIn('bientap');
      const ended = (await sessions()).filter(({ end_reason }) => end_reason === 'refused').length;
      sso.tokenError = { status, error };
      world.clock.advance(60_000);
      const answer = await editor.get('/api/me');
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'sso_misconfigured']);
      expect(await browser().signIn('bientap')).toContain('reason=sso_misconfigured');
      expect((await sessions()).filter(({ end_reason }) => end_reason === 'refused')).toHaveLength(ended);
      sso.tokenError = null;
      await new Promise((resolve) => setTimeout(resolve, 5_100));
      expect(await me(editor)).toMatchObject({ mode: 'full' });
    });

    it('waits for a slow sign-in service a limited time, then is told so; none is ended', async () => {
      const editors = Array.from({ length: 6 }, browser);
      for (const editor of editors) await editor.signIn('bientap');
      sso.delayMs = 3_000;
      world.clock.advance(60_000);
      const begun = Date.now();
      const answers = await Promise.all(editors.map((editor) => editor.get('/api/me')));
      expect(Date.now() - begun).toBeLessThan(10_000);
      const codes = answers.map((answer) => `${answer.statusCode} ${answer.json<{ code?: string }>().code ?? ''}`.trim());
      // Two places for a pool of eight: two answered after three seconds, two after six, two waited five in vain.
      expect(codes.sort()).toEqual(['200', '200', '200', '200', '503 session_check_busy', '503 session_check_busy']);
      sso.delayMs = 0;
      for (const editor of editors) expect((await editor.get('/api/me')).statusCode).toBe(200);
    });

    it('ends after an hour without use and after twelve in any case', async () => {
      const editor = browser();
      await editor.signIn('bientap');
      world.clock.advance(60 * 60_000);
      expect((await editor.get('/api/me')).statusCode).toBe(401);
    });

    it('ends with its account; whoever is invited again gets a new one', async () => {
      const editor = browser();
      await editor.signIn('khac');
      const old = (await me(editor)).account.id;
      await world.get(CloseAccount).execute({ accountId: old, reason: 'Nghỉ việc' });
      expect((await editor.get('/api/me')).statusCode).toBe(401);
      expect((await sessions()).at(-1)).toMatchObject({ end_reason: 'account_closed', sealed_tokens: '' });
      expect(await browser().signIn('khac')).toContain('reason=account_closed');
      const fresh = await invited(world, 'khac');
      expect(fresh).not.toBe(old);
      const back = browser();
      await back.signIn('khac');
      expect((await me(back)).account.id).toBe(fresh);
    });

    it('is refreshed once even when two processes are asked', async () => {
      const { onLogout } = sso;
      const other = await identityWorldOn(sso, world.database);
      sso.onLogout = onLogout;
      other.clock.set(world.clock.now());
      const editor = browser();
      await editor.signIn('bientap');
      const there = new ConsoleBrowser(other, sso);
      there.session = editor.session;
      for (const one of [world, other]) one.clock.advance(60_000);
      const before = sso.refreshes;
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? editor : there).get('/api/me')));
      expect(answers.map((answer) => answer.statusCode)).toEqual(Array.from({ length: 6 }, () => 200));
      expect(sso.refreshes).toBe(before + 1);
      await other.close();
    });
  });

  describe('signing out', () => {
    it('ends the session here at once, and leads to the end of the other', async () => {
      const editor = browser();
      await editor.signIn('bientap');
      const secret = editor.session;
      const out = await editor.post('/api/sign-out');
      expect(out.statusCode).toBe(200);
      expect(out.headers['set-cookie']).toBe(`${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`);
      editor.session = secret;
      expect((await editor.get('/api/me')).statusCode).toBe(401);
      const { location } = out.json<{ location: string }>();
      const page = await editor.open(location);
      const done = await editor.open(new URL(/action="([^"]+)"/.exec(page.body)?.[1] ?? '', page.url).href, {
        xsrf: /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '',
        logout: 'yes',
      });
      expect(done.url).toBe(`${CONSOLE}/dang-nhap?reason=out`);
      const again = await editor.open(`${CONSOLE}/api/sign-in`);
      expect(again.body).toContain('id="password"');
    });

    it('works while the sign-in service is away', async () => {
      const editor = browser();
      await editor.signIn('bientap');
      sso.broken = 'silent';
      world.clock.advance(60_000);
      const out = await editor.post('/api/sign-out');
      expect([out.statusCode, (await sessions()).at(-1)?.end_reason]).toEqual([200, 'signed_out']);
    });

    it('from the other side ends every session of that sign-in, and a replay ends nothing more', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_100));
      const editor = browser();
      await editor.signIn('bientap');
      let payload = '';
      const deliver = sso.onLogout;
      sso.onLogout = (body) => deliver((payload = body));
      await sso.provider.signOut('bientap');
      expect((await editor.get('/api/me')).statusCode).toBe(401);
      expect((await audited())?.action).toBe('session.ended_elsewhere');
      const later = browser();
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await later.signIn('bientap');
      expect(await deliver(payload)).toBe(200);
      expect((await later.get('/api/me')).statusCode).toBe(200);
    });

    it('of a whole account ends the sessions before it; replayed, none that began after', async () => {
      const before = browser();
      await before.signIn('bientap');
      const payload = new URLSearchParams({ logout_token: await sso.logoutToken({ sub: sso.provider.subjectOf('bientap') }) }).toString();
      expect(await sso.onLogout(payload)).toBe(200);
      expect((await before.get('/api/me')).statusCode).toBe(401);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const after = browser();
      await after.signIn('bientap');
      expect(await sso.onLogout(payload)).toBe(200);
      expect((await after.get('/api/me')).statusCode).toBe(200);
    });

    it('by a token that is too old, or orders nothing, is refused', async () => {
      const sub = sso.provider.subjectOf('bientap');
      const old = await sso.logoutToken({ sub, iat: Math.floor(Date.now() / 1000) - 200 });
      const noEvent = await sso.logoutToken({ sub, events: {} });
      for (const logout_token of [old, noEvent]) expect(await sso.onLogout(new URLSearchParams({ logout_token }).toString())).toBe(400);
    });

    it.each([
      ['nothing', ''],
      ['rubbish', 'logout_token=a.b.c'],
      ['an access token', null],
    ])('by %s is refused', async (_what, payload) => {
      const body = payload ?? new URLSearchParams({ logout_token: await sso.serviceToken('he-thong-mot-cua') }).toString();
      const answer = await world.request({
        method: 'POST',
        url: '/api/back-channel-logout',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: body,
      });
      expect([400, 422]).toContain(answer.statusCode);
    });
  });
});
