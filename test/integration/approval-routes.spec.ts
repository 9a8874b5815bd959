import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ArticleService } from '@cong-tinh/editorial';
import { isoDate } from '@cong-tinh/kernel';
import { DecideOverrideAction } from '@cong-tinh/regulation';
import { CHECKLIST } from '../support/index.js';
import { editorialWorld, type EditorialWorld } from './editorial-world.js';
import type { SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

const code = (code: string, status: number) => ({ code, status });

describe('routes of the province portal', () => {
  let world: EditorialWorld;
  let site: SiteFixture;
  const health = { sector: 'Y tế' };

  beforeAll(async () => {
    world = await editorialWorld();
    site = await world.site('longan', { kind: 'province', seats: ['unitHead', 'head', 'deputy', 'contentUnit', 'uploader'], board: false });
    await world.seat(site, 'health member', 'member', health);
    await world.seat(site, 'education member', 'member', { sector: 'Giáo dục' });
    await world.seat(site, 'health writer', 'contributor', { sector: 'y tế' });
    await world.seat(site, 'tourism writer', 'contributor', { sector: 'Du lịch' });
    await world.database.query(
      `insert into boards (site_id, id, state, decision_number, decision_date, decided_by, valid_from, composition) values ($1, gen_random_uuid(), 'active', '1/QĐ-UBND', '2025-06-02', 'UBND tỉnh', '2025-06-02', '[]')`,
      [site.id],
    );
  });
  afterAll(() => world.close());

  const routeA = async (more: object = {}) => {
    const id = await world.do.create('health writer', site, more);
    await world.do.submit('health writer', site, id, { checklist: CHECKLIST });
    return id;
  };

  it('LA-13.1.a2 takes an item of a sector with a member to that member, then to the head, then to the uploader', async () => {
    const id = await routeA();
    await expect(world.do.sign('head@longan', site, id)).rejects.toMatchObject(code('not_this_stage', 409));
    await expect(world.do.sign('education member', site, id)).rejects.toMatchObject(code('other_field', 403));
    await world.do.sign('health member', site, id, { verdicts: { content: 'pass' } });
    await expect(world.do.publish('uploader@longan', site, id)).rejects.toMatchObject(code('publish_before_approval', 403));
    await expect(world.do.sign('head@longan', site, id, { verdicts: { form: 'pass' } })).rejects.toMatchObject(
      code('verdict_missing', 422),
    );
    await world.do.sign('head@longan', site, id, { verdicts: { form: 'pass', dosage: 'pass' } });
    const rows = await world.database.query(
      `select stage, verdict_content as c, verdict_form as f, verdict_dosage as d from signatures s join approvals a on a.id = s.approval_id where a.subject_id = $1 order by s.signed_at, s.id`,
      [id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { stage: 'member', c: 'pass', f: null, d: null },
        { stage: 'head', c: null, f: 'pass', d: 'pass' },
      ]),
    );
  });

  it('LA-13.1.a1 wants the genre before upload on route A; naming it after the signatures keeps them valid', async () => {
    const id = await routeA();
    await expect(world.do.classify('health writer', site, id)).rejects.toMatchObject(code('article_not_classifiable', 403));
    await world.do.sign('health member', site, id);
    await world.do.sign('head@longan', site, id);
    await expect(world.do.publish('uploader@longan', site, id)).rejects.toMatchObject(code('genre_missing', 422));
    await world.do.classify('contentUnit@longan', site, id);
    await world.do.publish('uploader@longan', site, id);
  });

  it('LA-13.1.a2 wants a new signature of the member after a re-editing', async () => {
    const id = await routeA();
    await world.do.sign('health member', site, id);
    await world.do.sign('head@longan', site, id);
    await world.do.edit('contentUnit@longan', site, id, { body: '<p>Biên tập lại.</p>' });
    await world.do.classify('contentUnit@longan', site, id);
    await expect(world.do.publish('uploader@longan', site, id)).rejects.toMatchObject(code('publish_before_approval', 403));
    await world.do.submit('contentUnit@longan', site, id);
    await expect(world.do.sign('head@longan', site, id)).rejects.toMatchObject(code('not_this_stage', 409));
    await world.do.sign('health member', site, id);
  });

  it('LA-13.1.a3 takes any other item over the content unit to the head', async () => {
    const id = await world.do.create('tourism writer', site);
    await world.do.submit('tourism writer', site, id, { checklist: CHECKLIST });
    const { article, submitsToBoard } = await world.by('contentUnit@longan', () => world.get(ArticleService).get(site.id, id));
    expect([article.state, submitsToBoard]).toEqual(['intake', true]);
    await expect(world.do.submit('contentUnit@longan', site, id)).rejects.toMatchObject(code('genre_missing', 422));
    await world.do.classify('contentUnit@longan', site, id);
    await world.do.submit('contentUnit@longan', site, id);
    await expect(world.do.sign('deputy@longan', site, id)).rejects.toMatchObject(code('delegation_missing', 403));
    await expect(world.do.sign('health member', site, id)).rejects.toMatchObject(code('sign_not_allowed', 403));
    await world.do.sign('head@longan', site, id);
    await world.do.publish('uploader@longan', site, id);
  });

  it('LA-20.5 lets the assigned member or the head approve on the site of the assembly, which has no board', async () => {
    const assembly = await world.site('dbnd', {
      kind: 'assembly',
      seats: ['head', 'deputy', 'member', 'contentUnit', 'uploader'],
      board: false,
    });
    for (const signer of ['member@dbnd', 'head@dbnd']) {
      const id = await world.do.create('contentUnit@dbnd', assembly);
      await world.do.classify('contentUnit@dbnd', assembly, id);
      await world.do.submit('contentUnit@dbnd', assembly, id);
      await expect(world.do.sign('deputy@dbnd', assembly, id)).rejects.toMatchObject(code('delegation_missing', 403));
      await expect(world.do.sign('health member', assembly, id)).rejects.toMatchObject({ status: 404 });
      await world.do.sign(signer, assembly, id);
      await world.do.publish('uploader@dbnd', assembly, id);
    }
  });

  it('C2.18 lets the author sign where his site decided so, from the decision on', async () => {
    const commune = await world.site('thanhphu');
    await world.seat(commune, 'head@thanhphu', 'editor');
    const write = async () => {
      const id = await world.do.create('head@thanhphu', commune);
      await world.do.classify('contentUnit@thanhphu', commune, id);
      await world.do.submit('contentUnit@thanhphu', commune, id);
      return id;
    };
    const before = await write();
    await world.get(DecideOverrideAction).execute({
      key: 'approval.authorMaySign',
      level: 'site',
      siteId: commune.id,
      unitKinds: null,
      unitKind: 'commune',
      mode: 'free',
      value: true,
      authority: 'Chủ tịch UBND xã Thanh Phú',
      decisionNumber: '12/QĐ-UBND',
      decisionDate: isoDate('2026-11-20'),
      basis: 'QĐ 12/QĐ-UBND',
      validFrom: isoDate('2026-11-20'),
      validTo: null,
    });
    await expect(world.do.sign('head@thanhphu', commune, before)).rejects.toMatchObject(code('author_is_signer', 403));
    await world.do.sign('head@thanhphu', commune, await write());
  });
});
