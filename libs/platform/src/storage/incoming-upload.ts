import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError } from '@cong-tinh/kernel';
import type { StorageLimits } from './limits.js';
import type { PutOptions, UploadSource } from './object-storage.js';
import { objectMismatch, objectTooLarge, uploadInterrupted } from './storage.errors.js';

const ignore = () => undefined;

/**
 * Bytes on their way in: counted, hashed and limited while they pass. Whatever goes wrong, the source is destroyed and an error it
 * emits later finds a listener.
 */
export class IncomingUpload {
  size = 0;
  private readonly hash = createHash('sha256');
  private digest: string | null = null;
  private readonly source: Readable;

  constructor(
    source: UploadSource,
    private readonly options: PutOptions,
    private readonly limits: Pick<StorageLimits, 'idle' | 'upload'>,
  ) {
    this.source = source instanceof Readable ? source : Readable.from([source]);
    this.source.on('error', ignore);
  }

  /** The hash of all bytes, once {@link chunks} has ended. */
  get sha256(): string {
    if (this.digest === null) throw new Error('The hash is known when the upload has been read to its end');
    return this.digest;
  }

  discard(): void {
    this.source.destroy();
  }

  async *chunks(): AsyncGenerator<Buffer, void, undefined> {
    const { signal } = this.options;
    const stop = (reason: string) => this.source.destroy(new Error(reason));
    const silence = () => setTimeout(() => stop('the sender fell silent'), this.limits.idle);
    const aborted = () => stop('the upload was called off');
    let waiting = silence();
    const whole = setTimeout(() => stop('the upload took too long'), this.limits.upload);
    signal?.addEventListener('abort', aborted, { once: true });
    try {
      // A stream that was read before ends at once and would be stored as an empty object.
      if (this.source.destroyed || this.source.readableEnded || signal?.aborted) throw uploadInterrupted();
      for await (const chunk of this.source) {
        clearTimeout(waiting);
        yield this.admit(chunk);
        waiting = silence();
      }
      this.finish();
    } catch (error) {
      throw error instanceof DomainError ? error : uploadInterrupted(error);
    } finally {
      clearTimeout(waiting);
      clearTimeout(whole);
      signal?.removeEventListener('abort', aborted);
      this.discard();
    }
  }

  private admit(chunk: unknown): Buffer {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('An upload is a stream of bytes');
    this.size += chunk.byteLength;
    if (this.size > this.options.limit) throw objectTooLarge(this.options.limit);
    this.hash.update(chunk);
    return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }

  private finish(): void {
    this.digest = this.hash.digest('hex');
    const { size, sha256 } = this.options.expected ?? {};
    if (size !== undefined && size !== this.size) throw objectMismatch();
    if (sha256 !== undefined && sha256 !== this.digest) throw objectMismatch();
  }
}
