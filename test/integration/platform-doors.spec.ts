import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, DoorError, Outbox, RequestContext } from '@cong-tinh/platform';
import { createWorld, type World } from '../support/index.js';

const HERE = uuidv7();
const NEIGHBOUR = uuidv7();

describe('the doors into the database', () => {
  let world: World;
  let database: Database;

  beforeAll(async () => {
    world = await createWorld({ imports: [] });
    database = world.get(Database);
  });
  afterAll(() => world.close());

  const events = () => database.query<{ site_id: string }>('select site_id from outbox_events');

  it('shows a site its own rows and nobody else’s, without any condition in the statement', async () => {
    await database.inSite(HERE, () => world.get(Outbox).add('article.published', { siteId: HERE, articleId: 'a' }));
    await database.inSite(NEIGHBOUR, () => world.get(Outbox).add('article.published', { siteId: NEIGHBOUR, articleId: 'b' }));
    expect(await database.inSite(HERE, events)).toEqual([{ site_id: HERE }]);
    expect(await database.inSite(NEIGHBOUR, events)).toEqual([{ site_id: NEIGHBOUR }]);
    expect(await database.inPlatform(events)).toHaveLength(2);
  });

  it('refuses to write a row of another site', async () => {
    const forge = () => world.get(Outbox).add('article.published', { siteId: NEIGHBOUR, articleId: 'c' });
    await expect(database.inSite(HERE, forge)).rejects.toThrow(/row-level security/);
  });

  it('leaves no site behind on a connection of the pool', async () => {
    await database.inSite(HERE, events);
    const settings = await Promise.all(
      Array.from({ length: 12 }, () =>
        database.inSite(NEIGHBOUR, () => database.query<{ site: string }>(`select current_setting('app.site_id', true) as site`)),
      ),
    );
    expect(new Set(settings.flat().map((row) => row.site))).toEqual(new Set([NEIGHBOUR]));
  });

  it('joins the same door and throws at another', async () => {
    await database.inSite(HERE, async () => {
      await database.inSite(HERE, events);
      await expect(database.inSite(NEIGHBOUR, events)).rejects.toThrow(DoorError);
      await expect(database.inPlatform(events)).rejects.toThrow(DoorError);
    });
    await database.inPlatform(async () => {
      await database.inPlatform(events);
      await expect(database.inSite(HERE, events)).rejects.toThrow(DoorError);
    });
  });

  it('throws outside a door instead of answering an empty list', async () => {
    expect(() => database.manager).toThrow(DoorError);
    await expect(database.query('select 1')).rejects.toThrow(DoorError);
    await expect(database.inSite(`${HERE}'; drop table x; --`, events)).rejects.toThrow(DoorError);
  });

  it('rolls everything back when the work fails', async () => {
    const failing = database.inSite(HERE, async () => {
      await world.get(Outbox).add('article.withdrawn', { siteId: HERE, articleId: 'd' });
      throw new Error('later fault');
    });
    await expect(failing).rejects.toThrow('later fault');
    const left = await database.inSite(HERE, () => database.query(`select from outbox_events where type = 'article.withdrawn'`));
    expect(left).toEqual([]);
  });

  it('keeps contexts apart when many run at once', async () => {
    const sites = Array.from({ length: 20 }, () => uuidv7());
    const request = world.get(RequestContext);
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const site = sites[index % sites.length]!;
        return request.runAs({ kind: 'robot', id: null, name: site }, () =>
          database.inSite(site, async () => {
            await world.get(Outbox).add('article.edited', { siteId: site, by: request.actor.name });
            const rows = await database.query<{ site_id: string; payload: { by: string } }>(
              `select site_id, payload from outbox_events where type = 'article.edited'`,
            );
            for (const row of rows) expect([row.site_id, row.payload.by]).toEqual([site, site]);
          }),
        );
      }),
    );
  });

  it('answers dates as written and refuses integers that JavaScript cannot hold', async () => {
    await database.inPlatform(async () => {
      expect(await database.query(`select date '2025-06-02' as day, 9007199254740991::bigint as dong`)).toEqual([
        { day: '2025-06-02', dong: 9007199254740991 },
      ]);
    });
    await expect(database.inPlatform(() => database.query('select 9007199254740993::bigint as dong'))).rejects.toThrow(
      /beyond the safe integers/,
    );
  });
});
