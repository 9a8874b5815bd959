import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStorage, newKey } from '@cong-tinh/platform';
import { PART_SIZE } from '../../../libs/platform/src/storage/s3-upload.js';
import {
  CONTRACT_IDLE,
  failure,
  LIMIT,
  randomBytes,
  storageContract,
  stream,
} from '../../../libs/platform/src/storage/storage.contract.js';
import { minio } from '../parts/minio.js';
import { versitygw } from '../parts/versitygw.js';
import { stackFacts } from '../runner/index.js';
import { LINKS, S3Bucket, type S3Facts } from './s3-bucket.js';

const SERVERS: readonly { name: string; facts: () => S3Facts; expected: Record<string, string> }[] = [
  { name: 'MinIO', facts: () => stackFacts(minio), expected: {} },
  {
    name: 'versitygw',
    facts: () => stackFacts(versitygw),
    expected: { 'does not call an object missing because of a wrong access key': 'it answers 404 to HEAD when it does not know the key' },
  },
];

storageContract('file system', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kho-tep-'));
  return {
    storage: new FileStorage(folder, LINKS),
    impatient: new FileStorage(folder, LINKS, { idle: CONTRACT_IDLE }),
    close: () => rm(folder, { recursive: true }),
  };
});

for (const { name, facts, expected } of SERVERS) {
  storageContract(name, async () => {
    const bucket = await S3Bucket.on(facts());
    return { storage: bucket.storage(), impatient: bucket.storage({ idle: CONTRACT_IDLE }), close: () => bucket.drop() };
  });

  describe(`contract storage server · ${name}`, () => {
    let bucket: S3Bucket;
    const test = (title: string, run: () => Promise<void>) => {
      const reason = expected[title];
      if (reason) it.failing(`${title} ⚠ ${reason}`, run);
      else it(title, run);
    };

    beforeAll(async () => {
      bucket = await S3Bucket.on(facts());
    });
    afterAll(() => bucket?.drop());

    it('does not take over a stale upload of the same key', async () => {
      const { client, settings } = bucket;
      const key = newKey(null);
      const id = await client.initiateNewMultipartUpload(settings.bucket, key, { 'x-amz-meta-cua': 'nguoi khac' });
      const part = { bucketName: settings.bucket, objectName: key, uploadID: id, partNumber: 1, headers: {} };
      await client.uploadPart(part, randomBytes(PART_SIZE));
      const bytes = randomBytes(PART_SIZE + 1);
      await bucket.storage().put(key, stream([bytes]), { limit: LIMIT });
      const { size, metaData } = await client.statObject(settings.bucket, key);
      expect(size).toBe(bytes.length);
      expect(metaData).not.toHaveProperty('cua');
      await client.abortMultipartUpload(settings.bucket, key, id).catch(() => undefined);
    });

    it('discards the parts that a killed process left under a key', async () => {
      const { client, settings } = bucket;
      const key = newKey(null);
      const id = await client.initiateNewMultipartUpload(settings.bucket, key, {});
      const part = { bucketName: settings.bucket, objectName: key, uploadID: id, partNumber: 1, headers: {} };
      await client.uploadPart(part, randomBytes(PART_SIZE));
      const left = async () => (await client.listIncompleteUploadsQuery(settings.bucket, key, '', '', '')).uploads.length;
      expect(await left()).toBe(1);
      await bucket.storage().discard(newKey(null));
      expect(await left()).toBe(1);
      await bucket.storage().discard(key);
      expect(await left()).toBe(0);
    });

    it('sweeps them by their age', async () => {
      const { client, settings } = bucket;
      const key = newKey(null);
      await client.initiateNewMultipartUpload(settings.bucket, key, {});
      expect(await bucket.storage().removeUnfinished(new Date(Date.now() - 60_000))).toBe(0);
      expect(await bucket.storage().removeUnfinished(new Date(Date.now() + 60_000))).toBe(1);
      expect((await client.listIncompleteUploadsQuery(settings.bucket, key, '', '', '')).uploads).toEqual([]);
    });

    it('stores neither a type nor other metadata', async () => {
      const key = newKey(null);
      await bucket.storage().put(key, Buffer.from('<script>'), { limit: 100 });
      const { metaData } = await bucket.client.statObject(bucket.settings.bucket, key);
      expect(metaData).toMatchObject({ 'content-type': 'application/octet-stream' });
      expect(Object.keys(metaData).filter((header) => !['content-type', 'x-amz-storage-class'].includes(header))).toEqual([]);
    });

    it('lets nobody read without a key', async () => {
      const key = newKey(null);
      await bucket.storage().put(key, Buffer.from('của riêng'), { limit: 100 });
      const { endpoint, bucket: name } = bucket.settings;
      for (const path of [`/${name}/${key}`, `/${name}/`, `/${name}/?list-type=2`]) {
        const answer = await fetch(endpoint + path);
        expect([path, answer.status, (await answer.text()).includes('của riêng')]).toEqual([path, 403, false]);
      }
    });

    it('tells the operator of a missing bucket', async () => {
      const without = bucket.storage({}, { bucket: `khong-co-${newKey(null).slice(-8)}` });
      await expect(without.check()).rejects.toMatchObject({
        code: 'storage_unavailable',
        message: expect.stringContaining('không có bucket'),
      });
    });

    for (const [what, wrong] of [
      ['secret key', { secretKey: 'sai' }],
      ['access key', { accessKey: 'khong-co-ai' }],
    ] as const) {
      it(`tells the operator of a wrong ${what}`, async () => {
        await expect(bucket.storage({}, wrong).check()).rejects.toMatchObject({
          code: 'storage_unavailable',
          message: expect.stringContaining('từ chối khóa truy cập'),
        });
      });

      it(`gives, takes and removes nothing for a wrong ${what}`, async () => {
        const locked = bucket.storage({}, wrong);
        const key = newKey(null);
        await bucket.storage().put(key, Buffer.from('của riêng'), { limit: 100 });
        for (const work of [locked.get(key), locked.list(''), locked.remove(key)]) expect(await failure(work)).toBe('storage_unavailable');
        const source = stream([Buffer.from('x')]);
        const refused = newKey(null);
        expect(await failure(locked.put(refused, source, { limit: 9 }))).toBe('storage_unavailable');
        expect(source.destroyed).toBe(true);
        expect(await failure(bucket.storage().stat(refused))).toBe('object_not_found');
        expect((await bucket.storage().stat(key)).size).toBe(Buffer.byteLength('của riêng'));
      });

      test(`does not call an object missing because of a wrong ${what}`, async () => {
        const key = newKey(null);
        await bucket.storage().put(key, Buffer.from('x'), { limit: 100 });
        expect(await failure(bucket.storage({}, wrong).stat(key))).toBe('storage_unavailable');
      });
    }
  });
}
