import { AuditModule } from '@cong-tinh/audit';
import { isoDate, uuidv7 } from '@cong-tinh/kernel';
import {
  Calendar,
  DecideOverrideAction,
  type OverrideInput,
  RegulationModule,
  RegulationSnapshot,
  Rules,
  SITE_KIND_READER,
} from '@cong-tinh/regulation';
import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type World } from '../support/index.js';

/** The first file of a run makes the template of all databases. */
const PATIENCE = 120_000;

const SITE = uuidv7();
const COMMUNE = { unitKind: 'commune', date: isoDate('2026-11-22') } as const;

@Global()
@Module({
  providers: [{ provide: SITE_KIND_READER, useValue: { findKind: async (id: string) => (id === SITE ? 'commune' : null) } }],
  exports: [SITE_KIND_READER],
})
class Sites {}

const officer = { kind: 'account', id: uuidv7(), name: 'Chuyên viên tiêu chuẩn (minh họa)' } as const;

describe('rules, calendar and deadlines on a database', () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld({ imports: [ScheduleModule.forRoot(), AuditModule, Sites, RegulationModule] });
  }, PATIENCE);
  afterAll(() => world.close());

  const get = async (url: string) => (await world.request({ method: 'GET', url })).json<Record<string, unknown>>();
  const audited = () =>
    world.database.query<{ action: string; actor_name: string }>(
      'select action, actor_name from platform_audit_entries order by sequence desc limit 1',
    );

  describe('rules', () => {
    it('LA-3.1 answers with value, basis, regulation and how it came about', () => {
      const regime = world.get(Rules).at('domain.regime', { ...COMMUNE, date: isoDate('2025-06-02') });
      expect(regime).toMatchObject({ value: { code: 'la3' }, basis: 'LA-3.1', regulation: { number: '5422/QĐ-UBND' } });
      expect(regime.trail.filter((entry) => entry.verdict === 'notInForce')).toHaveLength(3);
    });

    it('says that no text speaks on a date', () => {
      expect(() => world.get(Rules).at('board.meeting', { ...COMMUNE, date: isoDate('2020-01-01') })).toThrow(
        expect.objectContaining({ code: 'rule_not_found', status: 404 }),
      );
    });

    it('are listed for a site by its kind, and for a site that is not ours not at all', async () => {
      const list = await get(`/api/regulation/rules?site=${SITE}&date=2026-11-22`);
      expect(list).toMatchObject({ unitKind: 'commune', date: '2026-11-22' });
      expect((list['items'] as { key: string }[]).map((item) => item.key)).toContain('approval.chain.article');
      expect(await get(`/api/regulation/rules?site=${uuidv7()}`)).toMatchObject({ status: 404, code: 'site_not_found' });
      expect(await get('/api/regulation/rules')).toMatchObject({ status: 422, code: 'unit_kind_needed' });
      expect(await get('/api/regulation/rules?unitKind=hamlet')).toMatchObject({ status: 422, code: 'invalid_input' });
      expect(await get('/api/regulation/rules?unitKind=commune&date=2026-02-30')).toMatchObject({ status: 422, code: 'invalid_date' });
    });

    it('name their clauses with the regulation they stand in', async () => {
      expect(await get('/api/regulation/clauses/LA-3.1.d')).toMatchObject({
        place: 'Điều 3, khoản 1, điểm d',
        mark: 'inherited',
        regulation: { number: '5422/QĐ-UBND', effectiveFrom: '2025-05-20' },
      });
      expect(await get(`/api/regulation/clauses/${encodeURIComponent('NĐ 224/2026 Điều 11.4')}`)).toMatchObject({
        place: 'Điều 11, khoản 4',
      });
      expect(await get('/api/regulation/clauses/LA-99')).toMatchObject({ status: 404, code: 'clause_not_found' });
    });
  });

  describe('decisions that set a rule aside', () => {
    const decision: OverrideInput = {
      key: 'approval.authorMaySign',
      level: 'site',
      siteId: SITE,
      unitKind: 'commune',
      unitKinds: null,
      mode: 'free',
      value: true,
      authority: 'Chủ tịch Ủy ban nhân dân xã',
      decisionNumber: '15/QĐ-UBND',
      decisionDate: isoDate('2026-11-20'),
      basis: 'C2.18',
      validFrom: isoDate('2026-11-20'),
      validTo: null,
    };
    const decide = (more: Partial<OverrideInput>) =>
      world.as(officer, () => world.get(DecideOverrideAction).execute({ ...decision, ...more }));

    it('C2.18 let the author sign on the site that decided so, from that day, and are audited', async () => {
      await decide({});
      const at = (siteId: string, date: string) =>
        world.get(Rules).at('approval.authorMaySign', { unitKind: 'commune', siteId, date: isoDate(date) }).value;
      expect([at(SITE, '2026-11-20'), at(SITE, '2026-11-19'), at(uuidv7(), '2026-11-20')]).toEqual([true, false, false]);
      expect(await audited()).toEqual([{ action: 'rule.overridden', actor_name: officer.name }]);
    });

    it('LA-9.5 cannot change what is fixed above', async () => {
      const { value } = world.get(Rules).at('approval.refusalGrounds', COMMUNE);
      const fewer = { ...value, grounds: value.grounds.slice(0, 3) };
      await expect(decide({ key: 'approval.refusalGrounds', value: fewer })).rejects.toMatchObject({
        code: 'override_loosens',
        status: 422,
      });
    });

    it('must have the shape of their rule', async () => {
      await expect(decide({ value: 'có' })).rejects.toMatchObject({ code: 'override_invalid', status: 422 });
    });
  });

  describe('deadlines', () => {
    const reckon = async (payload: object) =>
      (await world.request({ method: 'POST', url: '/api/regulation/deadlines', payload })).json<Record<string, unknown>>();

    it('BLLĐ 2019 Điều 112: 15 working days from 13/2/2026 end on 13/3/2026', async () => {
      const answer = await reckon({ from: '2026-02-13', days: 15, mode: 'working' });
      expect(answer).toMatchObject({ due: '2026-03-13', warnings: [] });
      expect(answer['trace']).toContainEqual({ date: '2026-02-23', counted: true, n: 1, why: 'Ngày làm việc' });
    });

    it('MK-12.6 needs an hour, and counts from 08:00', async () => {
      expect(await reckon({ from: '2026-06-05T15:00:00+07:00', days: 5, mode: 'from-08:00' })).toMatchObject({ due: '2026-06-12' });
      expect(await reckon({ from: '2026-06-05', days: 5, mode: 'from-08:00' })).toMatchObject({ status: 422, code: 'instant_needed' });
    });

    it.each([
      [{ from: '2026-02-30', days: 5, mode: 'working' }, 'invalid_date'],
      [{ from: '2026-02-13', days: -1, mode: 'working' }, 'invalid_input'],
      [{ from: '2026-02-13', days: 5, mode: 'lunar' }, 'invalid_input'],
      [{ from: 'hôm nay', days: 5, mode: 'working' }, 'invalid_input'],
    ])('refuse %j', async (question, code) => {
      expect(await reckon(question)).toMatchObject({ status: 422, code });
    });
  });

  describe('the calendar', () => {
    const put = async (year: number, payload: object) =>
      world.as(officer, () => world.request({ method: 'PUT', url: `/api/regulation/calendar/${year}`, payload }));

    it('a holiday decreed late moves the deadline, is audited and keeps the other days', async () => {
      const year = await get('/api/regulation/calendar/2026');
      const days = [
        ...(year['days'] as object[]),
        { date: '2026-11-25', kind: 'holiday', name: 'Quốc tang', source: 'Quyết định của Thủ tướng Chính phủ', certainty: 'read' },
      ];
      const due = () => world.get(Calendar).deadline({ mode: 'working', from: isoDate('2026-11-23'), days: 5 }).due;
      expect(due()).toBe('2026-12-01');
      const saved = await put(2026, { revision: year['revision'], announced: true, source: year['source'], days });
      expect(saved.json()).toMatchObject({ revision: 1 });
      expect(due()).toBe('2026-12-02');
      expect((await audited())[0]).toMatchObject({ action: 'calendar.edited' });
      const events = await world.database.query(`select payload->>'year' as year from platform_events where type = 'calendar.edited'`);
      expect(events).toEqual([{ year: '2026' }]);
    });

    it('a day taken back is an ordinary day again', async () => {
      const year = await get('/api/regulation/calendar/2026');
      const days = (year['days'] as { date: string }[]).filter((day) => day.date !== '2026-11-25');
      await put(2026, { revision: year['revision'], announced: true, source: year['source'], days });
      expect(world.get(Calendar).statusOf(isoDate('2026-11-25'))).toMatchObject({ working: true, kind: 'weekday' });
    });

    it('refuses an edit of what another changed meanwhile, and a calendar with faults', async () => {
      const stale = await put(2026, { revision: 0, announced: true, source: 'Thông báo', days: [] });
      expect(stale.json()).toMatchObject({ status: 409, code: 'calendar_changed' });
      const swap = { date: '2027-01-04', kind: 'swapWork', name: 'làm bù', source: 'Thông báo', certainty: 'read' };
      const wrong = await put(2027, { revision: 0, announced: true, source: 'Thông báo', days: [swap] });
      expect(wrong.json()).toMatchObject({ status: 422, code: 'calendar_invalid' });
      const silent = await put(2027, { revision: 0, announced: true, source: null, days: [] });
      expect(silent.json()).toMatchObject({ status: 422, code: 'calendar_source_missing' });
    });

    it('BLLĐ 2019 Điều 112: warns of 2027 until it is announced', async () => {
      const warnings = () => world.get(Calendar).deadline({ mode: 'working', from: isoDate('2026-12-28'), days: 5 }).warnings;
      expect(warnings()).toHaveLength(1);
      const year = await get('/api/regulation/calendar/2027');
      await put(2027, {
        revision: year['revision'],
        announced: true,
        source: 'Thông báo nghỉ lễ, tết năm 2027',
        days: year['days'] as object[],
      });
      expect(warnings()).toEqual([]);
    });

    it('begins a year that nobody entered', async () => {
      expect(await get('/api/regulation/calendar/2030')).toEqual({ year: 2030, revision: 0, announced: false, source: null, days: [] });
      expect(await get('/api/regulation/calendar/9999')).toMatchObject({ status: 422, code: 'year_out_of_range' });
    });
  });

  it('sees what another process changed when it looks again', async () => {
    await world.database.query(`update rules set value = '{"everyMonths": 2}' where id = 'LA-9.3.a/board.meeting'`);
    await world.get(RegulationSnapshot).reload();
    expect(world.get(Rules).at('board.meeting', COMMUNE).value.everyMonths).toBe(2);
  });
});
