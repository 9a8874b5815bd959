import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, DoorError, newKey, ObjectStorage, SweepUploads, Uploads } from '@cong-tinh/platform';
import { createWorld, type World } from '../support/index.js';

const LIMIT = { limit: 1_000 };

describe('uploads of a site', () => {
  let world: World;
  let uploads: Uploads;
  let storage: ObjectStorage;
  const site = uuidv7();

  beforeAll(async () => {
    world = await createWorld({ imports: [] });
    [uploads, storage] = [world.get(Uploads), world.app.get<ObjectStorage>(ObjectStorage)];
  });
  afterAll(() => world?.close());

  const keep = (key: string, of = site) => world.get(Database).inSite(of, () => uploads.keep(key));
  const states = async () =>
    (await world.database.query<{ state: string }>('select state from uploads order by begun_at, state')).map(({ state }) => state);
  const nextNight = async () => {
    world.clock.advance(25 * 3_600_000);
    await world.get(SweepUploads).run();
  };

  it('stay when they were kept, and are removed after a day when nobody did', async () => {
    const [kept, orphan] = [await uploads.receive(site, Buffer.from('giữ'), LIMIT), await uploads.receive(site, Buffer.from('bỏ'), LIMIT)];
    await keep(kept.key);
    await keep(kept.key);
    await world.get(SweepUploads).run();
    expect((await storage.list(`${site}/`)).items).toHaveLength(2);
    await nextNight();
    expect((await storage.list(`${site}/`)).items.map(({ key }) => key)).toEqual([kept.key]);
    await expect(keep(orphan.key)).rejects.toMatchObject({ code: 'upload_expired' });
    expect(await states()).toEqual(['kept', 'removed']);
  });

  it('are not kept by a transaction that fails', async () => {
    const { key } = await uploads.receive(site, Buffer.from('x'), LIMIT);
    const failing = world.get(Database).inSite(site, async () => {
      await uploads.keep(key);
      throw new Error('không ghi được');
    });
    await expect(failing).rejects.toThrow('không ghi được');
    await nextNight();
    await expect(storage.stat(key)).rejects.toMatchObject({ code: 'object_not_found' });
  });

  it('are kept by their own site only', async () => {
    const { key } = await uploads.receive(site, Buffer.from('x'), LIMIT);
    await expect(keep(key, uuidv7())).rejects.toMatchObject({ code: 'upload_expired' });
    await expect(keep(newKey(site))).rejects.toMatchObject({ code: 'upload_expired' });
    await expect(keep(`${site}/x`)).rejects.toMatchObject({ code: 'object_key_invalid' });
    await keep(key);
  });

  it('begin in no transaction, and their source ends with them', async () => {
    for (const begin of [
      (source: Readable) => world.get(Database).inSite(site, () => uploads.receive(site, source, LIMIT)),
      (source: Readable) => uploads.receive('benluc', source, LIMIT),
    ]) {
      const source = Readable.from(['x']);
      await expect(begin(source)).rejects.toThrow();
      expect(source.destroyed).toBe(true);
    }
    await expect(world.get(Database).inSite(site, () => uploads.receive(site, Buffer.from('x'), LIMIT))).rejects.toThrow(DoorError);
  });

  it('are removed once more by the next night when the storage was away in between', async () => {
    const { key } = await uploads.receive(site, Buffer.from('x'), LIMIT);
    const sweeper = storage as unknown as { discard: (key: string) => Promise<void> };
    const { discard } = sweeper;
    sweeper.discard = () => Promise.reject(new Error('kho tệp không trả lời'));
    await expect(nextNight()).rejects.toThrow('kho tệp không trả lời');
    sweeper.discard = discard;
    await expect(keep(key)).rejects.toMatchObject({ code: 'upload_expired' });
    await nextNight();
    await expect(storage.stat(key)).rejects.toMatchObject({ code: 'object_not_found' });
  });
});
