import { join } from 'node:path';
import { type Config, ConfigurationError } from '../config/config.js';
import { Zone } from '../config/zone.js';
import { FileLinks } from './file-links.js';
import { FileStorage } from './file-storage.js';
import type { ObjectStorage, UploadSweeper } from './object-storage.js';
import type { S3Settings } from './s3-calls.js';
import { S3Storage } from './s3-storage.js';

/** Folder of the file storage inside DATA_FOLDER. */
export const STORAGE_FOLDER = 'kho-tep';

/** The storage that the configuration names. Asks nothing of it: `check` does. @throws ConfigurationError */
export function createStorage(config: Config): ObjectStorage & UploadSweeper {
  const links = new FileLinks(new Zone(config).fileOrigin, config.sessionSecret);
  if (config.storageKind === 's3') return new S3Storage(s3Settings(config), links);
  return new FileStorage(join(config.dataFolder, STORAGE_FOLDER), links);
}

function s3Settings(config: Config): S3Settings {
  const faults = [
    isEndpoint(config.storageEndpoint) || 'STORAGE_ENDPOINT phải là địa chỉ kho S3 không kèm đường dẫn, ví dụ https://s3.longan.gov.vn.',
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(config.storageBucket) ||
      'STORAGE_BUCKET phải là tên bucket S3: chữ thường, chữ số, dấu chấm, dấu gạch.',
    config.storageAccessKey !== '' || 'STORAGE_ACCESS_KEY chưa được đặt.',
    config.storageSecretKey !== '' || 'STORAGE_SECRET_KEY chưa được đặt.',
  ].filter((fault) => typeof fault === 'string');
  if (faults.length > 0) throw new ConfigurationError(faults);
  return {
    endpoint: config.storageEndpoint,
    bucket: config.storageBucket,
    accessKey: config.storageAccessKey,
    secretKey: config.storageSecretKey,
    region: config.storageRegion,
  };
}

function isEndpoint(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.username;
}
