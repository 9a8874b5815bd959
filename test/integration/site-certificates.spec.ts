import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublicDatabase } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { CertificateHosts } from '@cong-tinh/site';
import { type TestDatabase, testDatabase, type World } from '../support/index.js';
import { openPublicWorld } from './public-world.js';
import { publishedSite } from './published-site.factory.js';

describe('hosts that may have a certificate', () => {
  let database: TestDatabase;
  let world: World;
  const ask = (...domains: string[]) => world.get(CertificateHosts).answer(domains);

  beforeAll(async () => {
    database = await testDatabase();
    await publishedSite(database, 'benluc', 'district');
    await publishedSite(database, 'thanhphu.benluc');
    ({ world } = await openPublicWorld(database));
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });

  it('LA-3.1 are those of sites under the zone, the level-5 ones of communes included', () => {
    expect(ask('thanhphu.benluc.longan.localhost')).toBe(200);
    expect(ask('benluc.longan.localhost')).toBe(200);
    for (const host of ['thanhphu.longan.localhost', 'thanhphu.benluc.longan.com', 'thanhphu.benluc.longan.gov.vn', 'benluc.localhost'])
      expect([host, ask(host)]).toEqual([host, 403]);
  });

  it('are known from memory: no question reaches the database, which may be down', () => {
    const reader = world.get(PublicDatabase);
    const original = [reader.one.bind(reader), reader.many.bind(reader)] as const;
    let reads = 0;
    const down = () => {
      reads += 1;
      return Promise.reject(new Error('connect ECONNREFUSED'));
    };
    [reader.one, reader.many] = [down, down];
    try {
      for (let i = 0; i < 1_000; i++) expect(ask(`khong-co-${i}.longan.localhost`)).toBe(403);
      expect([ask('benluc.longan.localhost'), reads]).toEqual([200, 0]);
    } finally {
      [reader.one, reader.many] = original;
    }
  });

  it('follow the directory: a site that opens is known, one that lost its host is not', async () => {
    expect(ask('anthanh.benluc.longan.localhost')).toBe(403);
    const { id } = await publishedSite(database, 'anthanh.benluc');
    await world.get(SiteDirectory).reload();
    expect(ask('anthanh.benluc.longan.localhost')).toBe(200);
    await database.query(`update site_shells set state = 'approved' where site_id = $1`, [id]);
    await world.get(SiteDirectory).reload();
    expect(ask('anthanh.benluc.longan.localhost')).toBe(403);
  });
});
