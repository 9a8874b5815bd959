import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FileLinks } from './file-links.js';
import { STORAGE_LIMITS, type StorageLimits } from './limits.js';
import { newKey } from './object-key.js';
import { PART_SIZE } from './s3-upload.js';
import { S3Storage } from './s3-storage.js';
import { failure, LIMIT, randomBytes, readAll, sha256, stream } from './storage.contract.js';

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

const links = new FileLinks('http://tep.longan.localhost:8080', 'a secret of the tests, long enough for it');
const servers: Server[] = [];
const seen: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];

/** A server that answers as S3 should not. */
async function storageOn(answer: Answer, limits: Partial<StorageLimits> = {}): Promise<S3Storage> {
  seen.length = 0;
  const server = createServer((request, response) => {
    seen.push({ method: request.method!, url: request.url!, headers: request.headers });
    readAll(request).then(
      (body) => answer(request, response, body),
      () => undefined,
    );
  });
  servers.unshift(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new S3Storage({ endpoint, bucket: 'cong-tinh', accessKey: 'a', secretKey: 's', region: 'us-east-1' }, links, limits);
}

const methods = () => seen.map(({ method }) => method);

/** HEAD answers 404 until something was put, then what `held` says. */
const keeping =
  (held: Record<string, string>, more: Answer = (_, response) => response.end()): Answer =>
  (request, response, body) => {
    if (request.method !== 'HEAD') return more(request, response, body);
    if (methods().includes('PUT')) response.writeHead(200, { 'last-modified': new Date(0).toUTCString(), ...held });
    else response.writeHead(404);
    response.end();
  };

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('S3Storage on a server that misbehaves', () => {
  const everything = (storage: S3Storage): Record<string, () => Promise<unknown>> => ({
    put: () => storage.put(newKey(null), stream([Buffer.from('x')]), { limit: 1 }),
    get: () => storage.get(newKey(null)),
    stat: () => storage.stat(newKey(null)),
    copy: () => storage.copy(newKey(null), newKey(null)),
    remove: () => storage.remove(newKey(null)),
    list: () => storage.list(''),
    check: () => storage.check(),
    removeUnfinished: () => storage.removeUnfinished(new Date()),
  });

  it('has time limits of its own for every call', () => {
    expect(Math.max(STORAGE_LIMITS.call, STORAGE_LIMITS.idle, STORAGE_LIMITS.transfer)).toBeLessThanOrEqual(60_000);
  });

  it('gives up every call on a server that never answers', async () => {
    const storage = await storageOn(() => undefined, { call: 100, transfer: 100 });
    for (const work of Object.values(everything(storage))) expect(await failure(work())).toBe('storage_unavailable');
  });

  it('gives up every call on a server that stops in the middle of an answer', async () => {
    const storage = await storageOn((request, response) => void response.writeHead(200, { 'content-length': '100' }).write('<x>'), {
      call: 100,
      transfer: 100,
      idle: 100,
    });
    for (const [name, work] of Object.entries(everything(storage))) {
      if (name === 'get') expect(await failure(storage.get(newKey(null)).then(({ body }) => readAll(body)))).toBe('storage_unavailable');
      else if (name === 'put') expect(['storage_unavailable', 'object_exists']).toContain(await failure(work()));
      else if (name !== 'stat') expect(await failure(work())).toBe('storage_unavailable');
    }
  });

  it('says unavailable when S3 is overloaded, keeps no socket and prints nothing', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const storage = await storageOn((_, response) => void response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'));
    for (let i = 0; i < 100; i += 1) expect(await failure(storage.list(''))).toBe('storage_unavailable');
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('says unavailable for an answer that is not XML, and when nobody listens', async () => {
    const storage = await storageOn((_, response) => void response.end('<html>proxy'));
    expect(await failure(storage.list(''))).toBe('storage_unavailable');
    await new Promise((resolve) => servers[0]!.close(resolve));
    for (const work of Object.values(everything(storage))) expect(await failure(work())).toBe('storage_unavailable');
    await expect(storage.check()).rejects.toMatchObject({
      message: expect.stringMatching(/^Kho S3 tại http:.* không trả lời đúng \(ECONNREFUSED\)/),
    });
  });

  it('tries once more when a kept connection was reset', async () => {
    let calls = 0;
    const storage = await storageOn((request, response) => {
      calls += 1;
      if (calls === 1) request.socket.resetAndDestroy();
      else response.writeHead(204).end();
    });
    await storage.remove(newKey(null));
    expect(methods()).toEqual(['DELETE', 'DELETE']);
  });

  it('fails a body that is cut off, and one of another length than announced', async () => {
    const cut = await storageOn((_, response) => {
      response.writeHead(200, { 'content-length': '100000' });
      response.write(randomBytes(5000), () => response.destroy());
    });
    const { body, size } = await cut.get(newKey(null));
    expect(size).toBe(100_000);
    expect(await failure(readAll(body))).toBe('storage_unavailable');
    const chunked = await storageOn(
      (_, response) => void response.writeHead(200, { 'transfer-encoding': 'chunked' }).end('không nói dài bao nhiêu'),
    );
    expect(await failure(chunked.get(newKey(null)))).toBe('storage_unavailable');
  });

  it('gives the socket back when a body is destroyed before it was read', async () => {
    const storage = await storageOn(
      (_, response) => void response.writeHead(200, { 'content-length': '2000000' }).end(Buffer.alloc(2_000_000)),
      {
        transfer: 2000,
      },
    );
    for (let reader = 0; reader < 80; reader += 1) (await storage.get(newKey(null))).body.destroy();
    expect(await readAll((await storage.get(newKey(null))).body)).toHaveLength(2_000_000);
  });

  it('refuses the whole object where a part was asked', async () => {
    const storage = await storageOn((_, response) => void response.writeHead(200, { 'content-length': '5' }).end('12345'));
    expect(await failure(storage.get(newKey(null), { start: 2 }))).toBe('storage_unavailable');
    expect(await failure(storage.get(newKey(null), { start: 0, end: 2 }))).toBe('storage_unavailable');
  });

  it('does not record an upload of another size, and removes it', async () => {
    const storage = await storageOn(keeping({ 'content-length': '3', etag: '"x"' }));
    expect(await failure(storage.put(newKey(null), Buffer.from('bốn!'), { limit: 100 }))).toBe('object_not_verified');
    expect(methods()).toEqual(['HEAD', 'PUT', 'HEAD', 'DELETE']);
  });

  it('reads an upload back where the ETag is not its MD5, and records it only when it is the same', async () => {
    const held = { 'content-length': '4', etag: '"encrypted"' };
    const answering = (text: string): Answer =>
      keeping(
        held,
        (request, response) =>
          void (request.method === 'GET' ? response.writeHead(200, { 'content-length': '4' }).end(text) : response.end()),
      );
    const honest = await storageOn(answering('four'));
    expect(await honest.put(newKey(null), Buffer.from('four'), { limit: 9 })).toMatchObject({
      size: 4,
      sha256: sha256(Buffer.from('four')),
    });
    expect(methods()).toEqual(['HEAD', 'PUT', 'HEAD', 'GET']);
    const altered = await storageOn(answering('tour'));
    expect(await failure(altered.put(newKey(null), Buffer.from('four'), { limit: 9 }))).toBe('object_not_verified');
    expect(methods().at(-1)).toBe('DELETE');
  });

  it('writes where nothing lies only, and knows its own object when the answer to the first try was lost', async () => {
    const refuse: Answer = (_, response) => void response.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>');
    const etag = '"8cbad96aced40b3838dd9f07f6ef5772"';
    const own = await storageOn(
      keeping({ 'content-length': '4', etag }, (request, response, body) => {
        if (methods().filter((method) => method === 'PUT').length === 1) request.socket.resetAndDestroy();
        else refuse(request, response, body);
      }),
    );
    expect(await own.put(newKey(null), Buffer.from('four'), { limit: 9 })).toMatchObject({ size: 4 });
    expect(seen.filter(({ method }) => method === 'PUT').map(({ headers }) => headers['if-none-match'])).toEqual(['*', '*']);
    for (const other of [
      { 'content-length': '9', etag: '"x"' },
      { 'content-length': '4', etag: '"x"' },
    ]) {
      const storage = await storageOn(
        keeping(other, (request, response, body) =>
          request.method === 'GET' ? void response.writeHead(200, { 'content-length': '4' }).end('tour') : refuse(request, response, body),
        ),
      );
      expect(await failure(storage.put(newKey(null), Buffer.from('four'), { limit: 9 }))).toBe('object_exists');
      expect(methods()).not.toContain('DELETE');
    }
  });

  it('calls off the parts when one of them fails, and leaves nothing', async () => {
    const storage = await storageOn((request, response) => {
      if (request.method === 'HEAD') response.writeHead(404).end();
      else if (request.method === 'POST')
        response.end('<InitiateMultipartUploadResult><UploadId>a/1+1</UploadId></InitiateMultipartUploadResult>');
      else if (request.url!.includes('partNumber=2')) response.writeHead(500).end();
      else response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"e"' }).end();
    });
    const source = stream([randomBytes(PART_SIZE), randomBytes(PART_SIZE), randomBytes(PART_SIZE)]);
    expect(await failure(storage.put(newKey(null), source, { limit: LIMIT }))).toBe('storage_unavailable');
    expect(methods()).toEqual(['HEAD', 'POST', 'PUT', 'PUT', 'DELETE', 'DELETE']);
    expect(seen[4]!.url).toContain('uploadId=a%2F1%2B1');
    expect(source.destroyed).toBe(true);
  });

  it('sends ASCII headers and no metadata', async () => {
    const storage = await storageOn(keeping({ 'content-length': '1', etag: '"9dd4e461268c8034f5c8564e155c67a6"' }));
    await storage.put(newKey(null), Buffer.from('x'), { limit: 1 });
    const { headers } = seen.find(({ method }) => method === 'PUT')!;
    expect(Object.keys(headers).filter((name) => name.startsWith('x-amz-meta'))).toEqual([]);
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(Object.values(headers).join('')).toMatch(/^[\x20-\x7e]*$/);
  });
});
