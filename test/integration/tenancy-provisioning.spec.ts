import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BatchDetail,
  demonstrationParticulars,
  demonstrationPlan,
  LoadUnitsAction,
  parseUnits,
  Provisioning,
  type ProvisioningPlan,
  readUnitsFile,
  RunBatchAction,
} from '@cong-tinh/tenancy';
import { Jobs } from '@cong-tinh/platform';
import { day, type TenancyWorld, tenancyWorld } from './tenancy-world.js';

const units = readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json'));
const golden = readFileSync(join(import.meta.dirname, 'golden/hosts-longan.txt'), 'utf8');
const plan = demonstrationPlan(units);

const COUNTS = `select (select count(*) from units) as units, (select count(*) from unit_versions) as versions, (select count(*) from sites) as sites,
  (select count(*) from domains) as domains, (select count(*) from site_facts) as facts, (select count(*) from decisions) as decisions,
  (select count(*) from platform_audit_entries) as audits, (select count(*) from platform_events) as events, (select max(updated_at) from sites) as touched`;

/** A few of the real units: the province, Đức Hòa and its communes. */
const ducHoa = units.filter(({ code, parent, kind }) => kind === 'province' || code === '802' || parent === '802');
const smallPlan = (more: Partial<ProvisioningPlan> = {}): ProvisioningPlan => ({ ...plan, units: ducHoa, ...more });

describe('the province of Long An', () => {
  let world: TenancyWorld;
  let first: BatchDetail;
  beforeAll(async () => {
    world = await tenancyWorld();
    first = await world.get(Provisioning).provision(plan);
  });
  afterAll(() => world.close());

  it('LA-19.2 has 216 sites under one decision, all active', async () => {
    expect(first.counts).toEqual({ total: 216, waiting: 0, ready: 0, done: 216, blocked: 0 });
    expect(first.report).toEqual([]);
    const [sites] = await world.rows(
      `select count(*) as total, count(*) filter (where state = 'active' and demonstration) as active from sites`,
    );
    expect(sites).toEqual({ total: 216, active: 216 });
    const [papers] = await world.rows(`select count(distinct decision_id) as decisions from sites`);
    expect(papers).toEqual({ decisions: 1 });
  });

  it('LA-3.1 gives the hosts of the reviewed list', async () => {
    const rows = await world.rows<{ code: string; name: string; host: string }>(
      `select v.code, v.full_name as name, d.host from sites s join unit_versions v on v.unit_id = s.unit_id
       join domains d on d.site_id = s.id and d.role = 'canonical'
       order by array_position(array['province','department','other','assembly','district','commune'], s.kind), v.code`,
    );
    expect(rows.map(({ code, name, host }) => `${code}\t${name}\t${host}\n`).join('')).toBe(golden);
  });

  it('keeps with each host the rule of its grant’s date', async () => {
    const rules = await world.rows(`select distinct regime, rule_id, granted_on, valid_from from domains`);
    expect(rules).toEqual([{ regime: 'la3', rule_id: 'LA-3/domain.regime', granted_on: '2025-06-02', valid_from: '2025-06-02' }]);
  });

  it('MK-1 lets www. of every host lead to it', async () => {
    const [www] = await world.rows(
      `select count(*) as aliases from domains a join domains c on c.site_id = a.site_id and a.host = 'www.' || c.host where a.role = 'alias' and c.role = 'canonical'`,
    );
    expect(www).toEqual({ aliases: 216 });
  });

  it('NĐ 174/2026 Điều 93 states six facts at the foot of each', async () => {
    expect(await world.rows('select distinct count(*) as facts from site_facts group by site_id')).toEqual([{ facts: 6 }]);
  });

  it('hands every site to the libs that furnish it, once, with its levels', () => {
    const { provisioned } = world.furnishings;
    expect(new Set(provisioned.map(({ siteId }) => siteId)).size).toBe(216);
    expect(provisioned).toHaveLength(216);
    const village = provisioned.find(({ unit }) => unit.code === '27952')!;
    expect(village.shell).toMatchObject({
      state: 'active',
      name: 'Trang thông tin điện tử xã Hiệp Hòa',
      hosts: [
        { host: 'xahiephoa.duchoa.longan.gov.vn', role: 'canonical' },
        { host: 'www.xahiephoa.duchoa.longan.gov.vn', role: 'alias' },
      ],
      head: { name: 'Chủ tịch UBND xã Hiệp Hòa, minh họa' },
      demonstration: true,
    });
    expect(village.shell.levels.map(({ unitName, host }) => [unitName, host])).toEqual([
      ['Tỉnh Long An', 'longan.gov.vn'],
      ['Huyện Đức Hòa', 'duchoa.longan.gov.vn'],
      ['Xã Hiệp Hòa', 'xahiephoa.duchoa.longan.gov.vn'],
    ]);
    expect(village.shell.levels.every(({ siteId }) => siteId !== null)).toBe(true);
  });

  it('is audited in the platform’s chain', async () => {
    const actions = await world.rows<{ action: string }>('select action from platform_audit_entries order by sequence');
    expect(actions.map(({ action }) => action)).toEqual([
      'units.loaded',
      'provisioning.prepared',
      'provisioning.granted',
      'sites.provisioned',
      'provisioning.finished',
    ]);
  });

  it('is the same after a second time: nothing is written', async () => {
    const before = await world.rows(COUNTS);
    const calls = world.furnishings.calls;
    const second = await world.get(Provisioning).provision(plan);
    expect(second.counts).toEqual(first.counts);
    expect(await world.rows(COUNTS)).toEqual(before);
    expect(world.furnishings.calls).toBe(calls);
  });

  it('LA-1 has no second province site, under whatever decision', async () => {
    const other = parseUnits({
      format: 'cong-tinh-units/1',
      units: [
        { code: '72', kind: 'province', type: 'tỉnh', name: 'Tây Ninh', fullName: 'Tỉnh Tây Ninh', parent: null, validFrom: '2024-12-01' },
      ],
    });
    const result = await world
      .get(Provisioning)
      .provision({ ...plan, units: other, decision: { number: '2/QĐ-UBND', decidedOn: day('2025-06-03') } });
    expect(result.report).toMatchObject([{ code: 'province_site_exists', state: 'blocked' }]);
  });

  it('TD-2.1 finds the sites that are there when another decision names the same units', async () => {
    const result = await world.get(Provisioning).provision(smallPlan({ decision: { number: '3/QĐ-UBND', decidedOn: day('2025-06-03') } }));
    expect(result.counts).toMatchObject({ total: ducHoa.length, done: ducHoa.length });
    expect(await world.rows('select count(*) as sites from sites')).toEqual([{ sites: 216 }]);
  });
});

describe('what is not done', () => {
  let world: TenancyWorld;
  beforeAll(async () => {
    world = await tenancyWorld();
  });
  afterAll(() => world.close());
  const without = { ...plan.domains, hosts: {} };

  it('LA-3.2 is reported with reason and suggestions: collisions wait for the domain manager', async () => {
    const result = await world.get(Provisioning).provision(smallPlan({ domains: without }));
    expect(result.counts).toMatchObject({ total: 22, done: 20, blocked: 2 });
    expect(result.report).toMatchObject([
      {
        unitName: 'Thị trấn Hiệp Hòa',
        code: 'host_collision',
        siteId: null,
        suggestions: ['thitranhiephoa.duchoa.longan.gov.vn', 'hiephoa.duchoa.longan.gov.vn'],
      },
      { unitName: 'Xã Hiệp Hòa', code: 'host_collision', suggestions: ['xahiephoa.duchoa.longan.gov.vn', 'hiephoa.duchoa.longan.gov.vn'] },
    ]);
    expect(result.report[0]!.reason).toContain('Sở Khoa học và Công nghệ quyết định');
  });

  it('refuses a named host that breaks the rule, and keeps the rest', async () => {
    const hosts = { '27934': 'hiephoa.duchoa.longan.gov.vn', '27952': 'xã hiệp hòa.duchoa.longan.gov.vn' };
    const result = await world.get(Provisioning).provision(smallPlan({ domains: { ...without, hosts } }));
    expect(result.report).toMatchObject([
      { code: 'host_collision' },
      { code: 'host_malformed', suggestions: ['xahiephoa.duchoa.longan.gov.vn'] },
    ]);
  });

  it('is done once the domain manager has decided', async () => {
    const result = await world.get(Provisioning).provision(smallPlan());
    expect(result.counts).toMatchObject({ total: 22, done: 22, blocked: 0 });
    expect(await world.rows('select count(*) as batches from provisioning_batches')).toEqual([{ batches: 1 }]);
  });

  it('LA-QĐ.3, NĐ 174/2026 Điều 93 leaves a site without head or foot approved, and activates it when they are given', async () => {
    const decision = { number: '7/QĐ-UBND', decidedOn: day('2025-06-04') };
    const benLuc = units.filter(({ code, parent, kind }) => kind === 'province' || code === '803' || parent === '803').slice(0, 4);
    const bare: ProvisioningPlan = {
      ...plan,
      units: benLuc,
      decision,
      domains: { decision, hosts: {} },
      particulars: ({ kind }) => (kind === 'commune' ? {} : { facts: {} }),
    };
    const result = await world.get(Provisioning).provision(bare);
    expect(result.report.map(({ code }) => code)).toEqual(['head_missing', 'head_missing', 'head_missing']);
    expect(await world.rows(`select count(*) as approved from sites where state = 'approved'`)).toEqual([{ approved: 3 }]);

    const headed: ProvisioningPlan = { ...bare, particulars: (unit) => ({ head: demonstrationParticulars(unit).head }) };
    const second = await world.get(Provisioning).provision(headed);
    expect(second.report.map(({ code }) => code)).toEqual(['facts_missing', 'facts_missing', 'facts_missing']);
    expect(second.report[0]!.reason).toContain('thiếu 6 thông tin');

    const third = await world.get(Provisioning).provision({ ...bare, particulars: demonstrationParticulars });
    expect(third.counts).toMatchObject({ blocked: 0, done: 4 });
    expect(await world.rows(`select count(*) as approved from sites where state = 'approved'`)).toEqual([{ approved: 0 }]);
  });

  it('reports a unit that was not valid on the day of the decision', async () => {
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
          validTo: '2025-01-01',
        },
      ],
    });
    await world.get(LoadUnitsAction).execute(ended, 'thử nghiệm');
    const [unit] = await world.rows<{ unit_id: string }>(`select unit_id from unit_versions where code = '899'`);
    const response = await world.post('/api/province/provisioning-batches', {
      decision: { number: '8/QĐ-UBND', decidedOn: '2025-06-05' },
      opinion: { number: '8/BBT', date: '2025-06-01' },
      units: [{ unitId: unit!.unit_id }],
    });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ counts: { blocked: 1 }, report: [{ unitName: 'Huyện Cũ', code: 'unit_not_valid' }] });
  });
});

describe('a batch over HTTP', () => {
  let world: TenancyWorld;
  let ids: Map<string, string>;
  let batch: BatchDetail;
  const url = '/api/province/provisioning-batches';
  beforeAll(async () => {
    world = await tenancyWorld();
    await world.get(LoadUnitsAction).execute(ducHoa, 'thử nghiệm');
    ids = new Map(
      (await world.rows<{ code: string; unit_id: string }>('select code, unit_id from unit_versions')).map(({ code, unit_id }) => [
        code,
        unit_id,
      ]),
    );
  });
  afterAll(() => world.close());

  const body = (more: object = {}) => ({
    decision: { number: '1288/QĐ-UBND', decidedOn: '2025-06-02' },
    units: ducHoa.map((unit) => ({ unitId: ids.get(unit.code), ...demonstrationParticulars(unit) })),
    ...more,
  });

  it('LA-19.2 demands the board’s opinion for component sites', async () => {
    const response = await world.post(url, body());
    expect([response.statusCode, response.json().code]).toEqual([409, 'opinion_missing']);
    const late = await world.post(url, body({ opinion: { number: '1/BBT', date: '2025-06-03' } }));
    expect([late.statusCode, late.json().code]).toEqual([422, 'dates_out_of_order']);
  });

  it('is prepared, and says what the rule would give and what must be named', async () => {
    const response = await world.post(url, body({ opinion: { number: '1/BBT', date: '2025-05-28' } }));
    expect(response.statusCode).toBe(201);
    batch = response.json();
    expect(batch).toMatchObject({
      state: 'prepared',
      counts: { total: 22, waiting: 22 },
      decision: { number: '1288/QĐ-UBND', issuer: 'Ủy ban nhân dân tỉnh' },
    });
    const { items } = await world.read<{ items: { host: string | null; outcome: string; unitName: string }[] }>(
      `${url}/${batch.id}/host-proposals?on=2025-06-02`,
    );
    expect(items.slice(0, 3).map(({ unitName, outcome, host }) => [unitName, outcome, host])).toEqual([
      ['Thị trấn Hiệp Hòa', 'collision', null],
      ['Xã Hiệp Hòa', 'collision', null],
      ['Tỉnh Long An', 'proposed', 'longan.gov.vn'],
    ]);
  });

  it('cannot run before the domain manager granted', async () => {
    await expect(world.get(RunBatchAction).execute(batch.id)).rejects.toMatchObject({ code: 'hosts_not_granted' });
    expect(await world.rows('select count(*) as sites from sites')).toEqual([{ sites: 0 }]);
    const response = await world.post(`${url}/${batch.id}/domains`, {
      decision: { number: '9/SKHCN', decidedOn: '2025-06-01' },
      hosts: [],
    });
    expect([response.statusCode, response.json().code]).toEqual([422, 'dates_out_of_order']);
  });

  it('is granted and run by a job, with progress', async () => {
    const hosts = Object.entries(plan.domains.hosts).flatMap(([code, host]) => (ids.has(code) ? [{ unitId: ids.get(code), host }] : []));
    const granted = await world.post(`${url}/${batch.id}/domains`, { decision: { number: '9/SKHCN', decidedOn: '2025-06-02' }, hosts });
    expect(granted.json()).toMatchObject({ state: 'granted', counts: { ready: 22 } });
    const accepted = await world.post(`${url}/${batch.id}/resumption`);
    expect(accepted.statusCode).toBe(202);
    await world.get(Jobs).work();
    let now: BatchDetail;
    do {
      await new Promise((resolve) => setTimeout(resolve, 200));
      now = await world.read<BatchDetail>(`${url}/${batch.id}`);
    } while (now.state !== 'finished');
    expect(now.counts).toMatchObject({ total: 22, done: 22 });
    expect(now.startedAt).not.toBeNull();
  }, 30_000);

  it('pages through its items', async () => {
    const first = await world.read<{ items: unknown[]; next: string }>(`${url}/${batch.id}/items?limit=15`);
    const second = await world.read<{ items: unknown[]; next: string | null }>(`${url}/${batch.id}/items?limit=15&after=${first.next}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([15, 7, null]);
  });

  it('answers 404 to a batch that is not there', async () => {
    const response = await world.request({ method: 'GET', url: `${url}/0190a000-0000-7000-8000-000000000000` });
    expect([response.statusCode, response.json().code]).toEqual([404, 'provisioning_batch_not_found']);
  });
});

describe('a batch that is disturbed', () => {
  let world: TenancyWorld;
  beforeAll(async () => {
    world = await tenancyWorld();
  });
  afterAll(() => world.close());

  it('leaves nothing half done when furnishing fails, and goes on when it is run again', async () => {
    world.furnishings.fault = new Error('kho tệp không trả lời');
    await expect(world.get(Provisioning).provision(smallPlan())).rejects.toThrow('kho tệp');
    expect(
      await world.rows(
        'select (select count(*) from sites) as sites, (select count(*) from domains) as domains, (select count(*) from site_facts) as facts',
      ),
    ).toEqual([{ sites: 0, domains: 0, facts: 0 }]);
    world.furnishings.fault = null;
    const result = await world.get(Provisioning).provision(smallPlan());
    expect(result.counts).toMatchObject({ total: 22, done: 22 });
  });

  it('finds the one item the database refuses and does all others', async () => {
    const decision = { number: '5/QĐ-UBND', decidedOn: day('2025-06-05') };
    const tanAn = units.filter(({ code, parent, kind }) => kind === 'province' || code === '794' || parent === '794');
    await world.database.query(`create function refuse_one() returns trigger language plpgsql as $$ begin
      if new.name like '%phường Khánh Hậu%' then raise exception 'bị từ chối' using errcode = '23514'; end if; return new; end $$`);
    await world.database.query('create trigger refuse_one before insert on sites for each row execute function refuse_one()');
    const result = await world.get(Provisioning).provision({ ...plan, units: tanAn, decision, domains: { decision, hosts: {} } });
    expect(result.counts).toMatchObject({ total: 15, done: 14, blocked: 1 });
    expect(result.report).toMatchObject([{ unitName: 'Phường Khánh Hậu', code: 'refused_by_database' }]);
  });
});
