import { randomBytes } from 'node:crypto';
import { objectKeyInvalid } from './storage.errors.js';

/** Prefix of objects that belong to no site. */
const PLATFORM = 'platform';

const OWNER = `(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|${PLATFORM})`;
const KEY = new RegExp(`^${OWNER}/[0-9a-f]{32}$`);
const PREFIX = new RegExp(`^(?:${OWNER}/[0-9a-f]{0,32})?$`);

/** A key of its own for one upload of a site (null: of the platform). Opaque, random and of fixed depth: no key is the folder of another. */
export function newKey(siteId: string | null): string {
  return checkKey(`${siteId ?? PLATFORM}/${randomBytes(16).toString('hex')}`);
}

/** The one test of a key. */
export function isObjectKey(key: unknown): key is string {
  return typeof key === 'string' && KEY.test(key);
}

/** Both adapters ask it before anything else. @throws object_key_invalid */
export function checkKey(key: string): string {
  if (!isObjectKey(key)) throw objectKeyInvalid();
  return key;
}

/** Beginning of a key, or all keys. @throws object_key_invalid */
export function checkPrefix(prefix: string): string {
  if (typeof prefix !== 'string' || !PREFIX.test(prefix)) throw objectKeyInvalid();
  return prefix;
}

/** The site a key belongs to; null for the platform. @throws object_key_invalid */
export function siteOfKey(key: string): string | null {
  const owner = checkKey(key).slice(0, key.indexOf('/'));
  return owner === PLATFORM ? null : owner;
}
