import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DomainError } from '@cong-tinh/kernel';
import { newKey } from './object-key.js';
import type { ObjectStorage, UploadSweeper } from './object-storage.js';
import { readContract } from './read.contract.js';
import { uploadContract } from './upload.contract.js';

/** How long an idle stream lives in the impatient storage, in milliseconds. */
export const CONTRACT_IDLE = 500;

export interface StorageUnderContract {
  readonly storage: ObjectStorage & UploadSweeper;
  /** The same objects, with `idle` set to {@link CONTRACT_IDLE}. */
  readonly impatient: ObjectStorage;
  close?(): Promise<void>;
}

/** One clause: a name and what must hold. */
export type Clause = (name: string, hold: (use: Use) => Promise<void>) => void;

export interface Use extends StorageUnderContract {
  /** A site of this clause alone, so that clauses see nothing of each other. */
  readonly site: string;
  key(): string;
}

/**
 * The one suite that every adapter passes. `expected`: clauses that a server is known to break, with the reason; each must then
 * really fail, so that a repaired server is noticed.
 */
export function storageContract(name: string, open: () => Promise<StorageUnderContract>, expected: Record<string, string> = {}): void {
  describe(`contract storage · ${name}`, () => {
    let opened: StorageUnderContract;
    const clauses = new Set<string>();

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => opened.close?.());

    const clause: Clause = (title, hold) => {
      clauses.add(title);
      const run = async () => {
        const site = randomUUID();
        await hold({ ...opened, site, key: () => newKey(site) });
      };
      const reason = expected[title];
      if (reason) it.failing(`${title} ⚠ ${reason}`, run, 60_000);
      else it(title, run, 60_000);
    };
    uploadContract(clause);
    readContract(clause);

    it('is expected to fail only where the contract has a clause', () => {
      const unknown = Object.keys(expected).filter((title) => !clauses.has(title));
      if (unknown.length > 0) throw new Error(`No such clause: ${unknown.join('; ')}`);
    });
  });
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const LIMIT = 64 * 1024 * 1024;

export { randomBytes };

/** A stream of these pieces that then does what `end` says. */
export function stream(pieces: Iterable<Uint8Array>, end: (source: Readable) => void = (source) => source.push(null)): Readable {
  const waiting = [...pieces];
  return new Readable({
    read() {
      const next = waiting.shift();
      if (next) this.push(next);
      else end(this);
    },
  });
}

export const pieces = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

export async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The code of the domain error with which this ends. */
export async function failure(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work);
    return 'no failure';
  } catch (error) {
    return (error as DomainError).code ?? String(error);
  }
}
