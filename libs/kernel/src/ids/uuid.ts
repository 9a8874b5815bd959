import { randomBytes } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let lastTime = -1;
let counter = 0;

/** How far the clock may seem to step back (or be run ahead of) before order is given up. */
const DRIFT = 10;

/** A new id, ordered by time and strictly increasing within one process (RFC 9562, version 7, 12-bit counter). */
export function uuidv7(now: Date = new Date()): string {
  const random = randomBytes(10);
  let time = now.getTime();
  if (time <= lastTime && lastTime - time <= DRIFT) {
    time = counter < 0xfff ? lastTime : lastTime + 1;
    counter = counter < 0xfff ? counter + 1 : 0;
  } else counter = random.readUInt16BE(0) & 0x3ff;
  lastTime = time;
  const hex = [
    time.toString(16).padStart(12, '0'),
    (0x7000 | counter).toString(16),
    (0x8000 | (random.readUInt16BE(2) & 0x3fff)).toString(16),
    random.toString('hex', 4, 10),
  ].join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a value is a UUID in lower case, as we store and print it. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
