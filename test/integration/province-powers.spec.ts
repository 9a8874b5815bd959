import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AssignSeat, GrantRole } from '@cong-tinh/identity';
import { isoDate } from '@cong-tinh/kernel';
import type { SeatKind } from '@cong-tinh/regulation';
import { Sites, UnitService } from '@cong-tinh/tenancy';
import { Database } from '@cong-tinh/platform';
import { furnishedProvince, type Official, type Province } from '../isolation/province.js';

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
});
