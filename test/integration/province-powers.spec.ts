import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AssignSeat, GrantRole } from '@cong-tinh/identity';
import { isoDate, uuidv7 } from '@cong-tinh/kernel';
import { Refusals } from '@cong-tinh/audit';
import type { SeatKind } from '@cong-tinh/regulation';
import { Sites, UnitService } from '@cong-tinh/tenancy';
import { Database } from '@cong-tinh/platform';
import { furnishedProvince, type Official, type Province, type Tenant } from '../isolation/province.js';

jest.setTimeout(120_000);

const DECIDED = isoDate('2026-11-01');
const DECISION = { number: '77/QĐ-UBND', decidedOn: '2026-11-20', issuer: 'Ủy ban nhân dân tỉnh' };

/** Who may decide what of the province, in the application as it runs: guard, seats and roles included. */
describe('powers over the province', () => {
  let province: Province;
  let provinceSite: string;
  let provinceUnit: string;

  beforeAll(async () => {
    province = await furnishedProvince(2);
    const site = (await province.get(Sites).findProvince())!;
    provinceSite = site.id;
    provinceUnit = site.unitId;
  });
  afterAll(() => province?.close());

  const asked = async (who: Official, method: string, url: string, body?: object): Promise<[number, string]> => {
    const response = await province.call(who, method, url, body);
    return [response.statusCode, response.json<{ code?: string; state?: string }>().code ?? ''];
  };
  const refusals = (of: Official) =>
    province
      .get(Database)
      .inPlatform(() =>
        province
          .get(Database)
          .query<{ body: string }>(
            `select body from platform_audit_entries where outcome = 'refused' and actor_id = $1 order by sequence`,
            [of.accountId],
          ),
      );
  const seat = (who: Official, kind: SeatKind, siteId = provinceSite) =>
    province.get(AssignSeat).execute({
      siteId,
      accountEmail: `${who.name}@longan.example`,
      kind,
      position: 'Thành viên Ban Biên tập Cổng',
      decisionNumber: '12/QĐ-UBND',
      decisionDate: DECIDED,
      decidedBy: 'Ủy ban nhân dân tỉnh',
      validFrom: DECIDED,
    });

  const newUnit = {
    kind: 'commune',
    code: '28777',
    type: 'xã',
    name: 'Phước Mới',
    validFrom: '2026-11-22',
    decision: DECISION,
    basis: 'Luật 72/2025/QH15',
  };

  it('LA-3.2 the webmaster changes no host of a site', async () => {
    const [tenant] = province.tenants;
    const url = `/api/province/sites/${tenant!.siteId}/domain`;
    const body = { host: 'moi.longan.gov.vn', decision: { number: '9/SKHCN', decidedOn: '2026-11-20' } };
    expect(await asked(province.webmaster, 'PATCH', url, body)).toEqual([403, 'permission_refused']);
    expect(await asked(tenant!.head, 'PATCH', url, body)).toEqual([403, 'permission_refused']);
    const hosts = await province.database.query<{ host: string }>(
      `select host from domains where site_id = $1 and valid_to is null order by host`,
      [tenant!.siteId],
    );
    expect(hosts.map(({ host }) => host)).toEqual([tenant!.host, `www.${tenant!.host}`]);
    expect((await refusals(province.webmaster)).some(({ body: text }) => text.includes('domain.grant'))).toBe(true);
  });

  it('LA-3.2 the domain manager does', async () => {
    await province.get(GrantRole).execute({
      accountId: province.stranger.accountId,
      role: 'domainManager',
      decisionNumber: '13/QĐ-UBND',
      decisionDate: DECIDED,
      decidedBy: 'Ủy ban nhân dân tỉnh',
      validFrom: DECIDED,
    });
    const [, tenant] = province.tenants;
    const proposals = await province.call(province.stranger, 'POST', '/api/province/host-proposals', {
      unitId: (await province.get(Sites).get(tenant!.siteId)).unitId,
    });
    const { host } = proposals.json<{ proposals: { host: string }[] }>().proposals[0]!;
    const body = { host, decision: { number: '9/SKHCN', decidedOn: '2026-11-20' } };
    const response = await province.call(province.stranger, 'PATCH', `/api/province/sites/${tenant!.siteId}/domain`, body);
    expect([response.statusCode, response.json<{ host: string }>().host]).toEqual([200, host]);
  });

  it('a unit is entered by the webmaster under a decision, and by nobody else', async () => {
    const [tenant] = province.tenants;
    const body = { ...newUnit, parentId: provinceUnit };
    for (const who of [tenant!.head, tenant!.writer, province.stranger])
      expect([who.name, await asked(who, 'POST', '/api/province/units', body)]).toEqual([who.name, [403, 'permission_refused']]);
    expect(await province.get(Database).inPlatform(() => province.get(UnitService).findByCode('28777'))).toBeNull();
    expect((await refusals(tenant!.head)).some(({ body: text }) => text.includes('unit.edit'))).toBe(true);

    const { decision: _, ...undecided } = body;
    expect(await asked(province.webmaster, 'POST', '/api/province/units', undecided)).toEqual([422, 'invalid_input']);
    const made = await province.call(province.webmaster, 'POST', '/api/province/units', body);
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: string }>();
    const change = { ...body, name: 'Phước Đổi', validFrom: '2026-11-23' };
    const { kind: __, ...version } = change;
    expect(await asked(tenant!.head, 'POST', `/api/province/units/${id}/versions`, version)).toEqual([403, 'permission_refused']);
    expect((await province.call(province.webmaster, 'POST', `/api/province/units/${id}/versions`, version)).statusCode).toBe(201);
    const [entry] = await province
      .get(Database)
      .inPlatform(() =>
        province
          .get(Database)
          .query<{ body: string; actor_id: string }>(
            `select body, actor_id from platform_audit_entries where action = 'unit.added' and subject_id = $1`,
            [id],
          ),
      );
    expect(entry!.actor_id).toBe(province.webmaster.accountId);
    expect(entry!.body).toContain('77/QĐ-UBND');
  });

  it('LA-19.2 the opinion on a new site is that of a seat on the province’s board', async () => {
    const [tenant] = province.tenants;
    const unit = (await province.get(Database).inPlatform(() => province.get(UnitService).findByCode('28777')))!;
    const filed = await province.call(province.webmaster, 'POST', '/api/province/site-requests', {
      unitId: unit.id,
      documentNumber: '6/UBND',
      documentDate: '2026-11-22',
      reason: 'Đề nghị mở trang thông tin điện tử',
    });
    expect(filed.statusCode).toBe(201);
    const url = `/api/province/site-requests/${filed.json<{ id: string }>().id}/opinion`;
    // Neither whoever carries out decisions, nor the head of another site's board, nor a seat of the province that sits on no board.
    expect(await asked(province.webmaster, 'POST', url, { verdict: 'agree' })).toEqual([403, 'permission_refused']);
    expect(await asked(tenant!.head, 'POST', url, { verdict: 'agree' })).toEqual([403, 'permission_refused']);
    await seat(tenant!.writer, 'support');
    expect(await asked(tenant!.writer, 'POST', url, { verdict: 'agree' })).toEqual([403, 'permission_refused']);
    await seat(tenant!.writer, 'member');
    const given = await province.call(tenant!.writer, 'POST', url, { verdict: 'agree' });
    expect([given.statusCode, given.json<{ state: string }>().state]).toEqual([200, 'examined']);
  });

  it('LA-19.2 who sends a batch to the worker stands on record, whatever robot does the work', async () => {
    const [tenant] = province.tenants as [Tenant, Tenant];
    const unit = (await province.get(Sites).get(tenant.siteId)).unitId;
    const made = await province.call(province.webmaster, 'POST', '/api/province/provisioning-batches', {
      decision: { number: '80/QĐ-UBND', decidedOn: '2026-11-20' },
      opinion: { number: '3/BBT', date: '2026-11-19' },
      units: [{ unitId: unit }],
    });
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: string }>();
    expect((await province.call(province.webmaster, 'POST', `/api/province/provisioning-batches/${id}/resumption`)).statusCode).toBe(202);
    const [entry] = await province.database.query<{ actor_id: string }>(
      `select actor_id from platform_audit_entries where action = 'provisioning.resumed' and subject_id = $1`,
      [id],
    );
    expect(entry?.actor_id).toBe(province.webmaster.accountId);
    expect((await asked(province.webmaster, 'POST', `/api/province/provisioning-batches/${uuidv7()}/resumption`))[0]).toBe(404);
  });

  describe('what is refused', () => {
    const codes = async (of: Official) => (await refusals(of)).map(({ body }) => JSON.parse(body) as Entry);
    interface Entry {
      readonly details: { permission: string; code: string; of?: string | string[]; times?: number };
      readonly actor: { id: string; name: string };
    }

    it('by an action, on whichever route, is on record too', async () => {
      const [tenant] = province.tenants as [Tenant, Tenant];
      const url = `/api/sites/${tenant.siteId}/seats`;
      const own = {
        accountEmail: 'webmaster@longan.example',
        kind: 'editor',
        position: 'Biên tập viên',
        decisionNumber: '1',
        decisionDate: '2026-11-20',
        decidedBy: 'Chủ tịch',
        validFrom: '2026-11-20',
      };
      const [status, code] = await asked(province.webmaster, 'POST', url, own);
      expect(status).toBe(403);
      const [entry] = await province.database.query<{ body: string; outcome: string }>(
        `select body, outcome from audit_entries where site_id = $1 and actor_id = $2 order by sequence desc limit 1`,
        [tenant.siteId, province.webmaster.accountId],
      );
      expect([entry?.outcome, JSON.parse(entry!.body)]).toMatchObject(['refused', { details: { permission: 'seat.assign', code } }]);
    });

    it('is written at the end of the process, if it repeated itself till then', async () => {
      const [{ writer }] = province.tenants as [Tenant, Tenant];
      for (let time = 0; time < 3; time += 1) await asked(writer, 'GET', '/api/province/accounts');
      await province.get(Refusals).beforeApplicationShutdown();
      expect(
        (await codes(writer)).filter(({ details }) => details.permission === 'account.list').map(({ details }) => details.times),
      ).toEqual([undefined, 2]);
    });

    // The clock moves on: what comes after has sessions that want confirming.
    it('stands on record once however many sites are guessed at in a minute, with their number when it is over', async () => {
      const [, { writer }] = province.tenants as [Tenant, Tenant];
      const guesses = Array.from({ length: 40 }, () => uuidv7());
      for (const guess of guesses) expect((await asked(writer, 'GET', `/api/sites/${guess}/articles`))[0]).toBe(404);
      const during = (await codes(writer)).filter(({ details }) => details.permission === 'article.read');
      expect(during.map(({ details }) => details)).toEqual([{ permission: 'article.read', code: 'site_not_found', of: guesses[0] }]);

      province.clock.advance(61_000);
      await province.get(Refusals).settle();
      const after = (await codes(writer)).filter(({ details }) => details.permission === 'article.read');
      expect(after).toHaveLength(2);
      expect(after[1]).toMatchObject({
        actor: { id: writer.accountId },
        details: { code: 'site_not_found', times: 39, of: guesses.slice(1, 11) },
      });
      await province.get(Refusals).settle();
      expect((await codes(writer)).filter(({ details }) => details.permission === 'article.read')).toHaveLength(2);
    });
  });
});
