import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IncomingMessage, request } from 'node:http';
import { Health, newKey, ObjectStorage } from '@cong-tinh/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createPortal } from '../../../apps/portal/src/create-portal.js';
import { readAll } from '../../../libs/platform/src/storage/storage.contract.js';
import { publishedSite, type SiteFixture } from '../../integration/published-site.factory.js';
import { get, rawHttp } from '../../integration/raw-http.js';
import { type TestDatabase, testDatabase } from '../../support/index.js';
import { minio } from '../parts/minio.js';
import { versitygw } from '../parts/versitygw.js';
import { type Part, type Running, startPart } from '../runner/index.js';
import { S3Bucket, type S3Facts } from './s3-bucket.js';

const FILES = 'tep.longan.localhost:8080';
const CONTENT = Buffer.from('Biên bản minh họa, trang 1.');

const SERVERS: readonly (readonly [string, Part<string, S3Facts>])[] = [
  ['MinIO', minio],
  ['versitygw', versitygw],
];

describe.each(SERVERS)('a portal whose files lie in · %s', (_name, part) => {
  let server: Running<string, S3Facts>;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let port: number;
  let site: SiteFixture;
  let storage: ObjectStorage;
  let key: string;

  beforeAll(async () => {
    server = await startPart(part);
    const { settings } = await S3Bucket.on(server.facts);
    database = await testDatabase({
      STORAGE_KIND: 's3',
      STORAGE_ENDPOINT: settings.endpoint,
      STORAGE_BUCKET: settings.bucket,
      STORAGE_ACCESS_KEY: settings.accessKey,
      STORAGE_SECRET_KEY: settings.secretKey,
    });
    site = await publishedSite(database, 'benluc');
    app = await createPortal({ config: database.config });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as { port: number }).port;
    storage = app.get<ObjectStorage>(ObjectStorage);
    key = newKey(site.id);
    await storage.put(key, CONTENT, { limit: 1_000 });
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
    server?.resume();
    await server?.stop();
  });

  const target = (of = key) => {
    const { origin, pathname, search } = new URL(
      storage.signedLink(of, { seconds: 600, contentType: 'text/html', fileName: 'Biên bản.html' }),
    );
    expect(origin).toBe(`http://${FILES}`);
    return pathname + search;
  };
  const page = (path = '/') => get(port, 'benluc.longan.localhost:8080', path);
  const ready = async () => (await app.get(Health).readiness()).ready;

  it('sends a file under its Vietnamese name from the host of files, where nothing in it runs', async () => {
    const answer = await get(port, FILES, target());
    expect([answer.status, answer.body.equals(CONTENT)]).toEqual([200, true]);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': expect.stringMatching(/^attachment; filename="Bien ban.html"; filename\*=UTF-8''Bi%C3%AAn/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const part = await get(port, FILES, target(), ['Range: bytes=4-9']);
    expect([part.status, part.headers['content-range'], part.body.equals(CONTENT.subarray(4, 10))]).toEqual([
      206,
      `bytes 4-9/${CONTENT.length}`,
      true,
    ]);
    const head = await rawHttp(port, [`HEAD ${target()} HTTP/1.1`, `Host: ${FILES}`]);
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(CONTENT.length), 0]);
    expect((await get(port, FILES, target(newKey(site.id)))).status).toBe(404);
    expect((await get(port, FILES, target().replace('text%2Fhtml', 'text%2Fplain'))).status).toBe(403);
  });

  it('serves its pages and stays ready while the store is gone, and says in Vietnamese that files come later', async () => {
    await server.kill();
    for (const path of ['/', '/tin-tuc', '/so-do-trang']) expect([path, (await page(path)).status]).toEqual([path, 200]);
    const answer = await get(port, FILES, target());
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('<html lang="vi">');
    expect(answer.text).toContain('Kho tệp tạm thời chưa phục vụ được');
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|S3|minio|versity/i);
    expect(await ready()).toBe(true);
    await server.start();
    expect((await get(port, FILES, target())).status).toBe(200);
  });

  it('lets nobody wait for pages behind those who wait for files of a silent store', async () => {
    server.pause();
    const files = Array.from({ length: 20 }, () => get(port, FILES, target()));
    const begun = Date.now();
    for (let n = 0; n < 20; n += 1) expect((await page('/')).status).toBe(200);
    expect(await ready()).toBe(true);
    expect(Date.now() - begun).toBeLessThan(5_000);
    server.resume();
    for (const { status } of await Promise.all(files)) expect(status).toBe(200);
  });

  it('breaks a download off when the store dies in the middle, and goes on', async () => {
    const large = newKey(site.id);
    const bytes = Buffer.alloc(60_000_000, 'x');
    await storage.put(large, bytes, { limit: bytes.length });
    const begun = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: target(large), headers: { host: FILES } }, resolve)
        .on('error', reject)
        .end();
    });
    expect(begun.statusCode).toBe(200);
    await server.kill();
    await expect(readAll(begun)).rejects.toThrow('aborted');
    expect((await page('/')).status).toBe(200);
    await server.start();
    expect((await get(port, FILES, target())).status).toBe(200);
  });
});
