import type { Readable } from 'node:stream';
import type { FileLinks, LinkedObject } from './file-links.js';

/** What comes in: bytes in memory, or a stream that is destroyed when the upload fails. */
export type UploadSource = Readable | Uint8Array;

export interface PutOptions {
  /** Most bytes accepted; counted while they stream in. */
  readonly limit: number;
  /** What the sender announced; anything else is refused and nothing is stored. */
  readonly expected?: { readonly size?: number; readonly sha256?: string };
  /** Ends the upload from outside; nothing is stored. */
  readonly signal?: AbortSignal;
}

/** An upload that may be recorded: its size and hash were checked against what the storage holds. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface ObjectStat {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

/** Part of an object as in HTTP: offsets from 0, `end` included and cut to the object's size. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

export interface ObjectContent {
  /** Bytes of the whole object. */
  readonly size: number;
  /** Offset of the first byte of `body`. */
  readonly start: number;
  /** Bytes that `body` will carry; it fails rather than end early. */
  readonly length: number;
  /** Read it or destroy it: left alone it ends by itself with `storage_unavailable`. */
  readonly body: Readable;
}

export interface ListOptions {
  /** Keys greater than this one; the `next` of the page before. */
  readonly after?: string;
  /** 1 to 1000, by default 1000. */
  readonly limit?: number;
}

export interface ObjectPage {
  readonly items: readonly ObjectStat[];
  /** Cursor of the next page, null on the last. */
  readonly next: string | null;
}

export interface LinkOptions {
  /** Seconds until the link stops answering, 1 to 86400. */
  readonly seconds: number;
  /** Media type the link answers with, by default application/octet-stream. */
  readonly contentType?: string;
  /** Name under which the file is saved; may be Vietnamese. */
  readonly fileName?: string;
  /** By default `attachment`. */
  readonly disposition?: 'inline' | 'attachment';
}

/**
 * Where uploaded bytes lie: a folder or an S3 server. Keys come from {@link newKey}, one for each upload; an object is never changed,
 * and names, media types and rights live in the database. Bodies are stored without metadata.
 *
 * Every operation has its own time limit and throws the domain errors of `storage.errors.ts`, `storage_unavailable` (503) when the
 * storage does not answer as it should.
 */
export abstract class ObjectStorage {
  constructor(private readonly links: FileLinks) {}

  /**
   * Stores an upload whole or not at all. What it returns may be recorded in the database.
   * @throws object_too_large, upload_interrupted, object_mismatch, object_exists, object_not_verified, storage_full
   */
  abstract put(key: string, source: UploadSource, options: PutOptions): Promise<StoredObject>;

  /** @throws object_not_found, range_not_satisfiable */
  abstract get(key: string, range?: ByteRange): Promise<ObjectContent>;

  /** @throws object_not_found */
  abstract stat(key: string): Promise<ObjectStat>;

  /** Copies inside the storage to a key of its own. @throws object_not_found, object_exists */
  abstract copy(from: string, to: string): Promise<ObjectStat>;

  /** Removes an object; one that is not there is no error. */
  abstract remove(key: string): Promise<void>;

  /** Objects in the order of their keys. `prefix`: '' for all, `${siteId}/` for a site, or the beginning of a key. */
  abstract list(prefix: string, options?: ListOptions): Promise<ObjectPage>;

  /**
   * An address on the host of files that lets whoever has it read the object for a while; it does not ask whether the object exists.
   * No storage answers for itself: browsers cannot reach it, and its own answers would let an uploaded page run.
   */
  signedLink(key: string, options: LinkOptions): string {
    return this.links.sign(key, options);
  }

  /** What a request for a signed link may have. @throws object_link_invalid */
  openLink(target: string): LinkedObject {
    return this.links.open(target);
  }

  /** Writes, reads and removes a probe. @throws storage_unavailable with a sentence that tells the operator what is wrong */
  abstract check(): Promise<void>;
}

/** For the nightly job: what interrupted uploads left behind. */
export interface UploadSweeper {
  /** Removes whatever an upload left under its key, whole or unfinished. */
  discard(key: string): Promise<void>;

  /** Removes unfinished uploads begun before the given instant and returns their number. */
  removeUnfinished(before: Date): Promise<number>;
}
