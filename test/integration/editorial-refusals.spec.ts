import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ArticleService } from '@cong-tinh/editorial';
import { isoDate } from '@cong-tinh/kernel';
import { DecideOverrideAction } from '@cong-tinh/regulation';
import { Mail } from '@cong-tinh/platform';
import { editorialWorld, type EditorialWorld } from './editorial-world.js';
import type { SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

const code = (code: string, status: number) => ({ code, status });

describe('an article that is refused', () => {
  let world: EditorialWorld;
  let site: SiteFixture;

  beforeAll(async () => {
    world = await editorialWorld();
    site = await world.site('thanhphu');
  });
  afterAll(() => world.close());

  const submitted = (title?: string) => world.do.submitted(site, 'thanhphu', title ? { title } : {});
  const refusal = async (id: string) =>
    (await world.database.query(`select r.* from refusals r join approvals a on a.id = r.approval_id where a.subject_id = $1`, [id]))[0];

  it('LA-9.5 names exactly one of the seven grounds, and says why', async () => {
    const id = await submitted();
    const refuse = (more: object) => world.do.refuse('head@thanhphu', site, id, more);
    await expect(refuse({ ground: '' })).rejects.toMatchObject({
      ...code('ground_unknown', 422),
      details: { known: ['outside_remit', 'against_policy', 'untrue', 'poor_quality', 'duplicate', 'state_secret', 'not_yet_public'] },
    });
    await expect(refuse({ ground: 'boring' })).rejects.toMatchObject(code('ground_unknown', 422));
    await expect(refuse({ note: '  ' })).rejects.toMatchObject(code('note_missing', 422));
    await refuse({});
    expect(await refusal(id)).toMatchObject({ ground: 'poor_quality', ground_number: 4, note: 'Số liệu chưa khớp', seat_kind: 'head' });
    await expect(world.do.sign('head@thanhphu', site, id)).rejects.toMatchObject(code('wrong_state', 409));
  });

  it('LA-9.5 names the published item that it repeats', async () => {
    const live = await world.do.published(site, 'thanhphu', { title: 'Bài đã đăng' });
    const draft = await world.do.create('contributor@thanhphu', site);
    const id = await submitted();
    const refuse = (duplicateOfId?: string) => world.do.refuse('head@thanhphu', site, id, { ground: 'duplicate', duplicateOfId });
    await expect(refuse()).rejects.toMatchObject(code('duplicate_missing', 422));
    await expect(refuse(draft)).rejects.toMatchObject(code('duplicate_unknown', 422));
    await expect(refuse(id)).rejects.toMatchObject(code('duplicate_unknown', 422));
    await refuse(live);
    expect(await refusal(id)).toMatchObject({ ground_number: 5, duplicate_of_id: live });
  });

  it.each([
    ['state_secret', 6],
    ['not_yet_public', 7],
  ])('LA-9.5 hides the text of %s from ordinary staff, and from its author', async (ground, number) => {
    const id = await submitted(`Nội dung kín ${number}`);
    await world.do.refuse('head@thanhphu', site, id, { ground });
    for (const who of ['editor', 'contentUnit', 'uploader'])
      await expect(world.do.read(`${who}@thanhphu`, site, id)).rejects.toMatchObject(code('article_not_found', 404));
    const list = async (who: string) => (await world.by(who, () => world.get(ArticleService).list(site.id, {}, undefined, 100))).articles;
    expect((await list('editor@thanhphu')).map(({ article }) => article.id)).not.toContain(id);
    expect((await list('contributor@thanhphu')).find(({ article }) => article.id === id)).toMatchObject({ showsTitle: false });
    const { version, approval } = await world.do.read('contributor@thanhphu', site, id);
    expect(version).toBeNull();
    expect(approval?.refusal).toMatchObject({ groundNumber: number, conceals: true });
    expect((await world.do.read('head@thanhphu', site, id)).version).toMatchObject({ title: `Nội dung kín ${number}` });
    await expect(world.do.edit('contributor@thanhphu', site, id, {}, 1)).rejects.toMatchObject(code('article_not_editable', 403));
    await expect(world.by('contributor@thanhphu', () => world.get(ArticleService).listVersions(site.id, id))).rejects.toMatchObject(
      code('article_not_found', 404),
    );
  });

  it('C2.7 looks again at what was not yet public, in a month unless the board says when', async () => {
    const [first, second] = [await submitted(), await submitted()];
    await world.do.refuse('head@thanhphu', site, first, { ground: 'not_yet_public' });
    await world.do.refuse('head@thanhphu', site, second, { ground: 'not_yet_public', recheckOn: '2026-12-01' });
    expect([(await refusal(first))?.recheck_on, (await refusal(second))?.recheck_on]).toEqual(['2026-12-22', '2026-12-01']);
    const [entry] = await world.database.query<{ body: string }>(
      `select body from audit_entries where subject_id = $1 and action = 'article.refused'`,
      [first],
    );
    expect(JSON.parse(entry!.body)).toMatchObject({ details: { recheckOn: '2026-12-22', ruleId: 'CT/approval.recheck' } });
  });

  it('C2.7 is looked at again sooner where the site decided so, never later', async () => {
    const decide = (days: number) =>
      world.get(DecideOverrideAction).execute({
        unitKind: 'commune',
        key: 'approval.recheck',
        level: 'site',
        mode: 'fixed',
        unitKinds: null,
        siteId: site.id,
        value: { grounds: ['not_yet_public'], days },
        basis: 'TD-7.6',
        authority: 'Chủ tịch UBND xã',
        decisionNumber: `${days}/QĐ-UBND`,
        decisionDate: isoDate('2026-11-20'),
        validFrom: isoDate('2026-11-20'),
        validTo: null,
      });
    await expect(decide(45)).rejects.toMatchObject({ code: 'override_loosens' });
    await decide(10);
    const id = await submitted();
    await world.do.refuse('head@thanhphu', site, id, { ground: 'not_yet_public' });
    expect((await refusal(id))?.recheck_on).toBe('2026-12-02');
  });

  it('is refused by those who could sign it, and by nobody else', async () => {
    const id = await submitted();
    for (const who of ['deputy', 'member', 'editor', 'contentUnit', 'uploader', 'contributor']) {
      await expect(world.do.refuse(`${who}@thanhphu`, site, id)).rejects.toMatchObject(code('refuse_not_allowed', 403));
    }
  });

  it('C2.15 is stopped by the head after it was agreed and before it is published', async () => {
    const id = await submitted();
    await world.do.sign('head@thanhphu', site, id);
    await world.do.refuse('head@thanhphu', site, id);
    await expect(world.do.publish('uploader@thanhphu', site, id)).rejects.toMatchObject(code('publish_before_approval', 403));
  });

  it('SNV-10.3 is corrected and submitted again as a further version', async () => {
    const id = await submitted();
    await world.do.refuse('head@thanhphu', site, id);
    await expect(world.do.submit('contentUnit@thanhphu', site, id)).rejects.toMatchObject(code('wrong_state', 409));
    await world.do.edit('contributor@thanhphu', site, id, { summary: 'Đã sửa số liệu.' });
    await world.do.submit('contentUnit@thanhphu', site, id);
    await world.do.sign('head@thanhphu', site, id);
    await world.do.publish('uploader@thanhphu', site, id);
    const attempts = await world.database.query('select attempt, state from approvals where subject_id = $1 order by attempt', [id]);
    expect(attempts).toEqual([
      { attempt: 1, state: 'refused' },
      { attempt: 2, state: 'granted' },
    ]);
  });

  it('LA-9.5 is told to its author, without the text where that must not be known', async () => {
    const open = await submitted('Bài chất lượng kém');
    await world.do.refuse('head@thanhphu', site, open, { note: 'Thiếu số liệu của ấp 4' });
    const secret = await submitted('Kế hoạch kín');
    await world.do.refuse('head@thanhphu', site, secret, { ground: 'state_secret', note: 'Lộ kế hoạch kín' });
    await world.deliverLetters();
    const sent = (await world.get(Mail).outbox?.list(1_000)) ?? [];
    const letters = sent.filter(({ to, subject }) => to === 'contributor.thanhphu@longan.example' && subject.startsWith('Tin, bài không'));
    const told = letters.find(({ subject }) => subject === 'Tin, bài không được đăng tải: Bài chất lượng kém');
    expect(told).toMatchObject({
      listUnsubscribe: null,
      text: expect.stringMatching(/Căn cứ từ chối: \(4\)[^]*Lý do: Thiếu số liệu của ấp 4\nNgười từ chối: head@thanhphu, Trưởng Ban/),
    });
    expect(told?.text).toContain(`/trang/${site.id}/bai-viet/${open}\n`);
    expect(told?.html).toContain('Thiếu số liệu của ấp 4');
    expect(letters.some(({ text }) => text.includes('bí mật nhà nước'))).toBe(true);
    expect(letters.some(({ subject, text, html }) => /kế hoạch kín/i.test(subject + text + html))).toBe(false);
  });
});
