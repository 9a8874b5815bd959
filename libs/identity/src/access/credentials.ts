import { UnauthenticatedError } from '@cong-tinh/kernel';
import type { IncomingHttpHeaders } from 'node:http';
import { readCookie, SESSION_COOKIE } from '../sessions/cookies.js';
import { twoCredentials } from './access.errors.js';

export interface Credentials {
  readonly sessionSecret: string | null;
  readonly bearerToken: string | null;
}

/** What a request brings to be recognised by. @throws BadRequestError on two of them; UnauthenticatedError on a scheme we do not know */
export function readCredentials(headers: IncomingHttpHeaders): Credentials {
  const sessionSecret = readCookie(headers.cookie, SESSION_COOKIE);
  const bearerToken = readBearer(headers.authorization);
  if (sessionSecret !== null && bearerToken !== null) throw twoCredentials();
  return { sessionSecret, bearerToken };
}

function readBearer(header: string | undefined): string | null {
  if (header === undefined) return null;
  const match = /^Bearer +([^\s]+)$/i.exec(header);
  if (!match?.[1]) throw new UnauthenticatedError('token_refused', 'Mã truy cập không được chấp nhận.');
  return match[1];
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isSafeMethod = (method: string): boolean => SAFE_METHODS.has(method);

/**
 * Whether a request with a session comes from the console itself: exactly its origin for what changes something; for reads, no page of
 * another host, siblings included (`same-site` is not trusted).
 */
export function comesFrom(origin: string, method: string, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (isSafeMethod(method)) return headers.origin === undefined || headers.origin === origin;
  return headers.origin === origin;
}
