import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Delegations } from '@cong-tinh/identity';
import { Database, Mail } from '@cong-tinh/platform';
import type { World } from '../support/index.js';
import {
  type ConsoleBrowser,
  giveRole,
  giveSeat,
  identityWorld,
  invited,
  sessionOf,
  type SignInService,
  siteOf,
} from './identity.factory.js';

const decision = { decisionNumber: '12/QĐ-UBND', decisionDate: '2026-11-02', decidedBy: 'Chủ tịch UBND xã' };

jest.setTimeout(60_000);

describe('who holds power', () => {
  let world: World;
  let sso: SignInService;
  let commune: string;
  let province: string;
  let webmaster: ConsoleBrowser;
  let unitHead: ConsoleBrowser;
  let webmasterId: string;
  const codeOf = (answer: { statusCode: number; json<T>(): T }) => [answer.statusCode, answer.json<{ code: string }>().code];
  const audit = async (site: string | null) =>
    (
      await world.database.query<{ action: string; outcome: string; actor_name: string; body: string }>(
        site
          ? 'select * from audit_entries where site_id = $1 order by sequence desc limit 1'
          : 'select * from platform_audit_entries order by sequence desc limit 1',
        site ? [site] : [],
      )
    )[0];
  const seat = (kind: string, more: object = {}) => ({
    accountEmail: `${kind.toLowerCase()}@longan.example`,
    accountName: `${kind} (minh họa)`,
    kind,
    position: 'Chức vụ',
    validFrom: '2026-11-03',
    ...decision,
    ...more,
  });

  beforeAll(async () => {
    ({ world, sso } = await identityWorld([]));
    commune = await siteOf(world, 'Hiệp Hòa');
    province = await siteOf(world, 'Long An', 'province');
    webmasterId = await invited(world, 'quantri');
    await giveRole(world, webmasterId, 'webmaster');
    webmaster = await sessionOf(world, sso, webmasterId);
  });
  afterAll(async () => {
    await world?.close();
    await sso?.stop();
  });
  beforeEach(async () => {
    await world.database.query('update sessions set refreshed_at = $1, checked_at = $1, step_up_until = $2', [
      world.clock.now(),
      new Date(world.clock.now().getTime() + 60_000),
    ]);
  });

  describe('seats', () => {
    it('LA-20.2 the webmaster enters the head of a unit, and nobody else there', async () => {
      const url = `/api/sites/${commune}/seats`;
      expect(codeOf(await webmaster.post(url, seat('head')))).toEqual([403, 'seat_by_unit_head']);
      const answer = await webmaster.post(url, seat('unitHead', { position: 'Chủ tịch UBND xã Hiệp Hòa' }));
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toMatchObject({ kind: 'unitHead', accountName: 'unitHead (minh họa)', unitName: 'Hiệp Hòa', validTo: null });
      expect(await audit(commune)).toMatchObject({ action: 'seat.assigned', actor_name: 'quantri (minh họa)' });
      const [account] = await world.database.query<{ id: string; state: string }>(
        `select id, state from accounts where email = 'unithead@longan.example'`,
      );
      expect(account?.state).toBe('invited');
      unitHead = await sessionOf(world, sso, account?.id ?? '');
    });

    it('LA-20.2 the head of the unit sets up the rest, but not its own successor', async () => {
      const url = `/api/sites/${commune}/seats`;
      for (const kind of ['head', 'deputy', 'editor', 'contributor', 'contentUnit', 'uploader'])
        expect((await unitHead.post(url, seat(kind))).statusCode).toBe(201);
      expect(codeOf(await unitHead.post(url, seat('unitHead', { accountEmail: 'khac@longan.example', validFrom: '2027-01-01' })))).toEqual([
        403,
        'seat_by_committee',
      ]);
      const list = (await unitHead.get(url)).json<{ items: { kind: string }[]; next: null }>();
      expect(list.items.map((one) => one.kind)).toEqual(['unitHead', 'head', 'deputy', 'contentUnit', 'uploader', 'editor', 'contributor']);
    });

    it('LA-9.1 the webmaster enters what UBND tỉnh decided on the seats of the province, itself excepted', async () => {
      const url = `/api/sites/${province}/seats`;
      expect((await webmaster.post(url, seat('head', { decidedBy: 'UBND tỉnh', position: 'Chánh Văn phòng UBND tỉnh' }))).statusCode).toBe(
        201,
      );
      expect(await audit(province)).toMatchObject({ action: 'seat.assigned', body: expect.stringContaining('"basis":"LA-9.1"') });
      expect(codeOf(await webmaster.post(url, seat('uploader', { accountEmail: 'quantri@longan.example' })))).toEqual([
        403,
        'seat_self_assign',
      ]);
      expect(await audit(province)).toMatchObject({
        action: 'access.refused',
        outcome: 'refused',
        body: expect.stringContaining('seat_self_assign'),
      });
    });

    it('LA-9.1.b has one head at a time', async () => {
      const again = seat('head', { accountEmail: 'hai@longan.example', accountName: 'Hai' });
      expect(codeOf(await unitHead.post(`/api/sites/${commune}/seats`, again))).toEqual([409, 'seat_taken']);
      expect(await world.database.query(`select from accounts where email = 'hai@longan.example'`)).toEqual([]);
    });

    it('refuses a seat held twice, a stranger without a name, a future decision, an end before the start and a field nobody knows', async () => {
      const url = `/api/sites/${commune}/seats`;
      expect(codeOf(await unitHead.post(url, seat('editor')))).toEqual([409, 'seat_already_held']);
      expect((await unitHead.post(url, seat('editor', { sector: 'Văn hóa' }))).statusCode).toBe(201);
      expect(codeOf(await unitHead.post(url, seat('member', { accountName: undefined })))).toEqual([422, 'account_unknown']);
      expect(codeOf(await unitHead.post(url, seat('member', { decisionDate: '2026-12-31' })))).toEqual([422, 'decision_in_future']);
      expect(codeOf(await unitHead.post(url, seat('member', { validTo: '2026-11-03' })))).toEqual([422, 'ends_before_start']);
      expect(codeOf(await unitHead.post(url, seat('member', { validFrom: '2026-02-30' })))[0]).toBe(422);
      expect(codeOf(await unitHead.post(url, seat('chief')))).toEqual([422, 'invalid_input']);
      expect(codeOf(await unitHead.post(url, seat('member', { site_id: province })))).toEqual([422, 'invalid_input']);
    });

    it('holds the constraints even when the code does not ask', async () => {
      await expect(giveSeat(world, commune, webmasterId, 'head', { from: '2026-12-01' })).rejects.toThrow('seats_one_head');
      await expect(world.database.query(`update seats set valid_to = valid_from - 1 where site_id = $1`, [commune])).rejects.toThrow(
        'check constraint',
      );
    });

    it('ends from a day on, by a decision', async () => {
      const { items } = (await unitHead.get(`/api/sites/${commune}/seats`)).json<{
        items: { id: string; kind: string; sector: string | null }[];
      }>();
      const one = items.find((item) => item.sector === 'Văn hóa')?.id ?? '';
      const url = `/api/sites/${commune}/seats/${one}/end`;
      expect(codeOf(await webmaster.post(url, { endsOn: '2026-11-20', ...decision }))).toEqual([403, 'seat_by_unit_head']);
      expect(codeOf(await unitHead.post(url, { endsOn: '2026-11-01', ...decision }))).toEqual([422, 'ends_before_start']);
      expect((await unitHead.post(url, { endsOn: '2026-11-20', ...decision })).json()).toMatchObject({ validTo: '2026-11-20' });
      expect(codeOf(await unitHead.post(url, { endsOn: '2026-11-21', ...decision }))).toEqual([409, 'seat_ended']);
      expect(codeOf(await unitHead.post(`/api/sites/${province}/seats/${one}/end`, { endsOn: '2026-11-20', ...decision }))).toEqual([
        404,
        'site_not_found',
      ]);
      expect(await audit(commune)).toMatchObject({ action: 'seat.ended' });
    });

    it('asks for the second factor', async () => {
      await world.database.query('update sessions set step_up_until = null');
      expect(codeOf(await unitHead.post(`/api/sites/${commune}/seats`, seat('member')))).toEqual([403, 'step_up_required']);
    });
  });

  describe('delegations', () => {
    let head: ConsoleBrowser;
    let deputyId: string;
    const instrument = {
      instrumentNumber: '3/UQ-BBT',
      instrumentDate: '2026-11-10',
      scope: 'Ký duyệt tin, bài',
      validFrom: '2026-11-15',
      validTo: '2026-12-01',
    };
    const url = () => `/api/sites/${commune}/delegations`;
    const require = (sector?: string) =>
      world.get(Database).inSite(commune, () => world.get(Delegations).require(commune, deputyId, sector));
    const accountOf = async (email: string) =>
      (await world.database.query<{ id: string }>('select id from accounts where email = $1', [email]))[0]?.id ?? '';

    beforeAll(async () => {
      head = await sessionOf(world, sso, await accountOf('head@longan.example'));
      deputyId = await accountOf('deputy@longan.example');
      world.clock.set('2026-11-22T08:00:00+07:00');
    });
    beforeEach(async () => {
      await world.database.query(`update sessions set refreshed_at = $1, checked_at = $1, step_up_until = $2, expires_at = $2`, [
        world.clock.now(),
        new Date(world.clock.now().getTime() + 60_000),
      ]);
    });

    it('LA-9.4.c the head of the board alone delegates, to a deputy alone', async () => {
      expect(codeOf(await unitHead.post(url(), { toAccountId: deputyId, ...instrument }))).toEqual([403, 'permission_refused']);
      expect(codeOf(await head.post(url(), { toAccountId: await accountOf('editor@longan.example'), ...instrument }))).toEqual([
        422,
        'delegate_not_deputy',
      ]);
      await expect(require()).rejects.toMatchObject({ status: 403, code: 'delegation_missing' });
      const given = await head.post(url(), { toAccountId: deputyId, ...instrument });
      expect(given.statusCode).toBe(201);
      expect(given.json()).toMatchObject({
        fromName: 'head (minh họa)',
        toName: 'deputy (minh họa)',
        state: 'active',
        instrumentNumber: '3/UQ-BBT',
      });
      await expect(require()).resolves.toMatchObject({ fromKind: 'head', toAccountId: deputyId });
      expect(await audit(commune)).toMatchObject({ action: 'delegation.given' });
    });

    it('refuses dates that do not fit', async () => {
      const give = async (more: object) => codeOf(await head.post(url(), { toAccountId: deputyId, ...instrument, ...more }));
      expect(await give({ validTo: '2026-11-15' })).toEqual([422, 'ends_before_start']);
      expect(await give({ validFrom: '2026-11-01', validTo: '2026-11-20', instrumentDate: '2026-11-01' })).toEqual([
        422,
        'ends_before_start',
      ]);
      expect(await give({ instrumentDate: '2026-11-16' })).toEqual([422, 'instrument_after_start']);
      expect(await give({ validFrom: '2026-11-01', instrumentDate: '2026-11-01' })).toEqual([422, 'delegate_not_deputy']);
    });

    it('LA-9.4.c holds on its days only: expired is refused', async () => {
      world.clock.set('2026-11-30T23:59:59+07:00');
      await expect(require()).resolves.toBeDefined();
      world.clock.set('2026-12-01T00:00:00+07:00');
      await expect(require()).rejects.toMatchObject({ status: 403, code: 'delegation_expired' });
      world.clock.set('2026-11-14T12:00:00+07:00');
      await expect(require()).rejects.toMatchObject({ status: 403, code: 'delegation_missing' });
      world.clock.set('2026-11-22T08:00:00+07:00');
    });

    it('falls with the seat of who gave it', async () => {
      await world.database.query(`update seats set valid_to = '2026-11-22' where kind = 'head' and site_id = $1`, [commune]);
      await expect(require()).rejects.toMatchObject({ code: 'delegation_expired' });
      await world.database.query(`update seats set valid_to = null where kind = 'head' and site_id = $1`, [commune]);
      await expect(require()).resolves.toBeDefined();
    });

    it('LA-9.4.c is revoked by the head, at once', async () => {
      const { items } = (await head.get(url())).json<{ items: { id: string }[] }>();
      const revocation = `${url()}/${items[0]?.id}/revocation`;
      expect(codeOf(await unitHead.post(revocation, { reason: 'Thay đổi phân công' }))).toEqual([403, 'permission_refused']);
      expect((await head.post(revocation, { reason: 'Thay đổi phân công' })).json()).toMatchObject({ state: 'revoked' });
      await expect(require()).rejects.toMatchObject({ code: 'delegation_expired' });
      expect(codeOf(await head.post(revocation, { reason: 'Lần nữa' }))).toEqual([409, 'delegation_over']);
    });

    it('may be limited to a field', async () => {
      expect((await head.post(url(), { toAccountId: deputyId, ...instrument, sector: 'Văn hóa' })).statusCode).toBe(201);
      await expect(require('văn hoá')).resolves.toBeDefined();
      await expect(require('Kinh tế')).rejects.toMatchObject({ status: 403 });
      await expect(require()).rejects.toMatchObject({ status: 403 });
    });
  });

  describe('break-glass', () => {
    const url = () => `/api/sites/${commune}/break-glass`;
    const drafts = () => `/api/sites/${commune}/samples`;
    const reason = 'Trang báo lỗi khi lưu bài, cần đọc bản thảo để tìm nguyên nhân';

    it('LA-10.1.d lets the webmaster read for the hours of the rule, with a reason; the heads of the unit and of the board are told', async () => {
      expect(codeOf(await webmaster.get(drafts()))).toEqual([404, 'site_not_found']);
      const opened = await webmaster.post(url(), { reason, hours: 2 });
      expect(opened.statusCode).toBe(201);
      expect(opened.json()).toMatchObject({ reason, validTo: new Date(world.clock.now().getTime() + 2 * 3_600_000).toISOString() });
      expect(await audit(commune)).toMatchObject({ action: 'break_glass.opened', body: expect.stringContaining(reason) });
      expect((await webmaster.get(drafts())).statusCode).toBe(200);
      expect(await audit(commune)).toMatchObject({ action: 'break_glass.read', actor_name: 'quantri (minh họa)' });
      await world.deliverLetters();
      const letters = (await world.get(Mail).outbox?.list()) ?? [];
      const told = letters.filter((letter) => letter.subject.startsWith('Mở khẩn cấp')).map(({ to }) => to);
      expect(told.toSorted()).toEqual(['head@longan.example', 'unithead@longan.example']);
    });

    it('LA-10.1.d reads and changes nothing', async () => {
      expect(codeOf(await webmaster.post(drafts()))).toEqual([404, 'site_not_found']);
      expect(codeOf(await webmaster.post(`${drafts()}/signature`))).toEqual([404, 'site_not_found']);
    });

    it('is over when its time is', async () => {
      world.clock.advance(2 * 3_600_000);
      await world.database.query('update sessions set refreshed_at = $1, checked_at = $1, step_up_until = $2, expires_at = $2', [
        world.clock.now(),
        new Date(world.clock.now().getTime() + 60_000),
      ]);
      expect(codeOf(await webmaster.get(drafts()))).toEqual([404, 'site_not_found']);
    });

    it('refuses more hours than the rule allows and a reason that says nothing', async () => {
      expect(codeOf(await webmaster.post(url(), { reason, hours: 25 }))).toEqual([422, 'too_many_hours']);
      expect(codeOf(await webmaster.post(url(), { reason: 'kiểm tra', hours: 1 }))).toEqual([422, 'reason_too_short']);
      expect(codeOf(await webmaster.post(url(), { reason, hours: 0 }))).toEqual([422, 'invalid_input']);
      expect(codeOf(await unitHead.post(url(), { reason, hours: 1 }))).toEqual([403, 'permission_refused']);
    });

    it('is seen by the site', async () => {
      expect((await unitHead.get(url())).json<{ items: object[] }>().items).toMatchObject([{ reason, accountName: 'quantri (minh họa)' }]);
    });
  });

  describe('roles and accounts', () => {
    const grant = {
      role: 'domainManager',
      validFrom: '2026-11-03',
      decisionNumber: '9/QĐ-UBND',
      decisionDate: '2026-11-02',
      decidedBy: 'UBND tỉnh',
    };

    beforeEach(async () => {
      await world.database.query('update sessions set refreshed_at = $1, checked_at = $1, step_up_until = $2, expires_at = $2', [
        world.clock.now(),
        new Date(world.clock.now().getTime() + 60_000),
      ]);
    });

    it('are entered by the webmaster, never for itself', async () => {
      const invite = await webmaster.post('/api/province/accounts', { name: 'Sở KH&CN (minh họa)', email: 'KHCN@longan.example' });
      expect(invite.json()).toMatchObject({ state: 'invited', email: 'khcn@longan.example', roles: [] });
      const { id } = invite.json<{ id: string }>();
      expect(codeOf(await webmaster.post('/api/province/roles', { accountId: webmasterId, ...grant }))).toEqual([403, 'role_self_grant']);
      const granted = await webmaster.post('/api/province/roles', { accountId: id, ...grant });
      expect(granted.json()).toMatchObject({ roles: ['domainManager'], grants: [{ decisionNumber: '9/QĐ-UBND', decidedBy: 'UBND tỉnh' }] });
      expect(codeOf(await webmaster.post('/api/province/roles', { accountId: id, ...grant }))).toEqual([409, 'role_already_held']);
      expect(codeOf(await unitHead.post('/api/province/roles', { accountId: id, ...grant }))).toEqual([403, 'permission_refused']);
      const role = granted.json<{ grants: { id: string }[] }>().grants[0]?.id;
      expect(
        (await webmaster.post(`/api/province/roles/${role}/end`, { endsOn: '2026-11-20', decisionNumber: '10/QĐ', decidedBy: 'UBND tỉnh' }))
          .statusCode,
      ).toBe(204);
      expect((await webmaster.get('/api/province/accounts?search=khcn')).json<{ items: object[] }>().items).toMatchObject([{ roles: [] }]);
      expect(await audit(null)).toMatchObject({ action: 'role.ended' });
    });

    it('refuses an address in use, invites again one that waits, and sends the letter', async () => {
      expect(codeOf(await webmaster.post('/api/province/accounts', { name: 'A', email: 'quantri@longan.example' }))).toEqual([
        409,
        'account_exists',
      ]);
      expect((await webmaster.post('/api/province/accounts', { name: 'B', email: 'khcn@longan.example' })).statusCode).toBe(201);
      expect(
        await world.database.query(
          `select from invitations i join accounts a on a.id = i.account_id where a.email = 'khcn@longan.example' and withdrawn_at is null`,
        ),
      ).toHaveLength(1);
      await world.deliverLetters();
      const letters = ((await world.get(Mail).outbox?.list()) ?? []).filter((letter) => letter.to === 'khcn@longan.example');
      expect(letters).toHaveLength(1);
      expect(letters[0]).toMatchObject({
        subject: expect.stringMatching(/^Mời sử dụng bàn làm việc của /),
        text: expect.stringMatching(/Kính gửi Sở KH&CN \(minh họa\),[^]*Người mời: quantri[^]*hiệu lực đến: \d\d\/12\/2026/),
        listUnsubscribe: null,
      });
    });

    it('pages over accounts in the order of Vietnamese names', async () => {
      for (const name of ['Đặng', 'An', 'Ấp', 'Êm'])
        await webmaster.post('/api/province/accounts', { name, email: `${Math.random().toString(36).slice(2)}@xep.example` });
      const seen: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const answer = await webmaster.get(`/api/province/accounts?search=xep.example&limit=1${after ? `&after=${after}` : ''}`);
        const page: { items: { name: string }[]; next: string | null } = answer.json();
        seen.push(...page.items.map((item) => item.name));
        after = page.next;
      }
      expect(seen).toEqual(['An', 'Ấp', 'Đặng', 'Êm']);
      expect(codeOf(await webmaster.get('/api/province/accounts?after=rac'))).toEqual([400, 'cursor_invalid']);
      expect(codeOf(await webmaster.get('/api/province/accounts?limit=101'))).toEqual([422, 'invalid_input']);
    });

    it('closes an account with its sessions', async () => {
      const id = await invited(world, 'sapdong');
      const browser = await sessionOf(world, sso, id);
      await world.database.query('update sessions set refreshed_at = $1, checked_at = $1, expires_at = $2', [
        world.clock.now(),
        new Date(world.clock.now().getTime() + 60_000),
      ]);
      expect((await browser.get('/api/me')).statusCode).toBe(200);
      expect((await webmaster.post(`/api/province/accounts/${id}/closure`, { reason: 'Nghỉ hưu' })).statusCode).toBe(204);
      expect((await browser.get('/api/me')).statusCode).toBe(401);
      expect(codeOf(await webmaster.post(`/api/province/accounts/${id}/closure`, { reason: 'Nghỉ hưu' }))).toEqual([409, 'account_closed']);
    });
  });
});
