import { expect } from '@jest/globals';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type DomainError, InvalidError } from '@cong-tinh/kernel';
import { newKey } from './object-key.js';
import { PART_SIZE } from './s3-upload.js';
import { type Clause, failure, LIMIT, pieces, randomBytes, readAll, sha256, stream, type Use } from './storage.contract.js';

const inAMinute = () => new Date(Date.now() + 60_000);

/** Nothing of the upload is to be seen, and nothing lies about unfinished. */
async function expectNothing({ storage, site }: Use, key: string, source?: Readable): Promise<void> {
  expect(await failure(storage.stat(key))).toBe('object_not_found');
  expect((await storage.list(`${site}/`)).items).toEqual([]);
  expect(await storage.removeUnfinished(inAMinute())).toBe(0);
  if (source) expect(source.destroyed).toBe(true);
}

/** Sends so much of a larger upload over HTTP and drops the connection; answers what the receiver made of it. */
async function sendAndCut(size: number, receive: (body: Readable) => Promise<string>): Promise<string> {
  const server = createServer();
  const outcome = new Promise<string>((resolve, reject) => server.on('request', (body) => void receive(body).then(resolve, reject)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sender = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': 2 * size } });
  sender.on('error', () => undefined);
  sender.write(randomBytes(size), () => sender.socket?.resetAndDestroy());
  try {
    return await outcome;
  } finally {
    server.close();
  }
}

export function uploadContract(clause: Clause): void {
  clause('stores bytes and says their size and hash', async ({ storage, key }) => {
    const bytes = Buffer.from('Ủy ban nhân dân xã Thạnh Lợi, huyện Bến Lức');
    const at = key();
    expect(await storage.put(at, bytes, { limit: LIMIT })).toEqual({ key: at, size: bytes.length, sha256: sha256(bytes) });
    expect(await readAll((await storage.get(at)).body)).toEqual(bytes);
  });

  clause('stores an empty object', async ({ storage, key }) => {
    const at = key();
    expect(await storage.put(at, stream([]), { limit: LIMIT })).toEqual({ key: at, size: 0, sha256: sha256(Buffer.alloc(0)) });
    expect((await storage.stat(at)).size).toBe(0);
    expect(await readAll((await storage.get(at)).body)).toHaveLength(0);
  });

  for (const [title, size] of [
    ['one byte less than a part', PART_SIZE - 1],
    ['exactly a part', PART_SIZE],
    ['exactly two parts', 2 * PART_SIZE],
    ['two parts and a half', 2.5 * PART_SIZE],
  ] as const) {
    clause(`stores ${title}`, async ({ storage, key }) => {
      const bytes = randomBytes(size);
      const at = key();
      expect(await storage.put(at, stream(pieces(bytes, 1_000_003)), { limit: LIMIT })).toMatchObject({ size, sha256: sha256(bytes) });
      expect(sha256(await readAll((await storage.get(at)).body))).toBe(sha256(bytes));
    });
  }

  clause('stores a stream whose size and hash were announced, and one that announced nothing', async ({ storage, key }) => {
    for (const size of [1, 4096, PART_SIZE, PART_SIZE + 1]) {
      const bytes = randomBytes(size);
      const said = { size, sha256: sha256(bytes) };
      for (const expected of [said, { size }, { sha256: said.sha256 }, undefined]) {
        const at = key();
        expect(await storage.put(at, stream(pieces(bytes, 300_007)), { limit: LIMIT, expected })).toEqual({ key: at, ...said });
        expect((await storage.stat(at)).size).toBe(size);
      }
    }
  });

  clause('stores what comes in one huge piece after a tiny one', async ({ storage, key }) => {
    const bytes = randomBytes(3 * PART_SIZE + 1);
    const at = key();
    await storage.put(at, stream([bytes.subarray(0, 1), bytes.subarray(1)]), { limit: LIMIT });
    expect(sha256(await readAll((await storage.get(at)).body))).toBe(sha256(bytes));
  });

  clause('stores twenty uploads at once, each whole', async ({ storage, key }) => {
    const uploads = Array.from({ length: 20 }, (_, i) => ({ at: key(), bytes: randomBytes(50_000 + i) }));
    await Promise.all(uploads.map(({ at, bytes }) => storage.put(at, stream(pieces(bytes, 777)), { limit: LIMIT })));
    for (const { at, bytes } of uploads) expect(sha256(await readAll((await storage.get(at)).body))).toBe(sha256(bytes));
  });

  for (const [title, size] of [
    ['small', 5000],
    ['large', PART_SIZE + 1000],
  ] as const) {
    clause(`records one of two ${title} uploads to one key at once, whole`, async ({ storage, key }) => {
      for (let round = 0; round < 5; round += 1) {
        const at = key();
        const outcomes = await Promise.allSettled(
          [1, 2].map(() => storage.put(at, stream(pieces(randomBytes(size), 999_983)), { limit: LIMIT })),
        );
        const recorded = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.sha256] : []));
        const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
        expect([recorded.length, refused]).toEqual([1, ['object_exists']]);
        expect(sha256(await readAll((await storage.get(at)).body))).toBe(recorded[0]);
        expect(await storage.removeUnfinished(inAMinute())).toBe(0);
      }
    });
  }

  clause('refuses a key that was used, and keeps what lies there', async ({ storage, key }) => {
    const at = key();
    await storage.put(at, Buffer.from('trước'), { limit: LIMIT });
    const source = stream([Buffer.from('sau')]);
    expect(await failure(storage.put(at, source, { limit: LIMIT }))).toBe('object_exists');
    expect(source.destroyed).toBe(true);
    expect((await readAll((await storage.get(at)).body)).toString()).toBe('trước');
  });

  clause('refuses keys that newKey did not make, whatever is asked', async ({ storage, site, key }) => {
    const good = key();
    const bad = ['', '/', '..', `${site}`, `${site}/`, `${good}/x`, `/${good}`, `../${good}`, `${good}\n`, `${good}\0`, good.toUpperCase()];
    for (const at of [...bad, `${site}/../${good}`, `${site}/văn-bản.pdf`, `${site}/%2e%2e`, `.dang-tai/${good.slice(37)}`]) {
      const source = stream([Buffer.from('x')]);
      expect(await failure(storage.put(at, source, { limit: 9 }))).toBe('object_key_invalid');
      expect(source.destroyed).toBe(true);
      for (const work of [
        storage.get(at),
        storage.stat(at),
        storage.remove(at),
        storage.copy(at, good),
        () => storage.signedLink(at, { seconds: 9 }),
      ]) {
        expect(await failure(work)).toBe('object_key_invalid');
      }
    }
    await storage.put(good, Buffer.from('x'), { limit: 9 });
    expect(await failure(storage.copy(good, `${good}/x`))).toBe('object_key_invalid');
    expect(await failure(storage.list(`${good}/`))).toBe('object_key_invalid');
    expect(await failure(storage.list('', { after: 'x' }))).toBe('object_key_invalid');
  });

  for (const limit of [1000, PART_SIZE + 1000]) {
    clause(`takes ${limit} bytes where that is the limit, and not one more`, async (use) => {
      const [fits, exceeds] = [use.key(), use.key()];
      await use.storage.put(fits, stream(pieces(randomBytes(limit), 65_536)), { limit });
      await use.storage.remove(fits);
      const source = stream(pieces(randomBytes(limit + 1), 65_536));
      expect(await failure(use.storage.put(exceeds, source, { limit }))).toBe('object_too_large');
      await expectNothing(use, exceeds, source);
    });
  }

  clause('refuses another size or hash than was announced', async (use) => {
    const bytes = randomBytes(5000);
    for (const expected of [{ size: 5001 }, { size: 4999 }, { sha256: sha256(Buffer.from('khác')) }]) {
      const at = use.key();
      expect(await failure(use.storage.put(at, stream([bytes]), { limit: LIMIT, expected }))).toBe('object_mismatch');
      await expectNothing(use, at);
    }
    const big = randomBytes(PART_SIZE + 5);
    const at = use.key();
    expect(await failure(use.storage.put(at, stream([big]), { limit: LIMIT, expected: { size: 1 } }))).toBe('object_mismatch');
    await expectNothing(use, at);
    await use.storage.put(at, stream([bytes]), { limit: LIMIT, expected: { size: 5000, sha256: sha256(bytes) } });
  });

  for (const [title, size] of [
    ['in its first part', 1000],
    ['in its third part', 2.5 * PART_SIZE],
  ] as const) {
    clause(`leaves nothing of an upload whose source fails ${title}`, async (use) => {
      const at = use.key();
      const source = stream(pieces(randomBytes(size), 1_000_000), (self) => self.destroy(new Error('mất kết nối')));
      expect(await failure(use.storage.put(at, source, { limit: LIMIT }))).toBe('upload_interrupted');
      await expectNothing(use, at, source);
    });

    clause(`leaves nothing of an upload that is closed without an end ${title}`, async (use) => {
      const at = use.key();
      const source = stream(pieces(randomBytes(size), 1_000_000), (self) => self.destroy());
      expect(await failure(use.storage.put(at, source, { limit: LIMIT }))).toBe('upload_interrupted');
      await expectNothing(use, at, source);
    });

    clause(`gives up a source that falls silent ${title}`, async (use) => {
      const at = use.key();
      const source = stream(pieces(randomBytes(size), 1_000_000), () => undefined);
      expect(await failure(use.impatient.put(at, source, { limit: LIMIT }))).toBe('upload_interrupted');
      await expectNothing(use, at, source);
    });
  }

  for (const [title, size] of [
    ['in its first part', 100_000],
    ['in its second part', 1.5 * PART_SIZE],
  ] as const) {
    clause(`leaves nothing of an upload whose sender is cut off ${title}`, async (use) => {
      const at = use.key();
      const outcome = await sendAndCut(size, (body) => failure(use.storage.put(at, body, { limit: LIMIT })));
      expect(outcome).toBe('upload_interrupted');
      await expectNothing(use, at);
    });
  }

  clause('passes on the domain error with which a source fails', async ({ storage, key }) => {
    const source = stream([Buffer.from('x')], (self) => self.destroy(new InvalidError('file_infected', 'Tệp có mã độc.')));
    expect(await failure(storage.put(key(), source, { limit: LIMIT }))).toBe('file_infected');
  });

  clause('survives a source that fails again after it was given up', async ({ storage, key }) => {
    const source = stream([randomBytes(2000)], () => undefined);
    expect(await failure(storage.put(key(), source, { limit: 1000 }))).toBe('object_too_large');
    source.emit('error', new Error('muộn'));
    const refused = stream([Buffer.from('x')]);
    expect(await failure(storage.put('x', refused, { limit: 1000 }))).toBe('object_key_invalid');
    refused.emit('error', new Error('muộn'));
    await pause(20);
  });

  clause('refuses a source that was read before', async (use) => {
    const at = use.key();
    for (const autoDestroy of [true, false]) {
      const source = new Readable({ autoDestroy, read: () => undefined });
      source.push('đã đọc');
      source.push(null);
      await new Promise((resolve) => source.once('end', resolve).resume());
      expect(await failure(use.storage.put(at, source, { limit: LIMIT }))).toBe('upload_interrupted');
    }
    await expectNothing(use, at);
  });

  clause('ends an upload that is called off', async (use) => {
    const at = use.key();
    const control = new AbortController();
    const source = stream([randomBytes(1000)], () => control.abort());
    expect(await failure(use.storage.put(at, source, { limit: LIMIT, signal: control.signal }))).toBe('upload_interrupted');
    expect(await failure(use.storage.put(at, stream([]), { limit: LIMIT, signal: control.signal }))).toBe('upload_interrupted');
    await expectNothing(use, at, source);
  });

  clause('shows nothing of an upload before it is whole', async ({ storage, site, key }) => {
    const at = key();
    let finish: (() => void) | undefined;
    const source = stream(pieces(randomBytes(1.5 * PART_SIZE), 1_000_000), (self) => (finish = () => self.push(null)));
    const done = storage.put(at, source, { limit: LIMIT });
    while (!finish) await pause(10);
    await pause(50);
    expect(await failure(storage.stat(at))).toBe('object_not_found');
    expect(await failure(storage.get(at))).toBe('object_not_found');
    expect((await storage.list(`${site}/`)).items).toEqual([]);
    finish();
    await done;
    expect((await storage.stat(at)).size).toBe(1.5 * PART_SIZE);
  });

  clause('sweeps neither objects nor uploads that began later', async ({ storage, key }) => {
    const at = key();
    let finish: (() => void) | undefined;
    const source = stream(pieces(randomBytes(1.5 * PART_SIZE), 1_000_000), (self) => (finish = () => self.push(null)));
    const done = storage.put(at, source, { limit: LIMIT });
    while (!finish) await pause(10);
    expect(await storage.removeUnfinished(new Date(Date.now() - 60_000))).toBe(0);
    finish();
    await done;
    expect(await storage.removeUnfinished(inAMinute())).toBe(0);
    expect((await storage.stat(at)).size).toBe(1.5 * PART_SIZE);
  });

  clause('discards what an upload left under its key, and nothing beside it', async ({ storage, site, key }) => {
    const [whole, neighbour, never] = [key(), key(), key()];
    for (const at of [whole, neighbour]) await storage.put(at, randomBytes(100), { limit: LIMIT });
    for (const at of [whole, whole, never]) await storage.discard(at);
    expect((await storage.list(`${site}/`)).items.map((item) => item.key)).toEqual([neighbour]);
  });

  clause('keeps objects of no site under keys of their own', async ({ storage }) => {
    const at = newKey(null);
    await storage.put(at, Buffer.from('chung'), { limit: 100 });
    expect((await storage.list(at)).items).toMatchObject([{ key: at, size: 5 }]);
    await storage.remove(at);
  });
}
