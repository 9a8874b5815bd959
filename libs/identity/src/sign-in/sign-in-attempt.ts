import { systemClock } from '@cong-tinh/kernel';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Seal } from '../sessions/sealed-text.js';
import type { SignInChecks } from './sso-client.js';

/** A sign-in on its way through the sign-in service; it travels sealed in a cookie of the browser that began it. */
export interface SignInAttempt extends SignInChecks {
  readonly returnTo: string;
  readonly stepUp: boolean;
  /** Milliseconds. */
  readonly beganAt: number;
}

export const ATTEMPT_SECONDS = 600;
const CONTEXT = 'sign-in attempt';

export function beginAttempt(returnTo: string, stepUp: boolean, now: Date): SignInAttempt {
  return {
    state: randomState(),
    nonce: randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
    returnTo,
    stepUp,
    beganAt: now.getTime(),
    // The sign-in service dates what it saw by the machine's time, not by the application's clock.
    ...(stepUp && { freshSince: systemClock.now().getTime() }),
  };
}

export const sealAttempt = (seal: Seal, attempt: SignInAttempt): string => seal.seal(JSON.stringify(attempt), CONTEXT);

/** The attempt in a cookie; null when it was forged, is too old, or there is none. */
export function openAttempt(seal: Seal, cookie: string | null, now: Date): SignInAttempt | null {
  const text = cookie === null ? null : seal.open(cookie, CONTEXT);
  if (text === null) return null;
  const attempt = JSON.parse(text) as SignInAttempt;
  const age = now.getTime() - attempt.beganAt;
  return age >= 0 && age <= ATTEMPT_SECONDS * 1000 ? attempt : null;
}
