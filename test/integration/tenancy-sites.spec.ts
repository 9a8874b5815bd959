import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { demonstrationPlan, Provisioning, readUnitsFile, Sites } from '@cong-tinh/tenancy';
import { Database } from '@cong-tinh/platform';
import { SITE_KIND_READER, type SiteKindReader } from '@cong-tinh/regulation';
import { type Answer, type TenancyWorld, tenancyWorld } from './tenancy-world.js';

const units = readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json'));
const SITES = '/api/province/sites';
const NOBODY = '0190a000-0000-7000-8000-000000000000';

interface Page {
  items: { id: string; unitName: string; parentName: string | null; host: string; kind: string; state: string; matchedByParent: boolean }[];
  next: string | null;
}

let world: TenancyWorld;
beforeAll(async () => {
  world = await tenancyWorld();
  await world.get(Provisioning).provision(demonstrationPlan(units));
});
afterAll(() => world.close());

const page = (query: string) => world.read<Page>(`${SITES}?${query}`);
const idOf = async (host: string) => (await page(`search=${host}`)).items.find((site) => site.host === host)!.id;

describe('the list of sites', () => {
  it('is found without diacritics, by name, district and host', async () => {
    const names = async (search: string) => (await page(`search=${encodeURIComponent(search)}`)).items.map(({ unitName }) => unitName);
    expect(await names('hiep hoa duc')).toEqual(['Thị trấn Hiệp Hòa', 'Xã Hiệp Hòa']);
    expect(await names('Hiệp Hoà đức hòa')).toEqual(['Thị trấn Hiệp Hòa', 'Xã Hiệp Hòa']);
    expect(await names('phuong1.tanan')).toEqual(['Phường 1']);
    expect(await names('so noi vu')).toEqual(['Sở Nội vụ']);
    expect(await names('100%')).toEqual([]);
    expect(await names('_')).toEqual([]);
  });

  it('has its own name before the name above it, and says which of them was found', async () => {
    const found = async (search: string) =>
      (await page(`search=${encodeURIComponent(search)}`)).items.map(({ unitName, parentName, matchedByParent }) => [
        `${unitName}, ${parentName}`,
        matchedByParent,
      ]);
    expect(await found('thanh phu')).toEqual([
      ['Xã Thanh Phú, Huyện Bến Lức', false],
      ['Xã Thạnh Phú, Huyện Thạnh Hóa', false],
      ['Xã Thanh Phú Long, Huyện Châu Thành', false],
      ['Xã Thạnh Phước, Huyện Thạnh Hóa', false],
    ]);
    expect(await found('phuong 1 tan an')).toEqual([['Phường 1, Thành phố Tân An', true]]);
    const district = await found('ben luc');
    expect(district.slice(0, 2)).toEqual([
      ['Huyện Bến Lức, Tỉnh Long An', false],
      ['Thị trấn Bến Lức, Huyện Bến Lức', false],
    ]);
    expect(district.slice(2).every(([name, byParent]) => byParent && (name as string).endsWith('Huyện Bến Lức'))).toBe(true);
    expect(district).toHaveLength(15);
    expect((await found('Trang thông tin điện tử xã Thanh Phú')).length).toBeGreaterThan(0);
  });

  it('pages through what was found, the closest first', async () => {
    const all = (await page('search=ben+luc')).items.map(({ id }) => id);
    const first = await page('search=ben+luc&limit=4');
    const rest = await page(`search=ben+luc&after=${first.next}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
  });

  it('is filtered by kind, state and district', async () => {
    expect((await page('kind=district&limit=100')).items).toHaveLength(15);
    expect((await page('kind=department&limit=100')).items).toHaveLength(12);
    expect((await page('state=suspended')).items).toEqual([]);
    const district = (await world.read<{ items: { id: string }[] }>('/api/province/units?kind=district&search=ben+luc')).items[0]!.id;
    const inDistrict = await page(`district=${district}&limit=100`);
    expect(inDistrict.items).toHaveLength(15);
    expect(inDistrict.items[0]).toMatchObject({ unitName: 'Huyện Bến Lức', parentName: 'Tỉnh Long An', host: 'benluc.longan.gov.vn' });
    expect((await world.request({ method: 'GET', url: `${SITES}?kind=ward` })).statusCode).toBe(422);
  });

  it('pages by keyset through all 216, each once, in Vietnamese order', async () => {
    const seen: Page['items'] = [];
    let next: string | null = '';
    while (next !== null) {
      const some: Page = await page(`limit=37&after=${next}`);
      seen.push(...some.items);
      next = some.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(216);
    expect(seen.slice(0, 2).map(({ kind }) => kind)).toEqual(['province', 'department']);
    const communes = seen.filter(({ kind }) => kind === 'commune').map(({ unitName }) => unitName);
    expect(communes).toEqual(communes.toSorted(new Intl.Collator('vi').compare));
  });

  it('refuses a cursor of its own making and too long a page', async () => {
    expect((await world.request({ method: 'GET', url: `${SITES}?after=abc` })).statusCode).toBe(400);
    expect((await world.request({ method: 'GET', url: `${SITES}?limit=101` })).statusCode).toBe(422);
  });
});

describe('one site', () => {
  it('is told whole: papers, facts, levels, hosts', async () => {
    const id = await idOf('xahiephoa.duchoa.longan.gov.vn');
    const site = await world.read(`${SITES}/${id}`);
    expect(site).toMatchObject({
      unitCode: '27952',
      stateLabel: 'Đang hoạt động',
      address: 'http://xahiephoa.duchoa.longan.localhost:8080',
      decision: { number: 'MH-01/QĐ-UBND', decidedOn: '2025-06-02', demonstration: true },
      factsBasis: 'NĐ 174/2026 Điều 93',
      domains: [
        { role: 'canonical', basis: 'LA-3.1.d', decision: { number: 'MH-01/SKHCN', issuer: 'Sở Khoa học và Công nghệ' } },
        { role: 'alias' },
      ],
    });
    expect((site.facts as { required: boolean }[]).filter(({ required }) => required)).toHaveLength(6);
    const own = await world.read(`/api/sites/${id}`);
    expect(own).toEqual(site);
  });

  it('is 404 when it is not there', async () => {
    for (const url of [`${SITES}/${NOBODY}`, `/api/sites/${NOBODY}`])
      expect((await world.request({ method: 'GET', url })).statusCode).toBe(404);
  });

  it('LA-QĐ.3 changes its head and facts, before citizens at once', async () => {
    const id = await idOf('snv.longan.gov.vn');
    const put = (payload: object) => world.request({ method: 'PUT', url: `/api/sites/${id}/particulars`, payload });
    const response = await put({
      head: { name: 'Quyền Giám đốc', position: 'Quyền Giám đốc Sở Nội vụ' },
      facts: { phone: '0272 3826 111' },
    });
    expect(response.json()).toMatchObject({ head: { name: 'Quyền Giám đốc' } });
    expect(world.furnishings.shells.get(id)).toMatchObject({
      head: { position: 'Quyền Giám đốc Sở Nội vụ' },
      facts: { phone: '0272 3826 111' },
    });
    expect((await put({ facts: { phone: 'chưa có' } })).statusCode).toBe(422);
    expect((await put({ facts: { màu: 'đỏ' } })).json()).toMatchObject({ code: 'fact_unknown' });
    const [entry] = await world.rows<{ body: string }>(`select body from audit_entries where site_id = $1 and action = 'site.described'`, [
      id,
    ]);
    expect(entry!.body).toContain('0272 000 0000');
  });
});

describe('suspending', () => {
  const post = async (id: string, step: string, body: object) => {
    const response = await world.post(`${SITES}/${id}/${step}`, body);
    return [response.statusCode, response.json<Answer>()] as const;
  };

  it('on a technical ground needs a reason, by decision a decision; what a decision stopped a decision starts', async () => {
    const id = await idOf('syt.longan.gov.vn');
    expect(await post(id, 'suspension', { ground: 'technical', reason: '' })).toMatchObject([422, { code: 'invalid_input' }]);
    expect(await post(id, 'suspension', { ground: 'decision', reason: 'Theo chỉ đạo' })).toMatchObject([
      422,
      { code: 'decision_required' },
    ]);
    expect(await post(id, 'resumption', { reason: 'Đã xong' })).toMatchObject([409, { code: 'wrong_state' }]);

    expect(
      await post(id, 'suspension', {
        ground: 'decision',
        reason: 'Theo chỉ đạo',
        decision: { number: '60/QĐ-UBND', decidedOn: '2026-11-20' },
      }),
    ).toMatchObject([200, { state: 'suspended' }]);
    expect(world.furnishings.shells.get(id)).toMatchObject({ state: 'suspended', suspension: { reason: 'Theo chỉ đạo' } });
    expect(await post(id, 'resumption', { reason: 'Đã xong' })).toMatchObject([422, { code: 'decision_required' }]);
    expect(await post(id, 'resumption', { reason: 'Đã xong', decision: { number: '61/QĐ-UBND', decidedOn: '2026-11-21' } })).toMatchObject([
      200,
      { state: 'active' },
    ]);
    expect(world.furnishings.shells.get(id)).toMatchObject({ state: 'active', suspension: null });
  });

  it('on a technical ground ends without a decision, and both stand in the site’s history', async () => {
    const id = await idOf('sct.longan.gov.vn');
    await post(id, 'suspension', { ground: 'technical', reason: 'Bị tấn công, đang xử lý' });
    expect(await post(id, 'suspension', { ground: 'technical', reason: 'Lần nữa' })).toMatchObject([409, { code: 'wrong_state' }]);
    const [status, site] = await post(id, 'resumption', { reason: 'Đã khắc phục' });
    expect([status, site.suspensions]).toMatchObject([
      200,
      [{ ground: 'technical', reason: 'Bị tấn công, đang xử lý', endReason: 'Đã khắc phục' }],
    ]);
    const actions = await world.rows<{ action: string }>('select action from audit_entries where site_id = $1 order by sequence', [id]);
    expect(actions.map(({ action }) => action)).toEqual(['site.suspended', 'site.resumed']);
  });
});

describe('what other libs ask', () => {
  it('is answered through whichever door is open, and none', async () => {
    const sites = world.get(Sites);
    const province = (await sites.findProvince())!;
    expect(province).toMatchObject({ kind: 'province', host: 'longan.gov.vn', state: 'active' });
    expect(await world.get(Database).inSite(province.id, () => sites.get(province.id))).toEqual(province);
    expect(await world.get<SiteKindReader>(SITE_KIND_READER).findKind(province.id)).toBe('province');
    expect(await sites.find(NOBODY)).toBeNull();
  });

  it('lists units on a date, with their sites', async () => {
    const { items } = await world.read<{ items: { fullName: string; siteId: string | null }[] }>(
      '/api/province/units?search=tan+thanh&kind=commune&limit=100',
    );
    expect(items.every(({ siteId }) => siteId !== null)).toBe(true);
    expect(items.map(({ fullName }) => fullName)).toContain('Thị trấn Tân Thạnh');
    expect((await world.read<{ items: unknown[] }>('/api/province/units?asOf=2020-01-01')).items).toEqual([]);
  });
});
