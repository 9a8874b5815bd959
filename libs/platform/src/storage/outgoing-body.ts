import { Readable } from 'node:stream';
import { DomainError } from '@cong-tinh/kernel';
import type { ByteRange } from './object-storage.js';
import { rangeNotSatisfiable, storageUnavailable } from './storage.errors.js';

const ignore = () => undefined;

/**
 * What a reader gets in place of the raw stream: it fails when fewer or more bytes come than announced, ends after `idle` milliseconds
 * in which none is read, gives up its source when it is destroyed, and cannot take the process down.
 */
export function outgoingBody(source: Readable, length: number, idle: number): Readable {
  source.on('error', ignore);
  const silence = setTimeout(() => source.destroy(new Error('no byte was read in time')), idle);
  async function* counted() {
    let seen = 0;
    try {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        silence.refresh();
        seen += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw error instanceof DomainError ? error : storageUnavailable(error);
    }
    if (seen !== length) throw storageUnavailable(new Error(`${seen} bytes came of ${length}`));
  }
  const body = Readable.from(counted(), { objectMode: false });
  body.on('error', ignore);
  body.once('close', () => {
    clearTimeout(silence);
    source.destroy();
  });
  return body;
}

/** First byte and number of bytes of a range in an object of this size. @throws range_not_satisfiable */
export function spanOf(range: ByteRange | undefined, size: number): { start: number; length: number } {
  if (!range) return { start: 0, length: size };
  checkRange(range);
  if (range.start >= size) throw rangeNotSatisfiable();
  const end = Math.min(range.end ?? size - 1, size - 1);
  return { start: range.start, length: end - range.start + 1 };
}

/** @throws range_not_satisfiable for what no object can answer */
export function checkRange({ start, end }: ByteRange): void {
  const sane = Number.isSafeInteger(start) && start >= 0 && (end === undefined || (Number.isSafeInteger(end) && end >= start));
  if (!sane) throw rangeNotSatisfiable();
}
