import { expect } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { newKey } from './object-key.js';
import { PART_SIZE } from './s3-upload.js';
import { type Clause, CONTRACT_IDLE, failure, LIMIT, pieces, randomBytes, readAll, sha256, stream } from './storage.contract.js';

export function readContract(clause: Clause): void {
  clause('gives the part of an object that is asked for', async ({ storage, key }) => {
    const bytes = randomBytes(10_000);
    const at = key();
    await storage.put(at, bytes, { limit: LIMIT });
    for (const [range, start, length] of [
      [undefined, 0, 10_000],
      [{ start: 0 }, 0, 10_000],
      [{ start: 0, end: 0 }, 0, 1],
      [{ start: 0, end: 99 }, 0, 100],
      [{ start: 100, end: 199 }, 100, 100],
      [{ start: 9000 }, 9000, 1000],
      [{ start: 9999 }, 9999, 1],
      [{ start: 9000, end: 1_000_000 }, 9000, 1000],
      [{ start: 0, end: 1_000_000 }, 0, 10_000],
    ] as const) {
      const { body, ...span } = await storage.get(at, range);
      expect(span).toEqual({ size: 10_000, start, length });
      expect(await readAll(body)).toEqual(bytes.subarray(start, start + length));
    }
  });

  clause('gives parts of an object that was sent in parts, across their border', async ({ storage, key }) => {
    const bytes = randomBytes(2 * PART_SIZE + 1000);
    const at = key();
    await storage.put(at, stream(pieces(bytes, 1_000_003)), { limit: LIMIT });
    for (const [start, end] of [
      [PART_SIZE - 1, PART_SIZE],
      [PART_SIZE, 2 * PART_SIZE - 1],
      [2 * PART_SIZE - 10, 2 * PART_SIZE + 999],
      [0, 2 * PART_SIZE + 999],
    ] as const) {
      const { body, ...span } = await storage.get(at, { start, end });
      expect(span).toEqual({ size: bytes.length, start, length: end - start + 1 });
      expect(sha256(await readAll(body))).toBe(sha256(bytes.subarray(start, end + 1)));
    }
  });

  clause('refuses a part that the object does not have', async ({ storage, key }) => {
    const [at, empty] = [key(), key()];
    await storage.put(at, randomBytes(100), { limit: LIMIT });
    await storage.put(empty, Buffer.alloc(0), { limit: LIMIT });
    for (const range of [{ start: 100 }, { start: 200, end: 300 }, { start: -1 }, { start: 1.5 }, { start: 5, end: 4 }, { start: NaN }]) {
      expect(await failure(storage.get(at, range))).toBe('range_not_satisfiable');
    }
    expect(await failure(storage.get(empty, { start: 0 }))).toBe('range_not_satisfiable');
  });

  clause('says that an object is not there', async ({ storage, key }) => {
    expect(await failure(storage.get(key()))).toBe('object_not_found');
    expect(await failure(storage.get(key(), { start: 5 }))).toBe('object_not_found');
    expect(await failure(storage.stat(key()))).toBe('object_not_found');
    expect(await failure(storage.copy(key(), key()))).toBe('object_not_found');
  });

  clause('survives readers who leave in the middle', async ({ storage, key }) => {
    const at = key();
    const bytes = randomBytes(3_000_000);
    await storage.put(at, bytes, { limit: LIMIT });
    for (let reader = 0; reader < 100; reader += 1) {
      const { body } = await storage.get(at);
      if (reader % 2) await new Promise((resolve) => body.once('readable', resolve));
      body.destroy();
    }
    expect(sha256(await readAll((await storage.get(at)).body))).toBe(sha256(bytes));
  });

  clause('ends a body that nobody reads', async ({ storage, impatient, key }) => {
    const at = key();
    await storage.put(at, randomBytes(3_000_000), { limit: LIMIT });
    const { body } = await impatient.get(at);
    await pause(2 * CONTRACT_IDLE);
    expect(await failure(readAll(body))).toBe('storage_unavailable');
  });

  clause('lets a slow reader read to the end', async ({ storage, impatient, key }) => {
    const at = key();
    const bytes = randomBytes(400_000);
    await storage.put(at, bytes, { limit: LIMIT });
    const chunks: Buffer[] = [];
    for await (const chunk of (await impatient.get(at)).body) {
      chunks.push(chunk as Buffer);
      await pause(CONTRACT_IDLE / 10);
    }
    expect(sha256(Buffer.concat(chunks))).toBe(sha256(bytes));
  });

  clause('tells size and time of an object', async ({ storage, key }) => {
    const at = key();
    await storage.put(at, randomBytes(1234), { limit: LIMIT });
    const found = await storage.stat(at);
    expect(found).toMatchObject({ key: at, size: 1234 });
    expect(Math.abs(found.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  clause('copies to a key of its own', async ({ storage, key }) => {
    const [from, to] = [key(), newKey(null)];
    await storage.put(from, Buffer.from('ảnh dùng chung'), { limit: LIMIT });
    expect(await storage.copy(from, to)).toMatchObject({ key: to, size: 17 });
    expect(await failure(storage.copy(from, to))).toBe('object_exists');
    await storage.remove(from);
    expect((await readAll((await storage.get(to)).body)).toString()).toBe('ảnh dùng chung');
    await storage.remove(to);
  });

  clause('copies an empty object, and one that was sent in parts', async ({ storage, site, key }) => {
    const large = randomBytes(PART_SIZE + 1);
    for (const bytes of [Buffer.alloc(0), large]) {
      const [from, to] = [key(), newKey(site)];
      await storage.put(from, stream(pieces(bytes, 1_000_003)), { limit: LIMIT });
      expect(await storage.copy(from, to)).toMatchObject({ key: to, size: bytes.length });
      expect(sha256(await readAll((await storage.get(to)).body))).toBe(sha256(bytes));
      expect(sha256(await readAll((await storage.get(from)).body))).toBe(sha256(bytes));
    }
    const missing = key();
    expect(await failure(storage.copy(key(), missing))).toBe('object_not_found');
    expect(await failure(storage.stat(missing))).toBe('object_not_found');
  });

  clause('reads one object for many at once', async ({ storage, key }) => {
    const bytes = randomBytes(PART_SIZE / 4);
    const at = key();
    await storage.put(at, bytes, { limit: LIMIT });
    const readers = await Promise.all(Array.from({ length: 32 }, async () => sha256(await readAll((await storage.get(at)).body))));
    expect(new Set(readers)).toEqual(new Set([sha256(bytes)]));
  });

  clause('removes, and does not mind to do so again', async ({ storage, site, key }) => {
    const at = key();
    await storage.put(at, Buffer.from('x'), { limit: LIMIT });
    await storage.remove(at);
    await storage.remove(at);
    expect(await failure(storage.stat(at))).toBe('object_not_found');
    expect((await storage.list(`${site}/`)).items).toEqual([]);
  });

  clause('lists a site in the order of keys, page by page, and nothing of a neighbour', async ({ storage, site, key }) => {
    const keys = Array.from({ length: 7 }, key).sort();
    await Promise.all(keys.map((at, i) => storage.put(at, randomBytes(i), { limit: LIMIT })));
    const neighbour = newKey(`${site.slice(0, -1)}${site.endsWith('0') ? '1' : '0'}`);
    await storage.put(neighbour, Buffer.from('láng giềng'), { limit: LIMIT });

    const seen: string[] = [];
    let after: string | undefined;
    for (const expected of [3, 3, 1]) {
      const page = await storage.list(`${site}/`, { limit: 3, after });
      expect(page.items).toHaveLength(expected);
      seen.push(...page.items.map((item) => item.key));
      after = page.next ?? undefined;
    }
    expect(after).toBeUndefined();
    expect(seen).toEqual(keys);
    const all = await storage.list(`${site}/`);
    expect(all).toMatchObject({ items: keys.map((at, size) => ({ key: at, size })), next: null });
    expect((await storage.list(keys[3]!.slice(0, -10))).items.map((item) => item.key)).toEqual([keys[3]]);
    expect((await storage.list(`${site}/`, { after: keys[6] })).items).toEqual([]);
    const everything = await storage.list('', { after: keys[5] });
    expect(everything.items[0]?.key).toBe(keys[6]);
    await storage.remove(neighbour);
  });

  clause('signs a link that gives the object under a Vietnamese name', async ({ storage, key }) => {
    const at = key();
    await storage.put(at, Buffer.from('nội dung'), { limit: LIMIT });
    const link = storage.signedLink(at, {
      seconds: 60,
      contentType: 'text/plain; charset=utf-8',
      fileName: 'Báo cáo Đức Hòa (1).txt',
    });
    const { key: linked, ...headers } = storage.openLink(link);
    expect((await readAll((await storage.get(linked)).body)).toString()).toBe('nội dung');
    expect(headers).toEqual({
      contentType: 'text/plain; charset=utf-8',
      contentDisposition: `attachment; filename="Bao cao Duc Hoa (1).txt"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%C4%90%E1%BB%A9c%20H%C3%B2a%20%281%29.txt`,
    });
    expect(link).toMatch(/^[\x21-\x7e]+$/);
  });

  clause('signs a link for one object and a while', async ({ storage, key }) => {
    const [at, other] = [key(), key()];
    const opened = (link: string) => failure(() => storage.openLink(link));
    const link = storage.signedLink(at, { seconds: 60 });
    expect(storage.openLink(link)).toEqual({ key: at, contentType: 'application/octet-stream', contentDisposition: 'attachment' });
    for (const forged of [link.replace(at, other), link.replace('octet-stream', 'octet-strean'), `${link}&x=1`, link.split('?')[0]!]) {
      expect(await opened(forged)).toBe('object_link_invalid');
    }
    expect(await failure(storage.get(storage.openLink(link).key))).toBe('object_not_found');
    const brief = storage.signedLink(at, { seconds: 1 });
    await pause(2100);
    expect(await opened(brief)).toBe('object_link_invalid');
    for (const seconds of [0, -1, 1.5, 86_401, NaN]) {
      expect(await failure(() => storage.signedLink(at, { seconds }))).toBe('link_duration_invalid');
    }
    const injected = { seconds: 9, contentType: 'text/html\r\nx: y' };
    expect(await failure(() => storage.signedLink(at, injected))).toBe('content_type_invalid');
  });

  clause('finds itself in order and leaves no probe', async ({ storage }) => {
    const before = await storage.list('platform/');
    await storage.check();
    expect(await storage.list('platform/')).toEqual(before);
  });
}
