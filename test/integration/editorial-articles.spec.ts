import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PublicReader } from '@cong-tinh/publication';
import { editorialWorld, type EditorialWorld, TEXT } from './editorial-world.js';
import type { SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

const code = (code: string, status: number) => ({ code, status });

describe('an article on its way to citizens', () => {
  let world: EditorialWorld;
  let site: SiteFixture;
  const reader = () => world.get(PublicReader);
  const stateOf = async (id: string) =>
    (await world.database.query<{ state: string }>('select state from articles where id = $1', [id]))[0]?.state;

  beforeAll(async () => {
    world = await editorialWorld();
    site = await world.site('thanhphu');
  });
  afterAll(() => world.close());

  it('LA-9.2.b is taken in, edited, agreed and published, each with its stamp', async () => {
    const id = await world.do.create('contributor@thanhphu', site);
    await world.do.edit('contentUnit@thanhphu', site, id, { summary: 'Bốn cống mở theo giờ triều, xem bảng.' });
    await world.do.classify('contentUnit@thanhphu', site, id);
    await world.do.submit('contentUnit@thanhphu', site, id);
    expect(await stateOf(id)).toBe('in_approval');
    await world.do.sign('head@thanhphu', site, id);
    expect(await stateOf(id)).toBe('approved');
    await world.do.publish('uploader@thanhphu', site, id);
    expect(await reader().address(site.id, '/tin-tuc/lich-mo-cong-tuan-nay')).toMatchObject({
      state: 'live',
      article: { id, title: TEXT.title, summary: 'Bốn cống mở theo giờ triều, xem bảng.', html: TEXT.body, office: 'Xã thanhphu' },
    });
    const audited = await world.database.query<{ action: string }>(
      `select action from audit_entries where subject_id = $1 order by sequence`,
      [id],
    );
    expect(audited.map((entry) => entry.action)).toEqual([
      'article.created',
      'article.edited',
      'article.classified',
      'article.submitted',
      'article.signed',
      'article.published',
    ]);
  });

  it('LA-13.1.a1 is not submitted without a genre; LA-4.2.c nor without the checklist, whole and of today', async () => {
    const id = await world.do.create('contributor@thanhphu', site);
    const submit = (more?: object) => world.do.submit('contentUnit@thanhphu', site, id, more);
    await expect(submit()).rejects.toMatchObject(code('genre_missing', 422));
    await world.do.classify('contentUnit@thanhphu', site, id);
    await expect(submit({})).rejects.toMatchObject(code('checklist_missing', 422));
    await expect(submit({ checklist: { version: 1, answers: { press: true } } })).rejects.toMatchObject(code('checklist_incomplete', 422));
    await expect(submit({ checklist: { version: 7, answers: {} } })).rejects.toMatchObject(code('checklist_outdated', 409));
    await submit();
    const [kept] = await world.database.query('select checklist_version, checklist from approvals where subject_id = $1', [id]);
    expect(kept).toMatchObject({ checklist_version: '1', checklist: expect.stringContaining('"partyLine":true') });
  });

  it('is not submitted unfinished', async () => {
    const id = await world.do.create('contributor@thanhphu', site, { summary: '' });
    await world.do.classify('contentUnit@thanhphu', site, id);
    await expect(world.do.submit('contentUnit@thanhphu', site, id)).rejects.toMatchObject(code('summary_missing', 422));
  });

  it('LA-9.4.a is not signed without all three verdicts, nor with one that fails', async () => {
    const id = await world.do.submitted(site, 'thanhphu');
    const sign = (verdicts: object) => world.do.sign('head@thanhphu', site, id, { verdicts });
    await expect(sign({ content: 'pass' })).rejects.toMatchObject({
      ...code('verdict_missing', 422),
      details: { missing: ['form', 'dosage'] },
    });
    await expect(sign({ content: 'pass', form: 'fail', dosage: 'pass' })).rejects.toMatchObject(code('verdict_failed', 422));
    expect(await stateOf(id)).toBe('in_approval');
  });

  it('TD-5.4.a3 is not signed by those who have no such seat', async () => {
    const id = await world.do.submitted(site, 'thanhphu');
    for (const who of ['editor', 'contentUnit', 'uploader', 'member']) {
      await expect(world.do.sign(`${who}@thanhphu`, site, id)).rejects.toMatchObject(code('sign_not_allowed', 403));
    }
  });

  it('LA-9.4.c is signed by the deputy while the delegation holds, judged at the moment of signing', async () => {
    const first = await world.do.submitted(site, 'thanhphu');
    const second = await world.do.submitted(site, 'thanhphu');
    await expect(world.do.sign('deputy@thanhphu', site, first)).rejects.toMatchObject(code('delegation_missing', 403));
    await delegate('2026-11-20', '2026-11-25');
    await world.do.sign('deputy@thanhphu', site, first);
    const now = world.clock.now();
    world.clock.set('2026-11-25T08:00:00+07:00');
    await expect(world.do.sign('deputy@thanhphu', site, second)).rejects.toMatchObject(code('delegation_missing', 403));
    world.clock.set(now);
    const [signature] = await world.database.query(
      'select delegation_id, seat_kind from signatures s join approvals a on a.id = s.approval_id where a.subject_id = $1',
      [first],
    );
    expect(signature).toMatchObject({ seat_kind: 'deputy', delegation_id: expect.any(String) });
  });

  async function delegate(from: string, to: string) {
    const seats = await world.database.query<{ id: string; kind: string; account_id: string }>(
      `select id, kind, account_id from seats where site_id = $1 and kind in ('head', 'deputy')`,
      [site.id],
    );
    const [head, deputy] = ['head', 'deputy'].map((kind) => seats.find((seat) => seat.kind === kind)!);
    await world.database.query(
      `insert into delegations (site_id, id, from_seat_id, from_kind, from_account_id, from_name, to_seat_id, to_account_id, to_name, instrument_number, instrument_date, scope,
         valid_from, valid_to, created_at)
       values ($1, gen_random_uuid(), $2, 'head', $3, 'Trưởng Ban', $4, $5, 'Phó Trưởng Ban', '38/GUQ', $6, 'Ký duyệt tin, bài', $6, $7, now())`,
      [site.id, head!.id, head!.account_id, deputy!.id, deputy!.account_id, from, to],
    );
  }

  it('C2.18 is not signed by its author, nor by who edited what is to be signed', async () => {
    await world.seat(site, 'head@thanhphu', 'editor');
    const own = await world.do.create('head@thanhphu', site);
    await world.do.classify('contentUnit@thanhphu', site, own);
    await world.do.submit('contentUnit@thanhphu', site, own);
    await expect(world.do.sign('head@thanhphu', site, own)).rejects.toMatchObject(code('author_is_signer', 403));

    const edited = await world.do.create('contributor@thanhphu', site);
    await world.do.edit('head@thanhphu', site, edited, { summary: 'Do Trưởng Ban sửa.' });
    await world.do.classify('contentUnit@thanhphu', site, edited);
    await world.do.submit('contentUnit@thanhphu', site, edited);
    await expect(world.do.sign('head@thanhphu', site, edited)).rejects.toMatchObject(code('author_is_signer', 403));
  });

  it('is signed as the signer saw it, and no other text', async () => {
    const id = await world.do.submitted(site, 'thanhphu');
    await expect(world.do.sign('head@thanhphu', site, id, { contentHash: 'f'.repeat(64) })).rejects.toMatchObject(
      code('content_changed', 409),
    );
  });

  it('loses what was signed when its text changes, and keeps it when only its class does', async () => {
    const id = await world.do.submitted(site, 'thanhphu');
    await world.do.sign('head@thanhphu', site, id);
    await world.do.classify('contentUnit@thanhphu', site, id, 'reportage');
    expect(await stateOf(id)).toBe('approved');
    await world.do.edit('contentUnit@thanhphu', site, id);
    expect(await stateOf(id)).toBe('approved');
    await world.do.edit('contentUnit@thanhphu', site, id, { body: '<p>Cống mở lúc 7 giờ.</p>' });
    expect(await stateOf(id)).toBe('draft');
    await expect(world.do.publish('uploader@thanhphu', site, id)).rejects.toMatchObject(code('publish_before_approval', 403));
    const [approval] = await world.database.query('select state from approvals where subject_id = $1', [id]);
    expect(approval).toEqual({ state: 'voided' });
  });

  it('LA-10.1.b is published by content unit or uploader only, and only after approval', async () => {
    const id = await world.do.submitted(site, 'thanhphu');
    await expect(world.do.publish('uploader@thanhphu', site, id)).rejects.toMatchObject(code('publish_before_approval', 403));
    await world.do.sign('head@thanhphu', site, id);
    for (const who of ['head', 'editor', 'contributor', 'unitHead']) {
      await expect(world.do.publish(`${who}@thanhphu`, site, id)).rejects.toMatchObject(code('publish_not_allowed', 403));
    }
    await world.do.publish('contentUnit@thanhphu', site, id);
    await expect(world.do.publish('contentUnit@thanhphu', site, id)).rejects.toMatchObject(code('wrong_state', 409));
  });

  it('SNV-9.4 changes for citizens only when the further text has a grant of its own', async () => {
    const id = await world.do.published(site, 'thanhphu', { title: 'Lịch tiếp công dân' });
    const shown = async () => {
      const answer = await reader().address(site.id, '/tin-tuc/lich-tiep-cong-dan');
      return answer?.state === 'live' ? [answer.article.title, answer.article.updatedAt !== null] : answer?.state;
    };
    await world.do.edit('contentUnit@thanhphu', site, id, { title: 'Lịch tiếp công dân tháng 12' });
    expect(await shown()).toEqual(['Lịch tiếp công dân', false]);
    await world.do.submit('contentUnit@thanhphu', site, id);
    expect(await shown()).toEqual(['Lịch tiếp công dân', false]);
    await world.do.sign('head@thanhphu', site, id);
    world.clock.advance(60_000);
    await world.do.publish('uploader@thanhphu', site, id);
    expect(await shown()).toEqual(['Lịch tiếp công dân tháng 12', true]);
  });

  it('answers 301 at every address it ever had', async () => {
    const id = await world.do.published(site, 'thanhphu', { title: 'Ra quân khai thông rạch' });
    const again = async (more: object) => {
      await world.do.edit('contentUnit@thanhphu', site, id, { title: 'Ra quân khai thông rạch', ...more });
      await world.do.submit('contentUnit@thanhphu', site, id);
      await world.do.sign('head@thanhphu', site, id);
      await world.do.publish('uploader@thanhphu', site, id);
    };
    await again({ slug: 'ra-quan' });
    await again({ slug: 'ra-quan', category: 'thong-bao' });
    for (const old of ['/tin-tuc/ra-quan-khai-thong-rach', '/tin-tuc/ra-quan']) {
      expect(await reader().address(site.id, old)).toMatchObject({ state: 'moved', to: '/thong-bao/ra-quan' });
    }
    await expect(world.do.create('contributor@thanhphu', site, { slug: 'ra-quan-khai-thong-rach' })).rejects.toMatchObject(
      code('slug_taken', 409),
    );
    await again({ slug: 'ra-quan-khai-thong-rach' });
    expect(await reader().address(site.id, '/tin-tuc/ra-quan-khai-thong-rach')).toMatchObject({ state: 'live' });
    expect(await reader().address(site.id, '/thong-bao/ra-quan')).toMatchObject({ state: 'moved', to: '/tin-tuc/ra-quan-khai-thong-rach' });
  });

  it('LA-9.4.b is withdrawn by the head alone, on a ground; its address says so and its versions stay', async () => {
    const id = await world.do.published(site, 'thanhphu', { title: 'Thông báo cúp nước' });
    for (const who of ['editor', 'uploader', 'contentUnit', 'unitHead', 'member']) {
      await expect(world.do.withdraw(`${who}@thanhphu`, site, id)).rejects.toMatchObject(code('article_not_withdrawable', 403));
    }
    await expect(world.do.withdraw('head@thanhphu', site, id, { ground: 'other' })).rejects.toMatchObject(code('ground_unknown', 422));
    await world.do.withdraw('head@thanhphu', site, id);
    expect(await reader().address(site.id, '/tin-tuc/thong-bao-cup-nuoc')).toMatchObject({
      state: 'withdrawn',
      withdrawal: {
        ground: 'Thông tin không cần thiết phải duy trì',
        decidedBy: 'Trưởng Ban Biên tập',
        decidedOn: '2026-11-22',
        reason: expect.stringContaining('không còn cần thiết'),
      },
    });
    await expect(world.do.withdraw('head@thanhphu', site, id)).rejects.toMatchObject(code('article_not_live', 409));
    await expect(world.do.publish('uploader@thanhphu', site, id)).rejects.toMatchObject(code('wrong_state', 409));
    expect((await world.database.query('select 1 from article_versions where article_id = $1', [id])).length).toBe(1);

    await world.do.edit('contentUnit@thanhphu', site, id, { title: 'Thông báo cúp nước', body: '<p>Lịch mới.</p>' });
    await world.do.submit('contentUnit@thanhphu', site, id);
    await world.do.sign('head@thanhphu', site, id);
    await world.do.publish('uploader@thanhphu', site, id);
    expect(await reader().address(site.id, '/tin-tuc/thong-bao-cup-nuoc')).toMatchObject({
      state: 'live',
      article: { html: '<p>Lịch mới.</p>' },
    });
  });

  it('tells who saved in between, with both versions', async () => {
    const id = await world.do.create('contributor@thanhphu', site);
    await world.do.edit('editor@thanhphu', site, id, { summary: 'Bản của biên tập viên.' });
    await expect(world.do.edit('contributor@thanhphu', site, id, { summary: 'Bản của tôi.' }, 1)).rejects.toMatchObject({
      ...code('article_changed', 409),
      details: { expected: 1, actual: 2, changedBy: 'editor@thanhphu' },
    });
  });

  it('LA-20.2 waits for a board, and a board signs on its own site only', async () => {
    const young = await world.site('anthanh', { board: false });
    const id = await world.do.create('contributor@anthanh', young);
    await world.do.classify('contentUnit@anthanh', young, id);
    await expect(world.do.submit('contentUnit@anthanh', young, id)).rejects.toMatchObject(code('board_not_active', 409));
    const here = await world.do.submitted(site, 'thanhphu');
    await expect(world.do.sign('head@anthanh', site, here)).rejects.toMatchObject(code('article_not_found', 404));
    await expect(world.do.read('head@anthanh', young, here)).rejects.toMatchObject(code('article_not_found', 404));
  });

  it('LA-12.3 a text that today’s allow-list would change goes no step further until a person saves it again', async () => {
    const outdate = (id: string) =>
      world.database.query(`update article_versions set body = body || '<p onclick="x()">Thêm.</p>' where article_id = $1`, [id]);
    const draft = await world.do.submitted(site, 'thanhphu', { title: 'Bài cũ chờ duyệt' });
    await outdate(draft);
    await expect(world.do.sign('head@thanhphu', site, draft)).rejects.toMatchObject({ code: 'body_outdated', status: 409 });
    await world.do.edit('contentUnit@thanhphu', site, draft, { body: '<p onclick="x()">Thêm.</p>' });
    await outdate(draft);
    await expect(world.do.submit('contentUnit@thanhphu', site, draft)).rejects.toMatchObject({ code: 'body_outdated', status: 409 });
    await world.do.edit('contentUnit@thanhphu', site, draft, { body: '<p onclick="x()">Thêm nữa.</p>' });
    await world.do.submit('contentUnit@thanhphu', site, draft);
    await world.do.sign('head@thanhphu', site, draft);
    await outdate(draft);
    await expect(world.do.publish('uploader@thanhphu', site, draft)).rejects.toMatchObject({ code: 'body_outdated', status: 409 });
  });
});
