import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CHECKLIST } from '../support/index.js';
import { editorialWorld, type EditorialWorld, TEXT, ALL_PASS } from './editorial-world.js';
import { type ConsoleBrowser, giveRole, invited, office, sessionOf, SignInService } from './identity.factory.js';
import type { SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

interface ArticleAnswer {
  id: string;
  state: string;
  title: string;
  text: { number: number; contentHash: string } | null;
  approval: { stages: { key: string; state: string; signatures: { name: string }[] }[]; refusal: object | null } | null;
  may: Record<string, { allowed: boolean; code: string | null; message: string | null }>;
  livePath: string | null;
}

describe('the officials’ API of articles', () => {
  let world: EditorialWorld;
  let site: SiteFixture;
  let neighbour: SiteFixture;
  const sso = new SignInService();
  const browsers = new Map<string, ConsoleBrowser>();

  beforeAll(async () => {
    await sso.start([office('x')]);
    world = await editorialWorld({ at: new Date().toISOString(), settings: { SSO_ISSUER: sso.issuer, SSO_ADAPTER_FILE: sso.adapterFile } });
    site = await world.site('thanhphu');
    neighbour = await world.site('anthanh');
    for (const [name, { id }] of world.people) browsers.set(name, await sessionOf(world, sso, id));
  });
  afterAll(async () => {
    await world.close();
    await sso.stop();
  });

  const at = (path = '', { id } = site) => `/api/sites/${id}/articles${path}`;
  const who = (name: string) => browsers.get(`${name}@thanhphu`)!;
  const post = async (name: string, path: string, body: object = {}) => {
    const response = await who(name).post(at(path), body);
    return { status: response.statusCode, body: response.json<ArticleAnswer & { code: string; field: string }>() };
  };

  it('takes an article from its first text to citizens', async () => {
    const created = await post('contributor', '', TEXT);
    expect(created).toMatchObject({
      status: 201,
      body: {
        state: 'draft',
        title: TEXT.title,
        text: { number: 1 },
        may: { edit: { allowed: true }, sign: { allowed: false, code: 'wrong_state' } },
      },
    });
    const path = `/${created.body.id}`;
    const contentHash = created.body.text!.contentHash;
    expect(await post('contentUnit', `${path}/classification`, { genre: 'news' })).toMatchObject({ status: 200, body: { genre: 'news' } });
    expect(await post('contentUnit', `${path}/submission`, { checklist: CHECKLIST, expectedVersion: 1 })).toMatchObject({
      status: 200,
      body: { state: 'in_approval' },
    });
    const seen = (await who('head').get(at(path))).json<ArticleAnswer>();
    expect(seen).toMatchObject({
      may: { sign: { allowed: true }, refuse: { allowed: true }, publish: { allowed: false } },
      approval: { stages: [{ key: 'head', state: 'open' }] },
    });
    expect(await post('head', `${path}/signatures`, { contentHash, verdicts: ALL_PASS })).toMatchObject({
      status: 200,
      body: { state: 'approved', approval: { stages: [{ state: 'signed', signatures: [{ name: 'head.thanhphu (minh họa)' }] }] } },
    });
    expect(await post('uploader', `${path}/publication`)).toMatchObject({
      status: 200,
      body: { state: 'published', livePath: '/tin-tuc/lich-mo-cong-tuan-nay' },
    });
    expect(await post('head', `${path}/withdrawal`, { ground: 'unnecessary' })).toMatchObject({
      status: 200,
      body: {
        state: 'withdrawn',
        livePath: null,
        withdrawal: { ground: 'Thông tin không cần thiết phải duy trì', decidedBy: 'Trưởng Ban Biên tập' },
      },
    });
    expect((await who('contributor').get(at(`${path}/versions`))).json()).toMatchObject({ items: [{ number: 1, live: false }] });
    expect((await who('contributor').get(at(`${path}/versions/1`))).json()).toMatchObject({ number: 1, body: TEXT.body, contentHash });
    expect((await who('contributor').get(at(`${path}/versions/2`))).statusCode).toBe(404);
  });

  it('says why something is not allowed, before and after it is tried', async () => {
    const { body } = await post('contributor', '', TEXT);
    expect(body.may.withdraw).toMatchObject({
      allowed: false,
      code: 'article_not_live',
      message: expect.stringContaining('không được đăng'),
    });
    expect(await post('contributor', `/${body.id}/withdrawal`, { ground: 'unnecessary' })).toMatchObject({
      status: 403,
      body: { code: 'permission_refused' },
    });
  });

  it('keeps what an action refused in the chain of the site', async () => {
    const { body } = await post('contributor', '', TEXT);
    expect(await post('uploader', `/${body.id}/publication`)).toMatchObject({ status: 403, body: { code: 'publish_before_approval' } });
    const [entry] = await world.database.query(
      'select site_id, outcome, actor_name, body from audit_entries order by sequence desc limit 1',
    );
    expect(entry).toMatchObject({ site_id: site.id, outcome: 'refused', actor_name: 'uploader.thanhphu (minh họa)' });
    expect(JSON.parse((entry as { body: string }).body)).toMatchObject({
      details: { permission: 'article.publish', code: 'publish_before_approval', of: body.id },
    });
  });

  it.each([
    ['a title that is too short', { title: 'Ngắn' }, 'title'],
    ['a category that is no slug', { category: '../x' }, 'category'],
    ['an image from anywhere', { image: { src: 'javascript:alert(1)', alt: 'x' } }, 'image.src'],
    ['a source that is no address', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    ['a field it does not know', { state: 'published' }, 'state'],
  ])('refuses %s', async (_what, more, field) => {
    expect(await post('contributor', '', { ...TEXT, ...more })).toMatchObject({ status: 422, body: { code: 'invalid_input', field } });
  });

  it('refuses an unknown category and keeps nothing', async () => {
    expect(await post('contributor', '', { ...TEXT, title: 'Không chuyên mục', category: 'khong-co' })).toMatchObject({
      status: 422,
      body: { code: 'category_unknown' },
    });
    expect((await who('editor').get(at('?search=khong chuyen muc'))).json()).toEqual({ items: [], next: null });
  });

  it('lists what one may see, searched without diacritics, page by page', async () => {
    for (const title of ['Đường ấp Đông', 'Đường ấp Tây', 'Đường ấp Nam']) await post('editor', '', { ...TEXT, title });
    const first = (await who('editor').get(at('?search=duong ap&limit=2'))).json<{ items: { title: string }[]; next: string }>();
    const second = (await who('editor').get(at(`?search=duong ap&limit=2&after=${first.next}`))).json<{
      items: { title: string }[];
      next: string | null;
    }>();
    expect([...first.items, ...second.items].map(({ title }) => title).sort()).toEqual(
      ['Đường ấp Nam', 'Đường ấp Tây', 'Đường ấp Đông'].sort(),
    );
    expect(second.next).toBeNull();
    expect((await who('contributor').get(at('?search=duong ap'))).json()).toEqual({ items: [], next: null });
    expect(
      (await who('editor').get(at('?state=draft&state=intake&mine=yes&category=tin-tuc'))).json<{ items: object[] }>().items,
    ).toHaveLength(3);
    expect((await who('editor').get(at('?limit=101'))).statusCode).toBe(422);
    expect((await who('editor').get(at('?state=gone'))).statusCode).toBe(422);
  });

  it('LA-10.1.d tells the webmaster nothing of drafts, and a stranger nothing at all', async () => {
    const { body } = await post('contributor', '', TEXT);
    const webmaster = await invited(world, 'webmaster');
    await giveRole(world, webmaster, 'webmaster');
    const browser = await sessionOf(world, sso, webmaster);
    for (const path of ['', `/${body.id}`, `/${body.id}/versions`]) expect((await browser.get(at(path))).statusCode).toBe(404);
    expect((await browser.post(at(`/${body.id}/publication`))).statusCode).toBe(404);
    const neighbours = browsers.get('head@anthanh')!;
    expect((await neighbours.get(at(`/${body.id}`))).statusCode).toBe(404);
    expect((await neighbours.get(at(`/${body.id}`, neighbour))).json()).toMatchObject({ code: 'article_not_found' });
    expect((await world.request({ method: 'GET', url: at() })).statusCode).toBe(401);
  });

  it('asks for the second factor before a signature', async () => {
    const weak = await sessionOf(world, sso, world.people.get('head@thanhphu')!.id, false);
    const { body } = await post('contributor', '', TEXT);
    expect((await weak.post(at(`/${body.id}/signatures`), { contentHash: 'f'.repeat(64), verdicts: {} })).json()).toMatchObject({
      code: 'step_up_required',
      status: 403,
    });
  });

  it('gives categories, the board and the queue', async () => {
    expect((await who('contributor').get(`/api/sites/${site.id}/categories`)).json()).toMatchObject({
      items: [
        { slug: 'tin-tuc', path: '/tin-tuc', open: true },
        { slug: 'thong-bao', path: '/thong-bao' },
      ],
    });
    expect((await who('contributor').get(`/api/sites/${site.id}/board`)).json()).toMatchObject({
      hasOwnBoard: true,
      basis: 'LA-20.2',
      board: { state: 'active' },
      seats: [{ kind: 'head' }, { kind: 'deputy' }, { kind: 'member' }],
      composition: { members: 3, faults: [] },
    });
    expect(
      (await who('unitHead').post(`/api/sites/${site.id}/board`, { decisionDate: '2026-01-05', decisionNumber: '5/QĐ-UBND' })).json(),
    ).toMatchObject({
      board: { decisionNumber: '5/QĐ-UBND', validFrom: '2026-01-05' },
      former: [{ state: 'ended' }],
    });
    expect((await who('head').post(`/api/sites/${site.id}/board`, { decisionDate: '2026-01-05' })).statusCode).toBe(403);
    expect((await who('contributor').get('/api/me/queue')).json()).toEqual({ items: [] });
  });
});
