import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Queue } from '@cong-tinh/approval';
import { editorialWorld, type EditorialWorld } from './editorial-world.js';
import type { SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

describe('the queue of a person', () => {
  let world: EditorialWorld;
  let here: SiteFixture;
  let there: SiteFixture;
  const queue = async (who: string) =>
    (await world.by(who, () => world.get(Queue).list())).map(({ task, title, siteId }) => [task, title, siteId]);

  beforeAll(async () => {
    world = await editorialWorld();
    here = await world.site('thanhphu');
    there = await world.site('anthanh');
    await world.seat(there, 'head@thanhphu', 'contentUnit');
  });
  afterAll(() => world.close());

  it('holds what he can do now, over all his sites, oldest first', async () => {
    const toSign = await world.do.submitted(here, 'thanhphu', { title: 'Chờ ký duyệt' });
    world.clock.advance(1_000);
    const toPublish = await world.do.submitted(there, 'anthanh', { title: 'Chờ đăng tải' });
    world.clock.advance(1_000);
    await world.do.sign('head@anthanh', there, toPublish);
    world.clock.advance(1_000);
    const refused = await world.do.submitted(here, 'thanhphu', { title: 'Bị từ chối' });
    await world.do.refuse('head@thanhphu', here, refused);
    expect(await queue('head@thanhphu')).toEqual([
      ['sign', 'Chờ ký duyệt', here.id],
      ['publish', 'Chờ đăng tải', there.id],
    ]);
    expect(await queue('contributor@thanhphu')).toEqual([['revise', 'Bị từ chối', here.id]]);
    expect(await queue('uploader@anthanh')).toEqual([['publish', 'Chờ đăng tải', there.id]]);
    expect(await queue('uploader@thanhphu')).toEqual([]);
    await world.do.sign('head@thanhphu', here, toSign);
    await world.do.publish('uploader@thanhphu', here, toSign);
    expect((await queue('head@thanhphu')).map(([task]) => task)).toEqual(['publish']);
  });

  it('tells of each piece where it belongs and how far along its chain it is', async () => {
    const chains = async (who: string) => (await world.by(who, () => world.get(Queue).list())).map(({ task, chain }) => [task, chain?.at]);
    expect(await chains('uploader@anthanh')).toEqual([['publish', 2]]);
    expect(await chains('contributor@thanhphu')).toEqual([['revise', 0]]);
    const waiting = await world.do.submitted(here, 'thanhphu', { title: 'Chờ ký, có chuỗi' });
    const [item] = (await world.by('head@thanhphu', () => world.get(Queue).list())).filter(({ id }) => id === waiting);
    expect(item).toMatchObject({ task: 'sign', place: { id: here.id, districtName: null } });
    expect(item!.place.name).not.toBe('');
    expect(item!.chain).toEqual({
      steps: [
        { key: 'submit', label: 'Trình duyệt' },
        { key: 'head', label: 'Trưởng Ban ký duyệt' },
        { key: 'publish', label: 'Đăng tải' },
      ],
      at: 1,
    });
  });

  it('LA-9.4.c holds what waits for a signature only while the delegation does', async () => {
    await world.do.submitted(here, 'thanhphu', { title: 'Chờ Phó Trưởng Ban' });
    expect(await queue('deputy@thanhphu')).toEqual([]);
  });

  it('LA-9.5 holds nothing that must not be known', async () => {
    const id = await world.do.submitted(here, 'thanhphu', { title: 'Nội dung kín' });
    await world.do.refuse('head@thanhphu', here, id, { ground: 'state_secret' });
    expect((await queue('contributor@thanhphu')).map(([, title]) => title)).not.toContain('Nội dung kín');
  });
});
