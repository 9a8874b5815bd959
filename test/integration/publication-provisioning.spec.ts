import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { type Announcement, PublicationFeed, PublicReader, SiteDirectory } from '@cong-tinh/publication';
import { demonstrationPlan, Provisioning, readUnitsFile, SuspendSiteAction } from '@cong-tinh/tenancy';
import { editorialWorld, type EditorialWorld } from './editorial-world.js';

jest.setTimeout(120_000);

describe('the province as its sites are provisioned', () => {
  let world: EditorialWorld;
  const announced: Announcement[] = [];
  const plan = demonstrationPlan(readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json')));
  const count = async (sql: string) =>
    (await world.database.query<{ count: number }>(`select count(*)::int as count from ${sql}`))[0]!.count;
  const provision = () => world.as({ kind: 'system', id: null, name: 'Kiểm thử' }, () => world.get(Provisioning).provision(plan));

  beforeAll(async () => {
    world = await editorialWorld();
    world.get(PublicationFeed).subscribe((announcement) => announced.push(announcement));
    await provision();
  });
  afterAll(() => world.close());

  it('has a shell with host and the six facts for all 216, and 215 draft boards', async () => {
    expect(await count(`site_shells where state = 'active' and footer is not null and demonstration`)).toBe(216);
    expect(await count(`site_hosts where role = 'canonical'`)).toBe(216);
    expect(await count(`boards where state = 'draft'`)).toBe(215);
    expect(await count(`sites s where not exists (select from categories c where c.site_id = s.id and c.slug = 'tin-tuc')`)).toBe(0);
    expect(await count(`sites s where not exists (select from site_menus m where m.site_id = s.id and m.shown and m.path = '/')`)).toBe(0);
    expect(
      await count(`categories c where not exists (select from site_menus m where m.site_id = c.site_id and m.category = c.slug)`),
    ).toBe(0);
  });

  it('changes nothing the second time', async () => {
    const before = await world.database.query(
      'select sum(revision) as revision, (select count(*) from site_menus) as menus, (select count(*) from categories) as categories from site_shells',
    );
    await provision();
    expect(
      await world.database.query(
        'select sum(revision) as revision, (select count(*) from site_menus) as menus, (select count(*) from categories) as categories from site_shells',
      ),
    ).toEqual(before);
  });

  it('shows each site where it lies', async () => {
    await world.get(SiteDirectory).reload();
    const entry = world.get(SiteDirectory).find('thanhphu.benluc.longan.gov.vn')!;
    const home = await world.get(PublicReader).home(entry.site.id);
    expect(home!.shell).toMatchObject({
      name: 'Xã Thanh Phú',
      kicker: 'Trang thông tin điện tử',
      place: 'huyện Bến Lức, tỉnh Long An',
      levels: [{ host: 'longan.gov.vn' }, { host: 'benluc.longan.gov.vn' }, { host: 'thanhphu.benluc.longan.gov.vn' }],
    });
    expect(home!.menu.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/tin-tuc', '/thong-bao', '/cong-khai']));
    const tree = await world.get(PublicReader).tree();
    expect(tree).toHaveLength(216);
    expect(tree.filter((site) => site.parentId === null).map((site) => site.host)).toEqual(['longan.gov.vn']);
  });

  it('tells every process when a site is suspended', async () => {
    const directory = world.get(SiteDirectory);
    const { site } = directory.find('benluc.longan.gov.vn')!;
    announced.length = 0;
    await world.as({ kind: 'system', id: null, name: 'Kiểm thử' }, () =>
      world.get(SuspendSiteAction).execute({ siteId: site.id, ground: 'technical', reason: 'Bảo trì hạ tầng' } as never),
    );
    for (let tries = 0; tries < 200 && directory.site(site.id)?.state !== 'suspended'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(directory.site(site.id)?.state).toBe('suspended');
    expect((await world.get(PublicReader).page(site.id))!.shell).toMatchObject({
      state: 'suspended',
      suspension: { reason: 'Bảo trì hạ tầng' },
    });
    expect(announced.map(({ siteId, tags }) => [siteId, ...tags])).toEqual([
      [site.id, 'shell'],
      [null, 'tree'],
    ]);
  });
});
