import { connectionOf } from '@cong-tinh/platform';
import { loadRegulations, readReferenceData, type ReferenceData } from '@cong-tinh/regulation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../support/index.js';

/** The first file of a run makes the template of all databases. */
const PATIENCE = 120_000;

describe('loading the regulations the product comes with', () => {
  let database: TestDatabase;
  const data = readReferenceData();
  const load = (changed: Partial<ReferenceData> = {}) =>
    loadRegulations(connectionOf(database.config, 'portal_platform'), { ...data, ...changed });
  const revision = async () => (await database.query<{ revision: number }>('select revision::int from regulation_revision'))[0]!.revision;

  beforeAll(async () => {
    database = await testDatabase();
  }, PATIENCE);
  afterAll(() => database.drop());

  it('has loaded everything once, and loading again changes nothing', async () => {
    const before = await revision();
    expect(await load()).toEqual({ added: 0, changed: 0, withdrawn: 0 });
    expect(await revision()).toBe(before);
    const [count] = await database.query('select count(*)::int as rules, (select count(*)::int from clauses) as clauses from rules');
    expect(count).toEqual({ rules: data.rules.length, clauses: data.clauses.length });
  });

  it('changes what a later release says otherwise, withdraws what it no longer says, and raises the revision', async () => {
    const before = await revision();
    const rules = data.rules
      .filter((rule) => rule.key !== 'board.seal')
      .map((rule) => (rule.key === 'board.meeting' ? { ...rule, note: 'Ghi chú mới' } : rule));
    expect(await load({ rules })).toEqual({ added: 0, changed: 1, withdrawn: 2 });
    expect(await revision()).toBe(before + 1);
    expect(await load()).toEqual({ added: 0, changed: 3, withdrawn: 0 });
  });

  it('leaves a year alone that officials edited', async () => {
    await database.query(`update calendar_years set origin = 'official' where year = 2026`);
    await database.query(`update calendar_days set removed = true where date = '2026-11-24'`);
    expect(await load()).toEqual({ added: 0, changed: 0, withdrawn: 0 });
    const [day] = await database.query(`select removed from calendar_days where date = '2026-11-24'`);
    expect(day).toEqual({ removed: true });
  });

  it('refuses data that contradicts the catalogue, and changes nothing', async () => {
    const before = await revision();
    const rules = data.rules.map((rule) => (rule.key === 'board.meeting' ? { ...rule, value: { everyMonths: 'ba' } } : rule));
    await expect(load({ rules })).rejects.toThrow('everyMonths phải là số nguyên');
    expect(await revision()).toBe(before);
  });
});
