import { createHash } from 'node:crypto';
import type { IncomingUpload } from './incoming-upload.js';
import { ONLY_NEW, type S3Calls } from './s3-calls.js';
import { isTaken } from './storage.errors.js';

/** S3 takes parts from 5 MB; this much of an upload is held in memory. */
export const PART_SIZE = 8 * 1024 * 1024;

/** No metadata: names and types live in the database, and nothing is served under a type that an uploader chose. */
const HEADERS = { 'Content-Type': 'application/octet-stream' };

export interface SentUpload {
  /** What a server without encryption calls these bytes. */
  readonly etag: string;
  /** An object was there already: another's, or ours, when the answer to the first try was lost. */
  readonly taken: boolean;
}

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest();

/**
 * Sends an upload in one call, or in parts of {@link PART_SIZE} when it is larger. The parts are our own loop: `putObject` of minio-js
 * resumes a stale upload of the same key with the other's metadata, never settles when its source fails, and holds 64 MB. Nothing is
 * visible before the last call.
 */
export async function sendUpload(calls: S3Calls, key: string, upload: IncomingUpload): Promise<SentUpload> {
  const parts = inParts(upload.chunks());
  try {
    const first = await parts.next();
    const bytes = first.done ? Buffer.alloc(0) : first.value;
    return bytes.length < PART_SIZE ? await sendWhole(calls, key, bytes) : await sendParts(calls, key, bytes, parts);
  } finally {
    await parts.return();
  }
}

async function sendWhole(calls: S3Calls, key: string, bytes: Buffer): Promise<SentUpload> {
  const etag = md5(bytes).toString('hex');
  try {
    await calls.long((client) => client.putObject(calls.settings.bucket, key, bytes, bytes.length, HEADERS), ONLY_NEW);
    return { etag, taken: false };
  } catch (error) {
    if (isTaken(error)) return { etag, taken: true };
    throw error;
  }
}

async function sendParts(calls: S3Calls, key: string, first: Buffer, rest: AsyncGenerator<Buffer, void>): Promise<SentUpload> {
  const { bucket } = calls.settings;
  const id = await calls.once((client) => client.initiateNewMultipartUpload(bucket, key, { ...HEADERS }));
  const digests: Buffer[] = [];
  const sent: { part: number; etag?: string }[] = [];
  const send = async (bytes: Buffer) => {
    const digest = md5(bytes);
    const part = {
      bucketName: bucket,
      objectName: key,
      uploadID: encodeURIComponent(id),
      partNumber: sent.length + 1,
      headers: { 'Content-MD5': digest.toString('base64') },
    };
    const { etag, part: number } = await calls.long((client) => client.uploadPart(part, bytes));
    digests.push(digest);
    sent.push({ part: number, etag });
  };
  try {
    await send(first);
    for await (const bytes of rest) await send(bytes);
    await calls.once((client) => client.completeMultipartUpload(bucket, key, id, sent), ONLY_NEW);
  } catch (error) {
    await calls.short((client) => client.abortMultipartUpload(bucket, key, encodeURIComponent(id))).catch(() => undefined);
    throw error;
  }
  return { etag: `${md5(Buffer.concat(digests)).toString('hex')}-${sent.length}`, taken: false };
}

/** The same bytes in pieces of exactly {@link PART_SIZE}, the last one shorter. */
async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART_SIZE) continue;
    const bytes = Buffer.concat(held);
    const whole = size - (size % PART_SIZE);
    for (let at = 0; at < whole; at += PART_SIZE) yield bytes.subarray(at, at + PART_SIZE);
    held = [bytes.subarray(whole)];
    size -= whole;
  }
  if (size > 0) yield Buffer.concat(held);
}
