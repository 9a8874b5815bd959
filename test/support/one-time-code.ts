import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;
let lastStep = 0;

/** A code of RFC 6238 (6 digits, 30 s, SHA-1), each step once: whoever checks them takes the next step's as well. */
export function oneTimeCode(secret: string): string {
  lastStep = Math.max(Math.floor(Date.now() / STEP_MS), lastStep + 1);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(lastStep));
  const hash = createHmac('sha1', Buffer.from(secret)).update(counter).digest();
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The same secret as authenticator apps take it. */
export function otpauthOf(secret: string): string {
  const bits = [...Buffer.from(secret)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g)?.map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]) ?? [];
  return `otpauth://totp/cong-tinh?secret=${letters.join('')}`;
}
