import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DomainError } from '@cong-tinh/kernel';
import type { FileLinks } from './file-links.js';
import { IncomingUpload } from './incoming-upload.js';
import { STORAGE_LIMITS, type StorageLimits } from './limits.js';
import { checkKey, checkPrefix, newKey } from './object-key.js';
import {
  type ByteRange,
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
import { checkRange, outgoingBody } from './outgoing-body.js';
import { adviceFor, S3Calls, type S3Settings } from './s3-calls.js';
import { type SentUpload, sendUpload } from './s3-upload.js';
import { isTaken, objectExists, objectNotVerified, rangeNotSatisfiable, storageUnavailable } from './storage.errors.js';

/** Objects on MinIO or any S3 server, through the `minio` client and its guards. */
export class S3Storage extends ObjectStorage implements UploadSweeper {
  private readonly calls: S3Calls;
  private readonly bucket: string;
  private readonly limits: StorageLimits;

  constructor(settings: S3Settings, links: FileLinks, limits: Partial<StorageLimits> = {}) {
    super(links);
    this.limits = { ...STORAGE_LIMITS, ...limits };
    this.calls = new S3Calls(settings, this.limits);
    this.bucket = settings.bucket;
  }

  async put(key: string, source: UploadSource, options: PutOptions): Promise<StoredObject> {
    const upload = new IncomingUpload(source, options, this.limits);
    try {
      await this.refuseExisting(checkKey(key));
      await this.leaveNothing(key, async () => this.verify(key, upload, await sendUpload(this.calls, key, upload)));
    } finally {
      upload.discard();
    }
    return { key, size: upload.size, sha256: upload.sha256 };
  }

  async get(key: string, range?: ByteRange): Promise<ObjectContent> {
    checkKey(key);
    if (range) checkRange(range);
    const { start, end } = range ?? { start: 0 };
    const length = end === undefined ? 0 : end - start + 1;
    const response = (await this.calls.long((client) => client.getPartialObject(this.bucket, key, start, length))) as IncomingMessage;
    try {
      const span = spanOfResponse(response, range);
      return { ...span, body: outgoingBody(response, span.length, this.limits.idle) };
    } catch (error) {
      response.destroy();
      throw error;
    }
  }

  async stat(key: string): Promise<ObjectStat> {
    return (await this.head(checkKey(key))).stat;
  }

  async copy(from: string, to: string): Promise<ObjectStat> {
    const { size } = await this.stat(from);
    await this.refuseExisting(checkKey(to));
    return this.leaveNothing(to, async () => {
      await this.calls.long((client) => client.copyObject(this.bucket, to, `/${this.bucket}/${from}`));
      const copied = await this.stat(to);
      if (copied.size !== size) throw objectNotVerified();
      return copied;
    });
  }

  async remove(key: string): Promise<void> {
    checkKey(key);
    await this.calls.short((client) => client.removeObject(this.bucket, key));
  }

  async list(prefix: string, options: ListOptions = {}): Promise<ObjectPage> {
    checkPrefix(prefix);
    const limit = Math.min(Math.max(options.limit ?? 1000, 1), 1000);
    const after = options.after === undefined ? '' : checkKey(options.after);
    const { objects, isTruncated } = await this.calls.short((client) =>
      client.listObjectsV2Query(this.bucket, prefix, '', '', limit, after),
    );
    const items = objects.map(({ name, size, lastModified }) => ({ key: name!, size, modifiedAt: lastModified! }));
    return { items, next: isTruncated ? (items.at(-1)?.key ?? null) : null };
  }

  async check(): Promise<void> {
    const { settings } = this.calls;
    const probe = newKey(null);
    try {
      // Only an answer with a body says why: to HEAD versitygw answers 404 when it does not know the access key.
      await this.list('', { limit: 1 });
      await this.put(probe, Buffer.from('thử'), { limit: 16 });
      await this.remove(probe);
    } catch (error) {
      const cause = error instanceof DomainError ? error.cause : error;
      throw storageUnavailable(cause, adviceFor(cause, settings));
    }
  }

  async discard(key: string): Promise<void> {
    await this.abort(checkKey(key), new Date(8.64e15));
    await this.remove(key);
  }

  /** MinIO that was restarted names older ones only to who knows their key, as `discard` does, and clears them itself after a day. */
  async removeUnfinished(before: Date): Promise<number> {
    return this.abort('', before);
  }

  private async abort(prefix: string, before: Date): Promise<number> {
    let removed = 0;
    let marker = '';
    for (;;) {
      const page = await this.calls.short((client) => client.listIncompleteUploadsQuery(this.bucket, prefix, marker, '', ''));
      for (const { key, uploadId, initiated } of page.uploads) {
        if (!(initiated < before)) continue;
        await this.calls.short((client) => client.abortMultipartUpload(this.bucket, key, encodeURIComponent(uploadId)));
        removed += 1;
      }
      if (!page.isTruncated || page.nextKeyMarker === marker) return removed;
      marker = page.nextKeyMarker;
    }
  }

  /** What the server holds is what was sent: by its ETag, or, where encryption makes that something else, by reading it back. */
  private async verify(key: string, upload: IncomingUpload, { etag, taken }: SentUpload): Promise<void> {
    const wrong = taken ? objectExists : objectNotVerified;
    const held = await this.head(key);
    if (held.stat.size !== upload.size) throw wrong();
    if (held.etag === etag) return;
    const hash = createHash('sha256');
    for await (const chunk of (await this.get(key)).body) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== upload.sha256) throw wrong();
  }

  private async head(key: string): Promise<{ stat: ObjectStat; etag: string }> {
    const { size, lastModified, etag } = await this.calls.short((client) => client.statObject(this.bucket, key));
    return { stat: { key, size, modifiedAt: lastModified }, etag };
  }

  private async refuseExisting(key: string): Promise<void> {
    const found = await this.stat(key).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'object_not_found') return null;
      throw error;
    });
    if (found) throw objectExists();
  }

  /** A call that was given up may still have reached the server. The key was free before, so whatever lies there now is ours. */
  private async leaveNothing<T>(key: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isTaken(error)) await this.remove(key).catch(() => undefined);
      throw error;
    }
  }
}

function spanOfResponse({ headers, statusCode }: IncomingMessage, range?: ByteRange) {
  const announced = Number(headers['content-length']);
  const [, first, last, whole] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? []).map(Number);
  const partial = statusCode === 206 && first !== undefined && last !== undefined && whole !== undefined;
  const span = partial ? { size: whole, start: first, length: last - first + 1 } : { size: announced, start: 0, length: announced };
  // minio-js asks for no range where it is the one from 0 without an end, which an empty object cannot answer either.
  if (range && span.size === 0) throw rangeNotSatisfiable();
  const asked = span.start === (range?.start ?? 0) && (partial || range?.end === undefined);
  if (!asked || span.length !== announced) throw storageUnavailable(new Error('S3 answered another range than asked'));
  return span;
}
