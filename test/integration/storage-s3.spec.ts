import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'minio';
import { PART_SIZE } from '../../libs/platform/src/storage/s3-upload.js';
import { newKey, S3Storage } from '../../libs/platform/src/storage/index.js';
import {
  CONTRACT_IDLE,
  failure,
  type Followed,
  LIMIT,
  randomBytes,
  storageContract,
  stream,
} from '../../libs/platform/src/storage/storage.contract.js';

/** A real S3 server: TEST_S3_ENDPOINT=http://127.0.0.1:7070, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY, TEST_S3_REGION. */
const {
  TEST_S3_ENDPOINT: endpoint,
  TEST_S3_ACCESS_KEY = 'test',
  TEST_S3_SECRET_KEY = 'test-secret',
  TEST_S3_REGION = 'us-east-1',
} = process.env;

if (!endpoint) {
  process.stderr.write('\n  CHƯA THỬ kho tệp trên máy chủ S3 thật: đặt TEST_S3_ENDPOINT (ví dụ http://127.0.0.1:7070) để thử.\n\n');
  describe('kho tệp trên máy chủ S3 thật', () => {
    it.skip('CHƯA THỬ: TEST_S3_ENDPOINT chưa được đặt', () => undefined);
  });
} else {
  const settings = {
    endpoint,
    accessKey: TEST_S3_ACCESS_KEY,
    secretKey: TEST_S3_SECRET_KEY,
    region: TEST_S3_REGION,
    bucket: `thu-${randomUUID()}`,
  };
  const { hostname, port, protocol } = new URL(endpoint);
  const client = new Client({
    endPoint: hostname,
    ...(port && { port: Number(port) }),
    useSSL: protocol === 'https:',
    accessKey: settings.accessKey,
    secretKey: settings.secretKey,
    region: settings.region,
  });

  const empty = async () => {
    for await (const { name } of client.listObjectsV2(settings.bucket, '', true))
      await client.removeObject(settings.bucket, name as string);
    await client.removeBucket(settings.bucket);
  };

  beforeAll(() => client.makeBucket(settings.bucket, settings.region));
  afterAll(empty);

  storageContract(`máy chủ S3 ${endpoint}`, async () => ({
    storage: new S3Storage(settings),
    impatient: new S3Storage(settings, { idle: CONTRACT_IDLE }),
    async follow(link: string): Promise<Followed> {
      const answer = await fetch(link);
      return {
        status: answer.status,
        bytes: Buffer.from(await answer.arrayBuffer()),
        contentType: answer.headers.get('content-type'),
        contentDisposition: answer.headers.get('content-disposition'),
      };
    },
  }));

  describe('S3Storage trên máy chủ thật', () => {
    const storage = new S3Storage(settings);

    it('does not take over a stale upload of the same key', async () => {
      const key = newKey(null);
      const id = await client.initiateNewMultipartUpload(settings.bucket, key, {
        'x-amz-meta-cua': 'người khác'.normalize('NFD').replace(/[^ -~]/g, ''),
      });
      const part = { bucketName: settings.bucket, objectName: key, uploadID: id, partNumber: 1, headers: {} };
      await client.uploadPart(part, randomBytes(PART_SIZE));
      const bytes = randomBytes(PART_SIZE + 1);
      await storage.put(key, stream([bytes]), { limit: LIMIT });
      const { size, metaData } = await client.statObject(settings.bucket, key);
      expect(size).toBe(bytes.length);
      expect(metaData).not.toHaveProperty('cua');
      await client.abortMultipartUpload(settings.bucket, key, id).catch(() => undefined);
    });

    it('sweeps an upload that a killed process left, where the server names it', async () => {
      const key = newKey(null);
      const id = await client.initiateNewMultipartUpload(settings.bucket, key, {});
      const listed = await client.listIncompleteUploadsQuery(settings.bucket, '', '', '', '');
      const expected = listed.uploads.filter((upload) => upload.key === key).length;
      expect(await storage.removeUnfinished(new Date(Date.now() - 60_000))).toBe(0);
      expect(await storage.removeUnfinished(new Date(Date.now() + 60_000))).toBe(expected);
      if (expected === 0) await client.abortMultipartUpload(settings.bucket, key, id);
      const left = await client.listIncompleteUploadsQuery(settings.bucket, key, '', '', '');
      expect(left.uploads).toEqual([]);
    });

    it('stores neither a type nor other metadata', async () => {
      const key = newKey(null);
      await storage.put(key, Buffer.from('<script>'), { limit: 100 });
      const { metaData } = await client.statObject(settings.bucket, key);
      expect(metaData).toMatchObject({ 'content-type': 'application/octet-stream' });
      expect(Object.keys(metaData).filter((name) => !['content-type', 'x-amz-storage-class'].includes(name))).toEqual([]);
    });

    it('tells the operator of a missing bucket and of a wrong key', async () => {
      const without = new S3Storage({ ...settings, bucket: `khong-co-${randomUUID()}` });
      await expect(without.check()).rejects.toMatchObject({
        code: 'storage_unavailable',
        message: expect.stringContaining('không có bucket'),
      });
      const locked = new S3Storage({ ...settings, secretKey: 'sai' });
      await expect(locked.check()).rejects.toMatchObject({
        code: 'storage_unavailable',
        message: expect.stringContaining('từ chối khóa truy cập'),
      });
      expect(await failure(locked.stat(newKey(null)))).toBe('storage_unavailable');
    });
  });
}
