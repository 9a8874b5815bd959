import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import {
  type Announcement,
  HtmlReview,
  PublicationFeed,
  Publications,
  PublicReader,
  SANITISER,
  SiteDirectory,
  TAG,
} from '@cong-tinh/publication';
import { editorialWorld, type EditorialWorld } from './editorial-world.js';
import { approvalOf, type SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

describe('what public pages read', () => {
  let world: EditorialWorld;
  let site: SiteFixture;
  let empty: SiteFixture;
  const reader = () => world.get(PublicReader);
  const announced: Announcement[] = [];

  /** Published without the way through the board, a minute after the one before. */
  async function publish(title: string, more: { category?: string; slug?: string; featured?: boolean; subjectId?: string } = {}) {
    const { category = 'tin-tuc', slug = title.toLowerCase(), featured = false } = more;
    const approval = await approvalOf(world.database, site.id, { subjectId: more.subjectId });
    world.clock.advance(60_000);
    return world.get(Database).inSite(site.id, () =>
      world.get(Publications).publish({
        siteId: site.id,
        approvalId: approval.id,
        subject: { kind: 'article', id: approval.subjectId },
        contentHash: approval.contentHash,
        path: `/${category}/${slug}`,
        category,
        featured,
        title,
        summary: `Tóm tắt ${title}`,
        html: `<p onclick="x()">${title}</p><script>x</script>`,
        office: 'Văn phòng UBND xã',
        author: null,
        source: null,
        sourceUrl: null,
        image: null,
      }),
    );
  }

  beforeAll(async () => {
    world = await editorialWorld();
    site = await world.site('thanhphu', { seats: [], board: false });
    empty = await world.site('anthanh', { seats: [], board: false });
    world.get(PublicationFeed).subscribe((announcement) => announced.push(announcement));
    for (let index = 1; index <= 23; index += 1) await publish(`a${index}`);
    await publish('noi-bat', { featured: true });
    for (let index = 1; index <= 3; index += 1) await publish(`b${index}`, { category: 'thong-bao' });
  });
  afterAll(() => world.close());

  it('gives the home page in one statement: lead, newest, sections with their totals', async () => {
    const home = await reader().home(site.id);
    expect(home).toMatchObject({
      shell: { siteId: site.id, name: 'Xã thanhphu', host: site.host, state: 'active', footer: { phone: '0272' }, suspension: null },
      menu: [
        { label: 'Tin tức', path: '/tin-tuc', category: 'tin-tuc' },
        { label: 'Thông báo', path: '/thong-bao', category: 'thong-bao' },
      ],
      lead: { title: 'noi-bat', office: 'Văn phòng UBND xã', category: { slug: 'tin-tuc', name: 'Tin tức', path: '/tin-tuc' } },
      total: 27,
    });
    expect(home!.latest.map((item) => item.title)).toEqual(['b3', 'b2', 'b1', 'a23', 'a22', 'a21']);
    expect(home!.sections.map(({ category, total, items }) => [category.slug, total, items.length])).toEqual([
      ['tin-tuc', 24, 5],
      ['thong-bao', 3, 3],
    ]);
  });

  it('gives an empty home page to a site that has published nothing, and none to a site that is not public', async () => {
    expect(await reader().home(empty.id)).toMatchObject({ lead: null, latest: [], sections: [], total: 0 });
    for (const ask of [
      reader().home(uuidv7()),
      reader().page(uuidv7()),
      reader().list(uuidv7(), 'tin-tuc'),
      reader().address(uuidv7(), '/x'),
    ])
      expect(await ask).toBeNull();
  });

  it('pages a list by keyset, without a gap or a repetition', async () => {
    const first = await reader().list(site.id, 'tin-tuc');
    expect([first!.items.length, first!.total, first!.items[0]!.title]).toEqual([20, 24, 'noi-bat']);
    await publish('moi-den');
    const second = await reader().list(site.id, 'tin-tuc', first!.next!);
    expect(second!.items.map((item) => item.title)).toEqual(['a4', 'a3', 'a2', 'a1']);
    expect(second!.next).toBeNull();
    expect(await reader().list(site.id, 'khong-co')).toBeNull();
    await expect(reader().list(site.id, 'tin-tuc', "x' or 1=1")).rejects.toMatchObject({ code: 'bad_cursor', status: 400 });
  });

  it('gives an article with its neighbours and related items; the text is cleaned whoever cleaned it before', async () => {
    const answer = await reader().address(site.id, '/thong-bao/b2');
    expect(answer).toMatchObject({
      state: 'live',
      article: {
        title: 'b2',
        html: '<p>b2</p>',
        metadata: { 'DC.title': 'b2', 'DC.publisher': 'UBND xã', 'DC.identifier': `https://${site.host}/thong-bao/b2` },
      },
      previous: { title: 'b1', path: '/thong-bao/b1' },
      next: { title: 'b3', path: '/thong-bao/b3' },
    });
    expect(answer?.state === 'live' && answer.related.map((item) => item.title)).toEqual(['b3', 'b1']);
    expect(await reader().address(site.id, '/thong-bao/khong-co')).toMatchObject({ state: 'absent', shell: { siteId: site.id } });
    expect(await reader().address(empty.id, '/thong-bao/b2')).toMatchObject({ state: 'absent', shell: { siteId: empty.id } });
  });

  it('refuses the path of another subject', async () => {
    await expect(publish('b2', { category: 'thong-bao' })).rejects.toMatchObject({ code: 'address_taken', status: 409 });
  });

  it('gives feeds and sitemap rows', async () => {
    const feed = await reader().feed(site.id, 'thong-bao');
    expect(feed).toMatchObject({
      category: { name: 'Thông báo' },
      items: [{ title: 'b3', html: '<p>b3</p>' }, { title: 'b2' }, { title: 'b1' }],
    });
    expect((await reader().feed(site.id))!.items).toHaveLength(28);
    expect(await reader().feed(site.id, 'khong-co')).toBeNull();
    const rows = await reader().sitemap(site.id);
    expect(rows).toHaveLength(28);
    expect(rows[0]).toEqual({ path: '/thong-bao/b1', changedAt: expect.stringMatching(/^2026-11-22T/) });
    expect(await reader().sitemap(site.id, rows[26]!.path)).toHaveLength(1);
  });

  it('gives the tree of all sites as Vietnamese sorts names', async () => {
    await world.database.query(`update site_shells set name = $2 where site_id = $1`, [site.id, 'Xã Đức Hòa']);
    await world.database.query(`update site_shells set name = $2, parent_site_id = $3 where site_id = $1`, [
      empty.id,
      'Xã Ấp Bắc',
      site.id,
    ]);
    expect(await reader().tree()).toEqual([
      { siteId: empty.id, kind: 'commune', name: 'Xã Ấp Bắc', host: empty.host, parentId: site.id, active: true },
      { siteId: site.id, kind: 'commune', name: 'Xã Đức Hòa', host: site.host, parentId: null, active: true },
    ]);
  });

  it('announces each publication with its tags and a revision that only rises', async () => {
    announced.length = 0;
    const { revision } = await publish('cong-bo', { category: 'thong-bao' });
    await until(() => announced.length > 0);
    const [announcement] = announced;
    expect(announcement).toMatchObject({ siteId: site.id, revision });
    expect(announcement!.tags).toEqual(expect.arrayContaining([TAG.home, TAG.category('thong-bao')]));
    expect(world.get(PublicationFeed).revisionOf(site.id)).toBe(revision);
    expect((await reader().home(site.id))!.shell.revision).toBe(revision);
  });

  it('announces nothing that was rolled back', async () => {
    announced.length = 0;
    await expect(publish('a1')).rejects.toMatchObject({ code: 'address_taken' });
    await publish('sau-cung');
    await until(() => announced.length > 0);
    expect(announced).toHaveLength(1);
  });

  it('finds sites by host, and learns of new hosts', async () => {
    const directory = world.get(SiteDirectory);
    await directory.reload();
    expect(directory.find(site.host)).toMatchObject({ role: 'canonical', site: { id: site.id, canonicalHost: site.host } });
    expect(directory.find('longan.gov.vn.evil.example')).toBeNull();
    await world.database.query(`insert into site_hosts (site_id, id, host, role) values ($1, $2, 'www.thanhphu.longan.gov.vn', 'alias')`, [
      site.id,
      uuidv7(),
    ]);
    await world.database.query(`select pg_notify('publication', $1)`, [JSON.stringify({ site: site.id, revision: 1, tags: ['shell'] })]);
    await until(() => directory.find('www.thanhphu.longan.gov.vn') !== null);
    expect(directory.find('www.thanhphu.longan.gov.vn')).toMatchObject({ role: 'alias', site: { id: site.id } });
  });

  describe('a text cleaned by an older allow-list', () => {
    const older = '<p class="cu" onclick="x()">Nội dung cũ</p><iframe src="https://a.example"></iframe>';
    let item: { itemId: string; path: string };
    const told = () =>
      world.database.query<{ body: string }>(`select body from audit_entries where site_id = $1 and action = 'publication.text_outdated'`, [
        site.id,
      ]);

    beforeAll(async () => {
      item = await publish('ban-cu');
      await publish('ban-cu-van-sach');
      await world.get(SiteDirectory).reload();
      // As it stands after the list changed: row and version of before.
      await world.database.query('update published_items set sanitiser = 0 where site_id = $1', [site.id]);
      await world.database.query('update published_items set html = $2 where id = $1', [item.itemId, older]);
    });

    it('is shown as today’s list cleans it, on its page and in the feed', async () => {
      const answer = await reader().address(site.id, item.path);
      expect(answer).toMatchObject({ state: 'live', article: { html: '<p>Nội dung cũ</p>' } });
      const feed = await reader().feed(site.id);
      expect(feed?.items.find(({ path }) => path === item.path)?.html).toBe('<p>Nội dung cũ</p>');
      expect(JSON.stringify([answer, feed])).not.toContain('sanitiser');
    });

    it('stays as it was signed; the site is told once which texts differ', async () => {
      await world.get(HtmlReview).run();
      await world.get(HtmlReview).run();
      expect(await world.database.query('select html, sanitiser from published_items where id = $1', [item.itemId])).toEqual([
        { html: older, sanitiser: 0 },
      ]);
      const entries = await told();
      expect(entries).toHaveLength(1);
      expect(JSON.parse(entries[0]!.body)).toMatchObject({
        actor: { kind: 'robot', name: 'HtmlReview' },
        details: { path: item.path, itemId: item.itemId, cleanedBy: 0, now: SANITISER },
      });
      const [row] = await world.database.query<{ reviewed: number; live: number }>(
        `select (select count(*)::int from published_html_reviews where site_id = $1) as reviewed,
           (select count(*)::int from published_addresses where site_id = $1 and state = 'live') as live`,
        [site.id],
      );
      expect(row!.reviewed).toBe(row!.live);
    });
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
}
