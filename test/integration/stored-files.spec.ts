import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newKey, ObjectStorage, SweepUploads } from '@cong-tinh/platform';
import { type TestDatabase, testDatabase, type World } from '../support/index.js';
import { openPublicWorld } from './public-world.js';
import { get, rawHttp } from './raw-http.js';

const FILES = 'tep.longan.localhost:8080';
const CONTENT = Buffer.from('Biên bản minh họa, trang 1. <script>alert(1)</script>');

jest.setTimeout(60_000);

/** Signed links of the file storage over real sockets, on the host of files. */
describe('stored files', () => {
  let database: TestDatabase;
  let world: World;
  let port: number;
  let storage: ObjectStorage;
  let key: string;

  beforeAll(async () => {
    database = await testDatabase();
    ({ world, port } = await openPublicWorld(database));
    storage = world.app.get<ObjectStorage>(ObjectStorage);
    key = newKey(null);
    await storage.put(key, CONTENT, { limit: 1_000 });
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });

  function target(of = key, options: Partial<Parameters<ObjectStorage['signedLink']>[1]> = {}): string {
    const { origin, pathname, search } = new URL(storage.signedLink(of, { seconds: 60, ...options }));
    expect(origin).toBe(`http://${FILES}`);
    return pathname + search;
  }

  it('come as what the link says, and nothing in them runs', async () => {
    const answer = await get(port, FILES, target(key, { contentType: 'text/html', fileName: 'Biên bản.html' }));
    expect(answer.status).toBe(200);
    expect(answer.body.equals(CONTENT)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'content-length': String(CONTENT.length),
      'content-disposition': expect.stringMatching(/^attachment; filename="Bien ban.html"; filename\*=UTF-8''Bi%C3%AAn/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('come in parts, as a film is watched', async () => {
    const part = await get(port, FILES, target(), ['Range: bytes=4-9']);
    expect([part.status, part.headers['content-range'], part.body.equals(CONTENT.subarray(4, 10))]).toEqual([
      206,
      `bytes 4-9/${CONTENT.length}`,
      true,
    ]);
    expect((await get(port, FILES, target(), ['Range: bytes=9999-'])).status).toBe(416);
    expect((await get(port, FILES, target(), ['Range: bytes=0-1,4-5'])).status).toBe(200);
  });

  it('answer HEAD without a body', async () => {
    const answer = await rawHttp(port, [`HEAD ${target()} HTTP/1.1`, `Host: ${FILES}`]);
    expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([200, String(CONTENT.length), 0]);
  });

  it.each([
    ['without a signature', (text: string) => text.replace(/&chu-ky=.*/, '')],
    ['for another object', (text: string) => text.replace(key, newKey(null))],
    ['with another type', (text: string) => text.replace('octet-stream', 'x-sh')],
    ['with a later end', (text: string) => text.replace(/het-han=\d+/, 'het-han=9999999999')],
  ])('refuse a link %s', async (_what, change) => {
    const changed = change(target());
    const answer = await get(port, FILES, changed);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Liên kết tới tệp không đúng hoặc đã hết hạn');
  });

  it('say that an object is gone, and that nothing else lives on this host', async () => {
    const gone = await get(port, FILES, target(newKey(null)));
    expect([gone.status, gone.text.includes('Không tìm thấy tệp')]).toEqual([404, true]);
    expect((await get(port, FILES, '/')).status).toBe(404);
    expect((await get(port, FILES, '/api/me')).status).toBe(404);
  });

  it('are not answered on the host of a site', async () => {
    expect((await get(port, 'longan.localhost:8080', target())).status).toBe(421);
  });

  it('leave nothing unfinished behind for longer than a day', async () => {
    const folder = join(database.config.dataFolder, 'kho-tep', '.dang-tai');
    const stale = join(folder, 'a'.repeat(32));
    for (const name of [stale, join(folder, 'b'.repeat(32))]) writeFileSync(name, 'dở dang');
    utimesSync(stale, new Date(0), new Date(0));
    await world.get(SweepUploads).run();
    expect(readdirSync(folder)).toEqual(['b'.repeat(32)]);
  });
});
