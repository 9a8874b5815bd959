import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { demonstrationPlan, LoadUnitsAction, Provisioning, readUnitsFile } from '@cong-tinh/tenancy';
import { SiteFollowing } from '../../libs/tenancy/src/sites/site-following.js';
import { type Answer, type TenancyWorld, tenancyWorld } from './tenancy-world.js';

const all = readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json'));
const benLuc = all.filter(({ kind, code, parent }) => kind === 'province' || kind === 'department' || code === '803' || parent === '803');
const URL = '/api/province/units';
const NOBODY = '0190a000-0000-7000-8000-000000000000';

interface History extends Answer {
  readonly versions: { fullName: string; code: string; parentName: string | null; validFrom: string; validTo: string | null }[];
  readonly site: { id: string; name: string } | null;
}

let world: TenancyWorld;
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await tenancyWorld();
  await world.get(LoadUnitsAction).execute(benLuc, 'thử nghiệm');
  await world.get(Provisioning).provision(demonstrationPlan(benLuc.filter(({ code }) => ['80', '803', '28021'].includes(code))));
  for (const { code, unit_id } of await world.rows<{ code: string; unit_id: string }>('select code, unit_id from unit_versions'))
    ids.set(code, unit_id);
});
afterAll(() => world.close());

const paper = (decidedOn: string, number = '01/NQ-UBTVQH') => ({
  decision: { number, decidedOn, issuer: 'Ủy ban Thường vụ Quốc hội' },
  basis: 'Luật 72/2025/QH15',
});
const commune = (more: object = {}) => ({
  kind: 'commune',
  code: '28900',
  type: 'xã',
  name: 'Tân Hòa Mới',
  parentId: ids.get('80'),
  validFrom: '2026-11-20',
  ...paper('2026-11-10'),
  ...more,
});
const department = (more: object = {}) => ({
  kind: 'department',
  code: '80-20',
  type: 'sở',
  name: 'Sở Dân tộc và Tôn giáo',
  abbreviation: 'sdttg',
  parentId: ids.get('80'),
  validFrom: '2026-12-01',
  ...paper('2026-11-15', '90/NQ-HĐND'),
  ...more,
});

async function brief(url: string, body: object): Promise<[number, string, string | undefined]> {
  const response = await world.post(url, body);
  const json = response.json<Answer & { field?: string }>();
  return [response.statusCode, json.code, json.field];
}
const add = async (body: object) => (await world.post(URL, body)).json<History>();
const count = async () => (await world.rows<{ n: string }>('select count(*) as n from unit_versions'))[0]!.n;

describe('a new unit', () => {
  let id: string;

  it('is entered with its paper, and audited with it', async () => {
    const response = await world.post(URL, commune());
    expect(response.statusCode).toBe(201);
    const history = response.json<History>();
    id = history.id;
    expect(history).toMatchObject({
      kind: 'commune',
      site: null,
      versions: [
        {
          fullName: 'Xã Tân Hòa Mới',
          parentName: 'Tỉnh Long An',
          validFrom: '2026-11-20',
          validTo: null,
          basis: 'Luật 72/2025/QH15',
          decision: { number: '01/NQ-UBTVQH', decidedOn: '2026-11-10', issuer: 'Ủy ban Thường vụ Quốc hội' },
        },
      ],
    });
    const [entry] = await world.rows<{ body: string; subject_id: string }>(
      `select body, subject_id from platform_audit_entries where action = 'unit.added'`,
    );
    expect(entry).toMatchObject({ subject_id: id });
    expect(entry!.body).toContain('01/NQ-UBTVQH');
    expect(await world.rows(`select payload from platform_events where type = 'unit.added'`)).toHaveLength(1);
  });

  it('stands in the list from its day on, found without diacritics', async () => {
    const names = async (query: string) =>
      (await world.read<{ items: { fullName: string; parentName: string }[] }>(`${URL}?${query}`)).items.map(({ fullName }) => fullName);
    expect(await names('search=tan+hoa+moi')).toEqual(['Xã Tân Hòa Mới']);
    expect(await names('search=28900&kind=commune')).toEqual(['Xã Tân Hòa Mới']);
    expect(await names('search=tan+hoa+moi&asOf=2026-11-19')).toEqual([]);
    expect(await names('search=tan+hoa+moi&kind=district')).toEqual([]);
  });

  it('is proposed a host under the rule of the day, and can be requested', async () => {
    const proposals = (await world.post('/api/province/host-proposals', { unitId: id })).json<object>();
    expect(proposals).toMatchObject({
      outcome: 'proposed',
      regime: { code: 'nd224' },
      proposals: [{ host: 'tanhoamoi.longan.gov.vn', recommended: true, available: true }],
    });
    const request = await world.post('/api/province/site-requests', {
      unitId: id,
      documentNumber: '5/UBND',
      documentDate: '2026-11-21',
      reason: 'Đề nghị mở trang thông tin điện tử',
    });
    expect(request.statusCode).toBe(201);
  });

  it('may begin on a day to come', async () => {
    const { id: future } = await add(department());
    expect((await world.post('/api/province/host-proposals', { unitId: future })).json()).toMatchObject({ code: 'unit_not_valid' });
    expect((await world.post('/api/province/host-proposals', { unitId: future, on: '2026-12-01' })).json()).toMatchObject({
      outcome: 'proposed',
      proposals: [{ host: 'sdttg.longan.gov.vn' }, { host: 'sodantocvatongiao.longan.gov.vn' }],
    });
  });

  it('LA-1 is no second province', async () => {
    expect(await brief(URL, commune({ kind: 'province', type: 'tỉnh', code: '81', parentId: null }))).toEqual([
      409,
      'province_unit_exists',
      'kind',
    ]);
  });

  it('bears no code that another bears on one of its days', async () => {
    const response = await world.post(URL, commune({ code: '28021' }));
    expect([response.statusCode, response.json<Answer>().code]).toEqual([409, 'unit_code_taken']);
    expect(response.json<Answer>().detail).toContain('Xã Thanh Phú');
    // The holder of the code begins later: their days meet all the same.
    expect(await brief(URL, department({ validFrom: '2026-11-16' }))).toEqual([409, 'unit_code_taken', 'code']);
  });

  it('LA-3.1.d lies in a district while hosts hang under districts', async () => {
    const june = { validFrom: '2025-06-15', ...paper('2025-06-10', '02/NQ'), code: '28901', name: 'Giữa Tháng Sáu' };
    expect(await brief(URL, commune(june))).toEqual([422, 'unit_district_required', 'parentId']);
    expect((await world.post(URL, commune({ ...june, parentId: ids.get('803') }))).statusCode).toBe(201);
  });

  it('stands under a unit that may stand above it on its first day', async () => {
    const wrong: [object, string][] = [
      [{ parentId: null }, 'unit_parent_required'],
      [{ parentId: NOBODY }, 'unit_parent_unknown'],
      [{ parentId: ids.get('28021') }, 'unit_parent_wrong'],
      [{ validFrom: '2024-11-30', ...paper('2024-11-01') }, 'unit_not_valid'],
    ];
    for (const [more, code] of wrong)
      expect([code, await brief(URL, commune({ code: '28999', ...more }))]).toEqual([code, [422, code, 'parentId']]);
  });

  it('rests on a decision that is signed, and signed before', async () => {
    expect(await brief(URL, commune({ code: '28998', validFrom: '2026-11-09' }))).toEqual([422, 'dates_out_of_order', 'validFrom']);
    expect(await brief(URL, commune({ code: '28998', validFrom: '2027-01-01', ...paper('2026-12-31') }))).toEqual([
      422,
      'decision_in_future',
      'decidedOn',
    ]);
  });

  it('is told every malformed field at once, and nothing is written', async () => {
    const before = await count();
    const response = await world.post(URL, {
      kind: 'ward',
      code: 'xã 1',
      type: '',
      name: '',
      validFrom: '2026-02-30',
      abbreviation: 'S N',
    });
    expect([response.statusCode, response.json<Answer>().code]).toEqual([422, 'invalid_input']);
    const fields = response.json<{ details: { faults: { field: string }[] } }>().details.faults.map(({ field }) => field);
    for (const field of ['kind', 'code', 'type', 'name', 'validFrom', 'abbreviation', 'decision', 'basis']) expect(fields).toContain(field);
    expect(await count()).toBe(before);
  });

  it('entered twice at the same moment stands once', async () => {
    const body = commune({ code: '28950', name: 'Cùng Lúc' });
    const codes = await Promise.all([brief(URL, body), brief(URL, body), brief(URL, body)]);
    expect(codes.map(([status]) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('a new version of a unit', () => {
  const version = (more: object = {}) => ({
    code: '28021',
    type: 'phường',
    name: 'Thanh Phú',
    parentId: ids.get('803'),
    validFrom: '2026-11-22',
    ...paper('2026-11-18', '03/NQ-UBTVQH'),
    ...more,
  });
  const url = (code = '28021') => `${URL}/${ids.get(code)}/versions`;

  it('ends the one before on its day, and the site follows with its name', async () => {
    const response = await world.post(url(), version());
    expect(response.statusCode).toBe(201);
    const history = response.json<History>();
    expect(history.versions.map(({ fullName, validFrom, validTo }) => [fullName, validFrom, validTo])).toEqual([
      ['Phường Thanh Phú', '2026-11-22', null],
      ['Xã Thanh Phú', '2024-12-01', '2026-11-22'],
    ]);
    const site = history.site!;
    expect(site.name).toBe('Trang thông tin điện tử phường Thanh Phú');
    expect(world.furnishings.shells.get(site.id)).toMatchObject({ name: site.name, unit: { fullName: 'Phường Thanh Phú' } });
    expect(await world.rows(`select action from audit_entries where site_id = $1 and action = 'site.renamed'`, [site.id])).toHaveLength(1);
    const { items } = await world.read<{ items: { id: string }[] }>('/api/province/sites?search=phuong+thanh+phu');
    expect(items.map(({ id }) => id)).toEqual([site.id]);
  });

  it('shows the unit as it was, to whoever asks as of a day', async () => {
    const names = async (asOf: string) =>
      (await world.read<{ items: { fullName: string }[] }>(`${URL}?search=28021&asOf=${asOf}`)).items.map(({ fullName }) => fullName);
    expect(await names('2026-11-21')).toEqual(['Xã Thanh Phú']);
    expect(await names('2026-11-22')).toEqual(['Phường Thanh Phú']);
  });

  it('is refused on the day of another, before it, when nothing changes, and for nobody', async () => {
    expect(await brief(url(), version({ name: 'Khác' }))).toEqual([409, 'unit_version_exists', 'validFrom']);
    expect(await brief(url(), version({ name: 'Khác', validFrom: '2026-11-20' }))).toEqual([409, 'unit_version_exists', 'validFrom']);
    expect((await brief(url(), version({ validFrom: '2026-12-10' })))[1]).toBe('unit_version_same');
    expect((await brief(`${URL}/${NOBODY}/versions`, version())).slice(0, 2)).toEqual([404, 'unit_not_found']);
    expect(await brief(url(), version({ code: '803', validFrom: '2026-12-10' }))).toEqual([409, 'unit_code_taken', 'code']);
    expect((await world.request({ method: 'GET', url: `${URL}/${NOBODY}` })).statusCode).toBe(404);
  });

  it('of a day to come is followed on that day, by the sites below as well', async () => {
    const district = version({ code: '803', type: 'thị xã', name: 'Bến Lức', parentId: ids.get('80'), validFrom: '2026-12-01' });
    expect((await world.post(url('803'), district)).statusCode).toBe(201);
    const [{ site_id }] = (await world.rows<{ site_id: string }>(`select id as site_id from sites where unit_id = $1`, [
      ids.get('28021'),
    ])) as [{ site_id: string }];
    const levels = () => world.furnishings.shells.get(site_id)!.levels.map(({ unitName }) => unitName);
    await world.get(SiteFollowing).run();
    expect(levels()).toContain('Huyện Bến Lức');
    world.clock.set('2026-12-01T00:02:00+07:00');
    await world.get(SiteFollowing).run();
    expect(levels()).toContain('Thị xã Bến Lức');
    expect(await world.rows('select 1 from unit_versions where awaited and valid_from <= $1', [world.clock.today()])).toEqual([]);
  });
});
