import type { JWTPayload } from 'jose';

/** Whose sessions a back-channel logout ends. */
export interface LogoutOrder {
  /** One session of the sign-in service; null = all of the subject. */
  readonly ssoSession: string | null;
  readonly subject: string | null;
  /** Sessions that began after this are not meant: a replayed order finds nothing left to end. */
  readonly issuedAt: Date;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** The order in the claims of a verified logout token; null when they are not those of one (OpenID Connect Back-Channel Logout 1.0, 2.6). */
export function logoutOrderOf(claims: JWTPayload): LogoutOrder | null {
  const events = claims['events'] as Record<string, unknown> | undefined;
  const event = typeof events === 'object' && events !== null && Object.hasOwn(events, EVENT) ? events[EVENT] : undefined;
  if (typeof event !== 'object' || event === null || 'nonce' in claims || typeof claims.jti !== 'string') return null;
  const ssoSession = textOf(claims['sid']);
  const subject = textOf(claims.sub);
  if (ssoSession === undefined || subject === undefined || (ssoSession === null && subject === null)) return null;
  return { ssoSession, subject, issuedAt: new Date((claims.iat ?? 0) * 1000) };
}

/** A claim that is absent is null; one of another kind than text is undefined. */
function textOf(claim: unknown): string | null | undefined {
  if (claim === undefined) return null;
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
