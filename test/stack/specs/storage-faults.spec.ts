import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database, newKey, ObjectStorage, type S3Storage, type StoredObject, SweepUploads, Uploads } from '@cong-tinh/platform';
import { PART_SIZE } from '../../../libs/platform/src/storage/s3-upload.js';
import { failure, LIMIT, randomBytes, readAll, sha256 } from '../../../libs/platform/src/storage/storage.contract.js';
import { TcpPassage } from '../../integration/tcp-passage.js';
import { createWorld, type World } from '../../support/index.js';
import { minio } from '../parts/minio.js';
import { versitygw } from '../parts/versitygw.js';
import { type Part, type Running, startPart } from '../runner/index.js';
import { S3Bucket, type S3Facts } from './s3-bucket.js';

const SERVERS: readonly (readonly [string, Part<string, S3Facts>])[] = [
  ['MinIO', minio],
  ['versitygw', versitygw],
];

/** Milliseconds; short, so that a test sees them pass, and long enough for a busy machine. */
const LIMITS = { call: 6_000, transfer: 10_000, idle: 6_000 };
const A_NIGHT = 25 * 3_600_000;

/** Bytes that come as slowly as from a commune's line. */
async function* trickle(bytes: Buffer, pieces: number): AsyncGenerator<Buffer> {
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
    await pause(10 + Math.random() * 40);
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of buffers that something still holds; those that the first collection found are given back by the second. */
function held(): number {
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}

describe.each(SERVERS)('object storage that fails · %s', (_name, part) => {
  let server: Running<string, S3Facts>;
  let bucket: S3Bucket;
  let storage: S3Storage;
  /** With the product's own time limits, where nothing is to fail. */
  let patient: S3Storage;
  let world: World;
  const site = uuidv7();
  const recorded = new Map<string, string>();
  const sent = new Set<string>();

  beforeAll(async () => {
    server = await startPart(part);
    bucket = await S3Bucket.on(server.facts);
    storage = bucket.storage(LIMITS);
    patient = bucket.storage();
    world = await createWorld({ imports: [], overrides: (module) => module.overrideProvider(ObjectStorage).useValue(storage) });
  });
  afterAll(async () => {
    await world?.close();
    server?.resume();
    await server?.stop();
  });

  /** As the product does it: received, then recorded by a transaction. */
  async function record(bytes: Buffer, pieces: number): Promise<StoredObject> {
    sent.add(sha256(bytes));
    const stored = await world.get(Uploads).receive(site, Readable.from(trickle(bytes, pieces)), { limit: LIMIT });
    await world.get(Database).inSite(site, () => world.get(Uploads).keep(stored.key));
    recorded.set(stored.key, stored.sha256);
    return stored;
  }

  const rush = () =>
    Promise.allSettled(
      [100, 5_000, 70_000, 1_000_000, PART_SIZE + 1, 2.2 * PART_SIZE].flatMap((size) =>
        [1, 2].map((more) => record(randomBytes(size + more), 20)),
      ),
    );

  const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
    new Set(outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [])));

  /** Whatever was recorded is there and whole; whatever else is there is whole too, and gone after the night. */
  async function expectWhole(): Promise<void> {
    for (const [key, hash] of recorded) expect(sha256(await readAll((await patient.get(key)).body))).toBe(hash);
    for (const key of await bucket.keys()) expect(sent).toContain(sha256(await readAll((await patient.get(key)).body)));
    world.clock.advance(A_NIGHT);
    await world.get(SweepUploads).run();
    expect((await bucket.keys()).sort()).toEqual([...recorded.keys()].sort());
    expect(await unfinished()).toEqual([]);
  }

  /** Keys of this site under which the server still holds parts: MinIO names them only one by one. */
  async function unfinished(): Promise<string[]> {
    const rows = await world.database.query<{ id: string; state: string }>('select id, state from uploads');
    expect(rows.filter(({ state }) => !['kept', 'removed'].includes(state))).toEqual([]);
    const left: string[] = [];
    for (const { id } of rows) {
      const key = `${site}/${id.replaceAll('-', '')}`;
      const { uploads } = await bucket.client.listIncompleteUploadsQuery(bucket.settings.bucket, key, '', '', '');
      left.push(...uploads.map((upload) => upload.key));
    }
    return left;
  }

  it('records an upload whole or not at all when the server is killed in the middle', async () => {
    for (const moment of [40, 250, 700]) {
      const rushed = rush();
      await pause(moment);
      await server.kill();
      const outcomes = await rushed;
      expect(codesOf(outcomes)).toEqual(new Set(['storage_unavailable']));
      await server.start();
      await expectWhole();
    }
    expect(codesOf(await rush())).toEqual(new Set());
    await expectWhole();
  });

  it('says at once that nobody is there, and works again when somebody is', async () => {
    const { key } = await record(randomBytes(5_000), 1);
    await server.stop();
    const begun = Date.now();
    for (const work of [
      storage.get(key),
      storage.stat(key),
      storage.list(''),
      storage.copy(key, newKey(null)),
      storage.remove(key),
      storage.check(),
    ]) {
      expect(await failure(work)).toBe('storage_unavailable');
    }
    expect(await failure(record(randomBytes(5_000), 1))).toBe('storage_unavailable');
    expect(Date.now() - begun).toBeLessThan(LIMITS.call);
    await server.start();
    await storage.check();
    await expectWhole();
  });

  it('gives up a server that falls silent, in all it does, and keeps no half of it when the server wakes', async () => {
    const { key } = await record(randomBytes(3_000_000), 1);
    const { body } = await storage.get(key);
    const rushed = rush();
    await pause(150);
    server.pause();
    const begun = Date.now();
    const works = [storage.get(key), storage.stat(key), storage.list(''), storage.copy(key, newKey(null)), storage.check()];
    for (const work of works.map(failure)) expect(await work).toBe('storage_unavailable');
    // What the kernel holds already is read; then nothing comes.
    expect(['storage_unavailable', 'no failure']).toContain(await failure(readAll(body)));
    const outcomes = await rushed;
    expect([...codesOf(outcomes)].filter((code) => code !== 'storage_unavailable')).toEqual([]);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect(Date.now() - begun).toBeLessThan(60_000);
    server.resume();
    await pause(1_000);
    await expectWhole();
  });

  it('reads no more of its senders than it can hand on while the server is silent', async () => {
    let read = 0;
    const endless = () =>
      new Readable({
        highWaterMark: 65_536,
        read() {
          read += 65_536;
          this.push(Buffer.alloc(65_536, 7));
        },
      });
    server.pause();
    const works = Array.from({ length: 10 }, () => storage.put(newKey(null), endless(), { limit: 10 * LIMIT }));
    const outcomes = await Promise.all(works.map(failure));
    server.resume();
    expect(new Set(outcomes)).toEqual(new Set(['storage_unavailable']));
    expect(read).toBeLessThan(works.length * (PART_SIZE + 1_000_000));
    await patient.check();
  });

  it('holds a few parts of a large upload in memory, not the whole', async () => {
    const hash = createHash('sha256');
    let left = 60;
    const large = new Readable({
      read() {
        left -= 1;
        const piece = left < 0 ? null : randomBytes(1_000_000);
        if (piece) hash.update(piece);
        this.push(piece);
      },
    });
    let most = 0;
    const before = held();
    const watch = setInterval(() => (most = Math.max(most, held() - before)), 300);
    const { key, size, sha256: stored } = await patient.put(newKey(null), large, { limit: LIMIT });
    clearInterval(watch);
    expect([size, stored]).toEqual([60_000_000, hash.digest('hex')]);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(5 * PART_SIZE);
    await storage.remove(key);
  });

  it('records whole or not at all through connections that are reset', async () => {
    const passage = await TcpPassage.to('127.0.0.1', server.facts.port);
    const through = bucket.storage(LIMITS, { endpoint: `http://127.0.0.1:${passage.port}` });
    const works = [1_000, 1_000_000, 2.2 * PART_SIZE].flatMap((size) =>
      [1, 2, 3].map(async (more) => {
        const bytes = randomBytes(size + more);
        const stored = await through.put(newKey(site), Readable.from(trickle(bytes, 20)), { limit: LIMIT });
        return { ...stored, bytes };
      }),
    );
    const settled = Promise.allSettled(works);
    for (let cut = 0; cut < 6; cut += 1) {
      await pause(120);
      passage.reset();
    }
    const outcomes = await settled;
    expect([...codesOf(outcomes)].filter((code) => code !== 'storage_unavailable')).toEqual([]);
    for (const one of outcomes) {
      if (one.status === 'rejected') continue;
      const { key, bytes } = one.value;
      expect(sha256(await readAll((await storage.get(key)).body))).toBe(sha256(bytes));
      await storage.remove(key);
    }
    await bucket.storage({}, { endpoint: `http://127.0.0.1:${passage.port}` }).check();
    await passage.close();
  });

  it('fails a reader whose connection is reset, and does not end early', async () => {
    const passage = await TcpPassage.to('127.0.0.1', server.facts.port);
    const through = bucket.storage(LIMITS, { endpoint: `http://127.0.0.1:${passage.port}` });
    const key = newKey(null);
    await patient.put(key, randomBytes(2 * PART_SIZE), { limit: LIMIT });
    const { body } = await through.get(key);
    await new Promise((resolve) => body.once('readable', resolve));
    passage.reset();
    expect(await failure(readAll(body))).toBe('storage_unavailable');
    await storage.remove(key);
    await passage.close();
  });
});
