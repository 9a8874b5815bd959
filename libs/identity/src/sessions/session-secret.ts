import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '@cong-tinh/kernel';
import { deriveKey } from './sealed-text.js';

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** What the browser's cookie holds: 32 random bytes. The database keeps its hash only. */
export const newSessionSecret = (): string => randomBytes(32).toString('base64url');

export const isSessionSecret = (value: string): boolean => SHAPE.test(value);

export const hashOfSecret = (secret: string): string => sha256(secret);

/** Tokens against forged requests, each bound to one session. */
export class CsrfTokens {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = deriveKey(secret, 'csrf');
  }

  of(sessionSecret: string): string {
    return createHmac('sha256', this.key).update(sessionSecret).digest('base64url');
  }

  matches(sessionSecret: string, token: unknown): boolean {
    if (typeof token !== 'string') return false;
    const expected = Buffer.from(this.of(sessionSecret));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
