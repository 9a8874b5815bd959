export { contentDisposition } from './content-disposition.js';
export { createStorage } from './create-storage.js';
export { FILE_LINK_PATH, FileLinks, type LinkedObject } from './file-links.js';
export { FileStorage } from './file-storage.js';
export { checkKey, isObjectKey, newKey, siteOfKey } from './object-key.js';
export {
  type ByteRange,
  type LinkOptions,
  type ListOptions,
  type ObjectContent,
  type ObjectPage,
  type ObjectStat,
  ObjectStorage,
  type PutOptions,
  type StoredObject,
  type UploadSource,
  type UploadSweeper,
} from './object-storage.js';
export { S3Storage } from './s3-storage.js';
export { SweepUploads } from './sweep-uploads.job.js';
export { Uploads } from './uploads.js';
