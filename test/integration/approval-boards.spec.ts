import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Boards, EstablishBoardAction, type BoardDecision } from '@cong-tinh/approval';
import { isoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { editorialWorld, type EditorialWorld } from './editorial-world.js';
import type { SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

const code = (code: string, status: number) => ({ code, status });

describe('a board', () => {
  let world: EditorialWorld;

  beforeAll(async () => {
    world = await editorialWorld();
  });
  afterAll(() => world.close());

  const decide = (who: string, site: SiteFixture, more: Partial<BoardDecision> = {}) =>
    world.by(who, () => world.get(EstablishBoardAction).execute({ siteId: site.id, decisionDate: isoDate('2026-01-05'), ...more }));
  const view = (site: SiteFixture) => world.get(Database).inSite(site.id, () => world.get(Boards).view(site.id));

  describe('of the province', () => {
    let province: SiteFixture;
    const committee = { decisionNumber: '5500/QĐ-UBND', decidedBy: 'Uỷ ban nhân dân tỉnh Long An' };

    beforeAll(async () => {
      province = await world.site('longan', { kind: 'province', seats: ['unitHead', 'head', 'deputy'], board: false });
    });

    const members = async (count: number) => {
      const [row] = await world.database.query<{ count: number }>(
        `select count(*)::int as count from seats where site_id = $1 and kind = 'member'`,
        [province.id],
      );
      for (let index = row!.count; index < count; index += 1)
        await world.seat(province, `member ${index}`, 'member', { sector: `Ngành ${index}` });
    };

    it('LA-9.1.a is decided by UBND tỉnh, with a number', async () => {
      await members(7);
      await expect(decide('unitHead@longan', province, { decisionNumber: '1' })).rejects.toMatchObject(code('board_wrong_issuer', 422));
      await expect(decide('unitHead@longan', province, { ...committee, decidedBy: 'Sở Nội vụ' })).rejects.toMatchObject(
        code('board_wrong_issuer', 422),
      );
      await expect(decide('unitHead@longan', province, { ...committee, decisionNumber: ' ' })).rejects.toMatchObject(
        code('decision_number_missing', 422),
      );
      await expect(decide('unitHead@longan', province, { ...committee, decisionDate: isoDate('2026-11-23') })).rejects.toMatchObject(
        code('decision_in_future', 422),
      );
    });

    it('LA-9.1.a has 9 to 11 members', async () => {
      await world.database.query(`update seats set valid_to = '2026-11-01' where site_id = $1 and kind = 'member' and sector = 'Ngành 6'`, [
        province.id,
      ]);
      await expect(decide('unitHead@longan', province, committee)).rejects.toMatchObject({
        ...code('board_member_count', 422),
        message: expect.stringContaining('từ 9 đến 11'),
      });
      await world.database.query(`update seats set valid_to = null where site_id = $1`, [province.id]);
      expect(await decide('unitHead@longan', province, committee)).toMatchObject({
        board: { state: 'active', decisionNumber: '5500/QĐ-UBND' },
        composition: { counted: { members: 9 } },
      });
      await members(10);
      await expect(decide('unitHead@longan', province, committee)).rejects.toMatchObject(code('board_member_count', 422));
    });

    it('LA-9.1.b notes a head who is not Chánh Văn phòng UBND tỉnh', async () => {
      expect((await view(province)).composition.notes[0]).toContain('Chánh Văn phòng');
    });
  });

  describe('of a component site', () => {
    let commune: SiteFixture;

    beforeAll(async () => {
      commune = await world.site('thanhphu', { seats: ['unitHead', 'editor'], board: false });
      await world.database.query(`insert into boards (site_id, id, state) values ($1, $2, 'draft')`, [commune.id, uuidv7()]);
    });

    it('LA-20.2 is decided by the head of the unit, without a number and without 9 to 11 members', async () => {
      await expect(decide('editor@thanhphu', commune)).rejects.toMatchObject(code('board_not_yours', 403));
      await expect(decide('unitHead@thanhphu', commune)).rejects.toMatchObject(code('board_head_missing', 422));
      await world.seat(commune, 'head@thanhphu', 'head');
      const { board, former } = await decide('unitHead@thanhphu', commune);
      expect(board).toMatchObject({ state: 'active', decisionNumber: null, decidedBy: 'Chức vụ', validFrom: '2026-01-05' });
      expect(former).toEqual([]);
      expect(await world.database.query('select state from boards where site_id = $1', [commune.id])).toEqual([{ state: 'active' }]);
    });

    it('is followed by the board of a later decision, and not by that of an earlier one', async () => {
      await expect(decide('unitHead@thanhphu', commune, { decisionDate: isoDate('2025-12-31') })).rejects.toMatchObject(
        code('board_decision_too_old', 409),
      );
      const { board, former } = await decide('unitHead@thanhphu', commune, {
        decisionDate: isoDate('2026-06-01'),
        decisionNumber: '7/QĐ-UBND',
      });
      expect(board).toMatchObject({ state: 'active', validFrom: '2026-06-01' });
      expect(former).toMatchObject([{ state: 'ended', validTo: '2026-06-01' }]);
    });

    it('keeps what was counted, with the rule that judged it', async () => {
      const [kept] = await world.database.query<{ composition: string; rule_basis: string }>(
        `select composition, rule_basis from boards where site_id = $1 and state = 'active'`,
        [commune.id],
      );
      expect(kept?.rule_basis).toBe('LA-20.2');
      expect(JSON.parse(kept!.composition)).toMatchObject([{ kind: 'head', accountName: 'head.thanhphu (minh họa)' }]);
    });

    it('LA-20.2 is not set up by the head of another unit', async () => {
      await world.site('anthanh', { seats: ['unitHead'], board: false });
      await expect(decide('unitHead@anthanh', commune)).rejects.toMatchObject(code('board_not_yours', 403));
    });
  });

  it('LA-20.5 is not set up for the site of the assembly', async () => {
    const assembly = await world.site('dbnd', { kind: 'assembly', seats: ['unitHead', 'head'], board: false });
    await expect(decide('unitHead@dbnd', assembly)).rejects.toMatchObject(code('board_not_own', 409));
    expect(await view(assembly)).toMatchObject({ board: null, rule: { value: { board: 'provinceBoard' } } });
  });

  it('is set up once by two decisions that cross', async () => {
    const site = await world.site('myyen', { seats: ['unitHead', 'head'], board: false });
    const outcomes = await Promise.allSettled([decide('unitHead@myyen', site), decide('unitHead@myyen', site)]);
    const [active] = await world.database.query<{ count: number }>(
      `select count(*)::int as count from boards where site_id = $1 and state = 'active'`,
      [site.id],
    );
    expect(active?.count).toBe(1);
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
  });
});
