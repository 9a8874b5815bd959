import { describe, expect, it } from '@jest/globals';
import { Config } from '../config/config.js';
import { createStorage } from './create-storage.js';
import { FileStorage } from './file-storage.js';
import { newKey } from './object-key.js';
import { S3Storage } from './s3-storage.js';

const configuration = (more: Record<string, string> = {}) =>
  Config.load({
    PORTAL_ENV: 'test',
    PUBLIC_ZONE: 'longan.localhost',
    PUBLIC_SCHEME: 'http',
    PUBLIC_PORT: '8080',
    SESSION_SECRET: 'x'.repeat(32),
    SSO_ISSUER: 'http://sso.longan.localhost:8080/realms/cong-tinh',
    SSO_CLIENT_SECRET: 'x',
    DATABASE_APP_PASSWORD: 'x',
    DATABASE_PUBLIC_PASSWORD: 'x',
    DATABASE_PLATFORM_PASSWORD: 'x',
    DATABASE_JOBS_PASSWORD: 'x',
    ...more,
  });

const s3 = { STORAGE_KIND: 's3', STORAGE_ENDPOINT: 'https://s3.longan.gov.vn', STORAGE_ACCESS_KEY: 'a', STORAGE_SECRET_KEY: 's' };

describe('createStorage', () => {
  it('makes the file storage by default, with links on the host of files', () => {
    const storage = createStorage(configuration());
    expect(storage).toBeInstanceOf(FileStorage);
    const key = newKey(null);
    expect(storage.signedLink(key, { seconds: 60 })).toMatch(`http://tep.longan.localhost:8080/kho/${key}?het-han=`);
  });

  it('makes the S3 storage, with links on the same host', () => {
    for (const endpoint of ['https://s3.longan.gov.vn', 'http://127.0.0.1:9000', 'http://[::1]:9000', 'http://localhost:9000/']) {
      const storage = createStorage(configuration({ ...s3, STORAGE_ENDPOINT: endpoint }));
      expect(storage).toBeInstanceOf(S3Storage);
      const key = newKey(null);
      expect(storage.signedLink(key, { seconds: 60 })).toMatch(`http://tep.longan.localhost:8080/kho/${key}?het-han=`);
    }
  });

  it('names every setting of S3 that is wrong', () => {
    const wrong = { STORAGE_KIND: 's3', STORAGE_BUCKET: 'Cổng Tỉnh' };
    expect(() => createStorage(configuration(wrong))).toThrow(
      /STORAGE_ENDPOINT[^]*STORAGE_BUCKET[^]*STORAGE_ACCESS_KEY[^]*STORAGE_SECRET_KEY/,
    );
    for (const endpoint of ['minio:9000', 'ftp://x', 'https://s3.vn/bucket', 'https://a:b@s3.vn', 'https://s3.vn/?x=1']) {
      expect(() => createStorage(configuration({ ...s3, STORAGE_ENDPOINT: endpoint }))).toThrow('STORAGE_ENDPOINT');
    }
  });
});
