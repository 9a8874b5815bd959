import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { demonstrationPlan, Provisioning, readUnitsFile } from '@cong-tinh/tenancy';
import { type Answer, type TenancyWorld, tenancyWorld } from './tenancy-world.js';

const units = readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json'));
const few = units.filter(({ code, parent, kind }) => kind === 'province' || kind === 'department' || code === '802' || parent === '802');
const DOMAINS = '/api/province/domains';

let world: TenancyWorld;
const sites = new Map<string, string>();
beforeAll(async () => {
  world = await tenancyWorld();
  await world.get(Provisioning).provision({ ...demonstrationPlan(units), units: few });
  const rows = await world.rows<{ code: string; id: string }>(
    'select v.code, s.id from sites s join unit_versions v on v.unit_id = s.unit_id',
  );
  for (const { code, id } of rows) sites.set(code, id);
});
afterAll(() => world.close());

const paper = (number: string, decidedOn: string) => ({ number, decidedOn });
const shell = (code: string) => world.furnishings.shells.get(sites.get(code)!)!;

async function patchHost(code: string, body: object) {
  const response = await world.request({ method: 'PATCH', url: `/api/province/sites/${sites.get(code)}/domain`, payload: body });
  return [response.statusCode, response.json<Answer>()] as const;
}

async function send(url: string, body: object) {
  const response = await world.post(url, body);
  return [response.statusCode, response.json<Answer>()] as const;
}

describe('a host that is replaced', () => {
  it('LA-3.2 goes on as an alias; the pages of units below name the new one', async () => {
    const [status, site] = await patchHost('80-04', { host: 'sotaichinh.longan.gov.vn', decision: paper('20/SKHCN', '2025-06-20') });
    expect([status, site.host]).toEqual([200, 'sotaichinh.longan.gov.vn']);
    expect(shell('80-04').hosts).toEqual([
      { host: 'sotaichinh.longan.gov.vn', role: 'canonical' },
      { host: 'stc.longan.gov.vn', role: 'alias' },
      { host: 'www.sotaichinh.longan.gov.vn', role: 'alias' },
      { host: 'www.stc.longan.gov.vn', role: 'alias' },
    ]);
  });

  it('keeps its history: on each day one canonical host', async () => {
    const on = async (day: string) =>
      (await world.read<{ items: { host: string }[] }>(`${DOMAINS}?siteId=${sites.get('80-04')}&role=canonical&asOf=${day}`)).items.map(
        ({ host }) => host,
      );
    expect(await on('2025-06-01')).toEqual([]);
    expect(await on('2025-06-19')).toEqual(['stc.longan.gov.vn']);
    expect(await on('2025-06-20')).toEqual(['sotaichinh.longan.gov.vn']);
  });

  it('can go back to the host it had', async () => {
    const [status] = await patchHost('80-04', { host: 'stc.longan.gov.vn', decision: paper('21/SKHCN', '2025-06-21') });
    expect(status).toBe(200);
    expect(shell('80-04').hosts.find(({ role }) => role === 'canonical')!.host).toBe('stc.longan.gov.vn');
    expect(shell('80-04').hosts).toHaveLength(4);
  });

  it('a district under NĐ 224/2026 Điều 11.4 gets no host any more, and keeps the one it has', async () => {
    expect(await patchHost('802', { host: 'duchoamoi.longan.gov.vn', decision: paper('22/SKHCN', '2026-07-02') })).toMatchObject([
      422,
      { code: 'host_not_given' },
    ]);
    expect(shell('802').hosts[0]).toEqual({ host: 'duchoa.longan.gov.vn', role: 'canonical' });
  });

  it('a commune’s level-5 host stays lawful after the rule changed; a new one is judged by the new rule', async () => {
    const [status, body] = await patchHost('27961', { host: 'moi.duchoa.longan.gov.vn', decision: paper('23/SKHCN', '2026-07-02') });
    expect([status, body.code]).toEqual([422, 'host_wrong_level']);
    expect((await world.read<{ items: unknown[] }>(`${DOMAINS}?siteId=${sites.get('27961')}&compliance=non_compliant`)).items).toEqual([]);
  });

  it('papers out of order change nothing', async () => {
    expect(await patchHost('80-04', { host: 'taichinh.longan.gov.vn', decision: paper('24/SKHCN', '2025-06-01') })).toMatchObject([
      422,
      { code: 'dates_out_of_order' },
    ]);
    expect(await patchHost('80-04', { host: 'syt.longan.gov.vn', decision: paper('24/SKHCN', '2025-06-22') })).toMatchObject([
      409,
      { code: 'host_taken' },
    ]);
  });
});

describe('aliases', () => {
  it('are given by decision, may be of old habits, never of another site or reserved', async () => {
    const siteId = sites.get('80-03');
    const [status, alias] = await send(`${DOMAINS}/aliases`, {
      siteId,
      host: 'soTuPhap.longan.gov.vn',
      decision: paper('30/SKHCN', '2025-06-10'),
    });
    expect([status, alias]).toMatchObject([201, { host: 'sotuphap.longan.gov.vn', role: 'alias', compliance: 'compliant', regime: 'la3' }]);
    expect(
      await send(`${DOMAINS}/aliases`, { siteId, host: 'syt.longan.gov.vn', decision: paper('31/SKHCN', '2025-06-10') }),
    ).toMatchObject([409, { code: 'host_taken' }]);
    expect(
      await send(`${DOMAINS}/aliases`, { siteId, host: 'api.longan.gov.vn', decision: paper('31/SKHCN', '2025-06-10') }),
    ).toMatchObject([422, { code: 'host_reserved' }]);
    expect(
      await send(`${DOMAINS}/aliases`, { siteId, host: 'tư pháp.longan.gov.vn', decision: paper('31/SKHCN', '2025-06-10') }),
    ).toMatchObject([422, { code: 'host_malformed' }]);
  });

  it('are retired by decision and still answer', async () => {
    const { items } = await world.read<{ items: { id: string; host: string }[] }>(`${DOMAINS}?siteId=${sites.get('80-03')}`);
    const id = (host: string) => items.find((item) => item.host === host)!.id;
    expect(await send(`${DOMAINS}/aliases/${id('stp.longan.gov.vn')}/retirement`, paper('32/SKHCN', '2025-06-11'))).toMatchObject([
      409,
      { code: 'not_an_alias' },
    ]);
    const [status, retired] = await send(`${DOMAINS}/aliases/${id('sotuphap.longan.gov.vn')}/retirement`, paper('32/SKHCN', '2025-06-11'));
    expect([status, retired]).toMatchObject([200, { host: 'sotuphap.longan.gov.vn', role: 'retired' }]);
    expect(shell('80-03').hosts).toContainEqual({ host: 'sotuphap.longan.gov.vn', role: 'retired' });
  });
});

describe('LA-3.3 hosts that do not comply', () => {
  const notice = (more: object = {}) => ({
    siteId: sites.get('80-11'),
    host: 'abc.com.vn',
    number: '15/SYT-VP',
    noticedOn: '2025-06-05',
    content: 'Sở đang dùng tên miền cũ abc.com.vn.',
    ...more,
  });
  const report = (asOf: string) => world.read<{ items: Record<string, unknown>[] }>(`${DOMAINS}/non-compliant?asOf=${asOf}`);
  let reportId: string;

  it('the unit tells; the old host is kept as an alias, marked', async () => {
    const [status, given] = await send(`${DOMAINS}/non-compliant/notices`, notice());
    expect([status, given]).toMatchObject([201, { host: 'abc.com.vn', stage: 'noticed' }]);
    expect(given.fault).toContain('không thuộc tên miền longan.gov.vn');
    expect(shell('80-11').hosts).toContainEqual({ host: 'abc.com.vn', role: 'alias' });
    expect(await send(`${DOMAINS}/non-compliant/notices`, notice({ number: '16/SYT-VP' }))).toMatchObject([409, { code: 'notice_open' }]);
  });

  it('a host that complies is no matter for it', async () => {
    expect(await send(`${DOMAINS}/non-compliant/notices`, notice({ host: 'syt.longan.gov.vn' }))).toMatchObject([
      409,
      { code: 'host_complies' },
    ]);
    expect(await send(`${DOMAINS}/non-compliant/notices`, notice({ host: 'stp.longan.gov.vn' }))).toMatchObject([
      409,
      { code: 'host_taken' },
    ]);
  });

  it('the domain manager reports what waits, once', async () => {
    const [status, made] = await send(`${DOMAINS}/non-compliant/reports`, { number: '40/BC-SKHCN', reportedOn: '2025-06-12' });
    expect([status, made.outcome]).toEqual([201, null]);
    reportId = made.id;
    expect(await send(`${DOMAINS}/non-compliant/reports`, { number: '41/BC-SKHCN', reportedOn: '2025-06-12' })).toMatchObject([
      409,
      { code: 'nothing_to_report' },
    ]);
    expect(await world.rows('select count(*) as reports from domain_reports')).toEqual([{ reports: 1 }]);
  });

  it('UBND tỉnh decides, once', async () => {
    const url = `${DOMAINS}/non-compliant/reports/${reportId}/decision`;
    const body = { decision: paper('50/UBND', '2025-06-20'), outcome: 'Chuyển về tên miền đúng quy định trước 31/12/2025.' };
    expect(await send(url, { ...body, decision: paper('50/UBND', '2025-06-01') })).toMatchObject([422, { code: 'dates_out_of_order' }]);
    expect(await send(url, body)).toMatchObject([200, { outcome: body.outcome }]);
    expect(await send(url, body)).toMatchObject([409, { code: 'report_decided' }]);
  });

  it('the report is as of a date', async () => {
    expect((await report('2025-06-04')).items).toEqual([]);
    expect((await report('2025-06-05')).items).toMatchObject([
      { host: 'abc.com.vn', siteName: 'Trang thông tin điện tử Sở Y tế tỉnh Long An', stage: 'noticed', report: null },
    ]);
    expect((await report('2025-06-12')).items).toMatchObject([{ stage: 'reported' }]);
    expect((await report('2026-11-22')).items).toMatchObject([{ stage: 'decided', report: { number: '40/BC-SKHCN' } }]);
  });
});

describe('the database itself', () => {
  const insert = (more: string) =>
    world.rows(
      `insert into domains (id, site_id, host, role, compliance, basis, valid_from, valid_to, granted_on, decision_id, rule_id, recorded_by)
       select gen_random_uuid(), s.id, ${more}, d.id, 'r', 'thử' from sites s, (select id from decisions limit 1) d where s.kind = 'province'`,
    );

  it('lets a host belong to one site at a time', async () => {
    await expect(insert(`'snv.longan.gov.vn', 'alias', 'compliant', 'x', '2026-01-01', null, '2026-01-01'`)).rejects.toThrow(
      'domains_host_once',
    );
    await insert(`'snv.longan.gov.vn', 'alias', 'compliant', 'x', '2020-01-01', '2025-06-02', '2020-01-01'`);
  });

  it('lets a site have one canonical host at a time', async () => {
    await expect(insert(`'khac.longan.gov.vn', 'canonical', 'compliant', 'x', '2026-01-01', null, '2026-01-01'`)).rejects.toThrow(
      'domains_one_canonical',
    );
  });

  it('lets a code and a unit’s state stand once at a time, and again later', async () => {
    const version = (code: string, from: string, to: string | null) =>
      world.rows(
        `insert into unit_versions (id, unit_id, code, type, name, full_name, search_text, valid_from, valid_to)
         select gen_random_uuid(), gen.id, $1, 'xã', 'X', 'Xã X', 'x', $2, $3 from (insert_unit()) gen`.replace(
          '(insert_unit())',
          `(select id from units where id not in (select unit_id from unit_versions) limit 1)`,
        ),
        [code, from, to],
      );
    await world.rows(`insert into units (id, kind) select gen_random_uuid(), 'commune' from generate_series(1, 3)`);
    await expect(version('27934', '2025-07-01', null)).rejects.toThrow('unit_versions_one_code');
    await world.rows(`update unit_versions set valid_to = '2025-07-01' where code = '27934'`);
    await version('27934', '2025-07-01', null);
  });

  it('does not let anybody delete a site, a host or a unit', async () => {
    for (const table of ['units', 'unit_versions', 'sites', 'domains', 'decisions', 'site_facts'])
      await expect(world.rows(`delete from ${table}`)).rejects.toThrow('permission denied');
  });
});
