import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { demonstrationParticulars, LoadUnitsAction, parseUnits, readUnitsFile } from '@cong-tinh/tenancy';
import { type Answer, type TenancyWorld, tenancyWorld } from './tenancy-world.js';

const units = readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json'));
const longAn = units.filter(
  ({ code, parent, kind }) =>
    kind === 'province' || kind === 'department' || code === '803' || parent === '803' || code === '802' || parent === '802',
);
const ended = parseUnits({
  format: 'cong-tinh-units/1',
  units: [
    { code: '80', kind: 'province', type: 'tỉnh', name: 'Long An', fullName: 'Tỉnh Long An', parent: null, validFrom: '2024-12-01' },
    {
      code: '899',
      kind: 'district',
      type: 'huyện',
      name: 'Cũ',
      fullName: 'Huyện Cũ',
      parent: '80',
      validFrom: '2024-12-01',
      validTo: '2025-07-01',
    },
  ],
});
const URL = '/api/province/site-requests';
const NOBODY = '0190a000-0000-7000-8000-000000000000';

let world: TenancyWorld;
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await tenancyWorld();
  await world.get(LoadUnitsAction).execute(longAn, 'thử nghiệm');
  await world.get(LoadUnitsAction).execute(ended, 'thử nghiệm');
  for (const { code, unit_id } of await world.rows<{ code: string; unit_id: string }>('select code, unit_id from unit_versions'))
    ids.set(code, unit_id);
});
afterAll(() => world.close());

const ask = (code: string, more: object = {}) => ({
  unitId: ids.get(code),
  documentNumber: '142/UBND-VHXH',
  documentDate: '2025-05-26',
  reason: 'Đề nghị mở trang thông tin điện tử',
  ...more,
});
const paper = (number: string, decidedOn = '2025-06-02') => ({ number, decidedOn });
const whole = (code: string) => demonstrationParticulars(longAn.find((unit) => unit.code === code)!);

async function answer(url: string, body?: object): Promise<[number, string, Answer]> {
  const response = await world.post(url, body);
  const json: Answer = response.json();
  return [response.statusCode, json.code ?? json.state, json];
}

const brief = async (url: string, body?: object) => (await answer(url, body)).slice(0, 2);

/** Brings a unit's request up to its host. */
async function granted(code: string, host: string): Promise<string> {
  const [, , { id }] = await answer(URL, ask(code));
  await answer(`${URL}/${id}/opinion`, { verdict: 'agree' });
  await answer(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper(`${code}/QĐ-UBND`) });
  const [status] = await answer(`${URL}/${id}/domain`, { host, decision: paper(`${code}/SKHCN`, '2025-06-03') });
  expect(status).toBe(200);
  return id;
}

describe('LA-19.2 request → opinion → decision → host → activation', () => {
  let id: string;

  it('begins with the unit’s paper', async () => {
    const [status, state, request] = await answer(URL, ask('28021', { wantedHost: 'thanhphu.longan.gov.vn' }));
    expect([status, state]).toEqual([201, 'submitted']);
    expect(request).toMatchObject({
      siteName: 'Trang thông tin điện tử xã Thanh Phú',
      siteState: 'requested',
      opinion: null,
      decision: null,
      host: null,
    });
    id = request.id;
  });

  it('has no decision before the opinion, no host before the decision, no activation before either', async () => {
    expect(await brief(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('1/QĐ-UBND') })).toEqual([409, 'opinion_missing']);
    expect(await brief(`${URL}/${id}/domain`, { host: 'thanhphu.benluc.longan.gov.vn', decision: paper('1/SKHCN') })).toEqual([
      409,
      'decision_missing',
    ]);
    expect(await brief(`${URL}/${id}/activation`, whole('28021'))).toEqual([409, 'decision_missing']);
  });

  it('takes the board’s opinion once, with a note unless it simply agrees', async () => {
    expect(await brief(`${URL}/${id}/opinion`, { verdict: 'agree_with_conditions' })).toEqual([422, 'note_required']);
    const [status, , request] = await answer(`${URL}/${id}/opinion`, { verdict: 'agree_with_conditions', note: 'Bổ sung người đứng đầu.' });
    expect([status, request.state, request.opinion]).toMatchObject([
      200,
      'examined',
      { verdict: 'agree_with_conditions', note: 'Bổ sung người đứng đầu.' },
    ]);
    expect(await brief(`${URL}/${id}/opinion`, { verdict: 'agree' })).toEqual([409, 'wrong_state']);
  });

  it('records the decision with number and day, neither before the request nor in the future', async () => {
    expect(await brief(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('1/QĐ-UBND', '2025-05-25') })).toEqual([
      422,
      'dates_out_of_order',
    ]);
    expect(await brief(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('1/QĐ-UBND', '2027-01-01') })).toEqual([
      422,
      'decision_in_future',
    ]);
    expect(await brief(`${URL}/${id}/decision`, { outcome: 'approve', decision: { number: '', decidedOn: '02/06/2025' } })).toEqual([
      422,
      'invalid_input',
    ]);
    expect(await brief(`${URL}/${id}/decision`, { outcome: 'approve' })).toEqual([422, 'invalid_input']);
    const [status, , request] = await answer(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('1/QĐ-UBND') });
    expect([status, request.state, request.siteState, request.decision]).toMatchObject([
      200,
      'approved',
      'approved',
      { number: '1/QĐ-UBND', decidedOn: '2025-06-02', issuer: 'Ủy ban nhân dân tỉnh' },
    ]);
  });

  it('is not activated without a host', async () => {
    expect(await brief(`${URL}/${id}/activation`, whole('28021'))).toEqual([409, 'domain_missing']);
  });

  it('refuses labels with accents or spaces, and the level that the unit wished, with the right host', async () => {
    const hosts = ['Thanh Phú.benluc.longan.gov.vn', 'thanhphu.longan.gov.vn', 'thanh phu.benluc.longan.gov.vn'];
    const answers = await Promise.all(hosts.map((host) => answer(`${URL}/${id}/domain`, { host, decision: paper('2/SKHCN') })));
    expect(answers.map(([status, code]) => [status, code])).toEqual([
      [422, 'host_malformed'],
      [422, 'host_wrong_level'],
      [422, 'host_malformed'],
    ]);
    for (const [, , problem] of answers) expect(problem.details).toMatchObject({ suggestions: ['thanhphu.benluc.longan.gov.vn'] });
    expect(await brief(`${URL}/${id}/domain`, { host: 'thanhphu.benluc.longan.gov.vn', decision: paper('2/SKHCN', '2025-06-01') })).toEqual(
      [422, 'dates_out_of_order'],
    );
  });

  it('LA-3.2 is given its host and furnished', async () => {
    const [status, , request] = await answer(`${URL}/${id}/domain`, {
      host: 'ThanhPhu.BenLuc.longan.gov.vn',
      decision: paper('2/SKHCN', '2025-06-03'),
    });
    expect([status, request.state, request.host]).toEqual([200, 'granted', 'thanhphu.benluc.longan.gov.vn']);
    expect(world.furnishings.provisioned.at(-1)).toMatchObject({
      siteId: request.siteId,
      unit: { code: '28021' },
      shell: { state: 'approved', facts: {} },
    });
    expect(await brief(`${URL}/${id}/domain`, { host: 'thanhphu.benluc.longan.gov.vn', decision: paper('2/SKHCN', '2025-06-03') })).toEqual(
      [409, 'wrong_state'],
    );
  });

  it('LA-QĐ.3 is not activated without a named head', async () => {
    expect(await brief(`${URL}/${id}/activation`, { facts: whole('28021').facts })).toEqual([422, 'head_missing']);
    expect(await brief(`${URL}/${id}/activation`, { head: { name: ' ', position: 'Chủ tịch' } })).toEqual([422, 'invalid_input']);
  });

  it('NĐ 174/2026 Điều 93 is not activated without all six facts', async () => {
    const { phone: _, ...facts } = whole('28021').facts!;
    const [status, code, problem] = await answer(`${URL}/${id}/activation`, { head: whole('28021').head, facts });
    expect([status, code]).toEqual([422, 'facts_missing']);
    expect(problem.details).toMatchObject({ missing: [{ code: 'phone', label: 'Điện thoại' }], basis: 'NĐ 174/2026 Điều 93' });
    expect(await brief(`${URL}/${id}/activation`, { facts: { email: 'không có' } })).toEqual([422, 'fact_wrong']);
    const [site] = await world.rows(`select state, head_name from sites where id = (select site_id from site_requests where id = $1)`, [
      id,
    ]);
    expect(site).toEqual({ state: 'approved', head_name: null });
  });

  it('is activated with them, and citizens’ pages are told', async () => {
    const [status, , request] = await answer(`${URL}/${id}/activation`, whole('28021'));
    expect([status, request.state, request.siteState]).toEqual([200, 'activated', 'active']);
    expect(world.furnishings.shells.get(request.siteId)).toMatchObject({
      state: 'active',
      head: { position: 'Chủ tịch UBND xã Thanh Phú' },
      facts: { address: expect.any(String) },
    });
    expect(await brief(`${URL}/${id}/activation`, whole('28021'))).toEqual([409, 'wrong_state']);
  });

  it('stands whole in the site’s chain, with its events', async () => {
    const { siteId } = await world.read<{ siteId: string }>(`${URL}/${id}`);
    const expected = ['site.requested', 'site.opinion_given', 'site.approved', 'domain.granted', 'site.activated'];
    expect(
      (await world.rows<{ action: string }>('select action from audit_entries where site_id = $1 order by sequence', [siteId])).map(
        ({ action }) => action,
      ),
    ).toEqual(expected);
    expect(
      (await world.rows<{ type: string }>('select type from outbox_events where site_id = $1 order by type', [siteId])).map(
        ({ type }) => type,
      ),
    ).toEqual(expected.toSorted());
  });
});

describe('who may ask', () => {
  it('TD-2.1 a unit has one site', async () => {
    const [status, code, problem] = await answer(URL, ask('28021'));
    expect([status, code]).toEqual([409, 'site_exists']);
    expect(problem.details).toMatchObject({ host: 'thanhphu.benluc.longan.gov.vn', basis: 'TD-2.1' });
  });

  it('LA-1 a province has one portal; it asks no board for an opinion', async () => {
    const [status, , request] = await answer(URL, ask('80'));
    expect([status, request.siteName]).toEqual([201, 'Cổng thông tin điện tử tỉnh Long An']);
    expect(await brief(`${URL}/${request.id}/decision`, { outcome: 'approve', decision: paper('80/QĐ-UBND') })).toEqual([200, 'approved']);
    expect(await brief(URL, ask('80'))).toEqual([409, 'province_site_exists']);
  });

  it('a unit whose validity has ended is refused, at the request and at the decision', async () => {
    expect(await brief(URL, ask('899', { documentDate: '2025-07-01' }))).toEqual([422, 'unit_not_valid']);
    const [, , request] = await answer(URL, ask('899'));
    await answer(`${URL}/${request.id}/opinion`, { verdict: 'agree' });
    const [status, code, problem] = await answer(`${URL}/${request.id}/decision`, {
      outcome: 'approve',
      decision: paper('899/QĐ-UBND', '2025-07-02'),
    });
    expect([status, code]).toEqual([422, 'unit_not_valid']);
    expect(String(problem.detail)).toContain('đã kết thúc hoạt động từ ngày 01/07/2025');
    expect(await brief(`${URL}/${request.id}/decision`, { outcome: 'refuse', decision: paper('899/QĐ-UBND', '2025-06-30') })).toEqual([
      200,
      'refused',
    ]);
  });

  it('a refused unit may ask again', async () => expect(await brief(URL, ask('899'))).toEqual([201, 'submitted']));

  it('unknown units, papers of tomorrow and malformed bodies are clear problems', async () => {
    expect(await brief(URL, ask('80', { unitId: NOBODY }))).toEqual([404, 'unit_not_found']);
    expect(await brief(URL, ask('802', { documentDate: '2026-11-23' }))).toEqual([422, 'date_in_future']);
    expect(await brief(URL, ask('802', { documentDate: '2025-02-30' }))).toEqual([422, 'invalid_input']);
    expect(await brief(URL, ask('802', { colour: 'đỏ' }))).toEqual([422, 'invalid_input']);
    expect(await brief(`${URL}/${NOBODY}/opinion`, { verdict: 'agree' })).toEqual([404, 'site_request_not_found']);
  });

  it('TD-2.1 requests at the same moment leave one site', async () => {
    const answers = await Promise.all([answer(URL, ask('27991')), answer(URL, ask('27991')), answer(URL, ask('27991'))]);
    expect(answers.map(([, code]) => code).sort()).toEqual(['site_exists', 'site_exists', 'submitted']);
  });
});

describe('hosts over HTTP', () => {
  it('LA-3.1.d a collision is 409 with suggestions until the domain manager decides', async () => {
    const [, , { id }] = await answer(URL, ask('27952'));
    await answer(`${URL}/${id}/opinion`, { verdict: 'agree' });
    await answer(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('27952/QĐ-UBND') });
    const host = 'hiephoa.duchoa.longan.gov.vn';
    const [status, code, problem] = await answer(`${URL}/${id}/domain`, { host, decision: paper('3/SKHCN') });
    expect([status, code]).toEqual([409, 'host_collision']);
    expect(problem.details).toMatchObject({ suggestions: ['xahiephoa.duchoa.longan.gov.vn'], basis: 'LA-3.2' });
    const [decided, , request] = await answer(`${URL}/${id}/domain`, { host, decision: paper('3/SKHCN'), collisionDecided: true });
    expect([decided, request.host]).toEqual([200, host]);
  });

  it('a host another site holds is 409, a reserved one 422', async () => {
    await granted('80-02', 'snv.longan.gov.vn');
    const [, , { id }] = await answer(URL, ask('80-03'));
    await answer(`${URL}/${id}/opinion`, { verdict: 'agree' });
    await answer(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('80-03/QĐ-UBND') });
    expect(await brief(`${URL}/${id}/domain`, { host: 'snv.longan.gov.vn', decision: paper('4/SKHCN'), collisionDecided: true })).toEqual([
      409,
      'host_taken',
    ]);
    expect(await brief(`${URL}/${id}/domain`, { host: 'sso.longan.gov.vn', decision: paper('4/SKHCN') })).toEqual([422, 'host_reserved']);
    expect(await brief(`${URL}/${id}/domain`, { host: 'stp.example', decision: paper('4/SKHCN') })).toEqual([422, 'host_outside_vn']);
  });

  it('the regime is that of the grant’s date: interim names nothing, NĐ 224/2026 Điều 11.4 is flat', async () => {
    const propose = async (code: string, on: string, host?: string) =>
      (await world.post('/api/province/host-proposals', { unitId: ids.get(code), on, host })).json<object>();
    expect(await propose('28003', '2025-06-30')).toMatchObject({
      regime: { code: 'la3', basis: 'LA-3.1' },
      outcome: 'proposed',
      proposals: [{ host: 'luonghoa.benluc.longan.gov.vn' }],
    });
    expect(await propose('28003', '2025-07-01')).toMatchObject({ regime: { code: 'interim' }, outcome: 'manager-decides', proposals: [] });
    expect(await propose('28003', '2026-07-01')).toMatchObject({
      regime: { code: 'nd224' },
      outcome: 'proposed',
      basis: 'NĐ 224/2026 Điều 11.4',
      proposals: [{ host: 'luonghoa.longan.gov.vn', recommended: true, address: 'http://luonghoa.longan.localhost:8080' }],
    });
    expect(await propose('28003', '2026-07-01', 'lương hòa.longan.gov.vn')).toMatchObject({
      verdict: { lawful: false, fault: 'host_malformed', suggestions: ['luonghoa.longan.gov.vn'] },
    });
    expect(await propose('803', '2026-07-01')).toMatchObject({ outcome: 'not-given' });
    expect(await propose('27952', '2026-07-01')).toMatchObject({ outcome: 'collision' });
  });

  it('the interim gives whatever the domain manager decides, and no regime gives nothing', async () => {
    const [, , { id }] = await answer(URL, ask('28003'));
    await answer(`${URL}/${id}/opinion`, { verdict: 'agree' });
    await answer(`${URL}/${id}/decision`, { outcome: 'approve', decision: paper('28003/QĐ-UBND') });
    const [status, , request] = await answer(`${URL}/${id}/domain`, {
      host: 'luonghoa.longan.gov.vn',
      decision: paper('5/SKHCN', '2025-09-01'),
    });
    expect([status, request.host]).toEqual([200, 'luonghoa.longan.gov.vn']);
    expect(await world.rows(`select regime, rule_id, compliance from domains where host = 'luonghoa.longan.gov.vn'`)).toEqual([
      { regime: 'interim', rule_id: 'LA-interim/domain.regime', compliance: 'compliant' },
    ]);
    const before = await world.post('/api/province/host-proposals', { unitId: ids.get('80'), on: '2023-01-01' });
    expect(before.statusCode).toBe(422);
  });
});
