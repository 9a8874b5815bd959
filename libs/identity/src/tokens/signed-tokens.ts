import type { Clock } from '@cong-tinh/kernel';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from 'jose';
import type { KeySet } from './key-set.js';

/** Why a token was refused; a closed list for logs and tests, never shown to the caller. */
export type RefusalReason =
  | 'too_large'
  | 'malformed'
  | 'algorithm'
  | 'critical_header'
  | 'key_in_header'
  | 'key_not_named'
  | 'type'
  | 'unknown_key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not_yet_valid'
  | 'issued_in_future'
  | 'too_old'
  | 'claim';

export class TokenRefusedError extends Error {
  constructor(
    readonly reason: RefusalReason,
    cause?: unknown,
  ) {
    super(`token refused: ${reason}`, { cause });
  }
}

export interface TokenExpectations {
  readonly issuer: string;
  readonly audience: string;
  /** Accepted `typ` headers in lower case; absent counts as `jwt`. */
  readonly types: readonly string[];
  /** Claims demanded besides `iss` and `aud`. */
  readonly claims: readonly string[];
  /** Seconds since `iat`; none when absent. */
  readonly maxAge?: number;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256'];
const SIZE_LIMIT = 8 * 1024;
const SKEW_SECONDS = 30;
const KEY_HEADERS = ['jwk', 'jku', 'x5c', 'x5u'] as const;

/** Reads signed tokens of the realm; signature and claims are verified by jose alone. */
export class SignedTokens {
  constructor(
    private readonly keys: KeySet,
    private readonly clock: Clock,
  ) {}

  /** The claims of a token that fits. @throws TokenRefusedError, or UnavailableError when the keys cannot be had. */
  async read(token: string, expected: TokenExpectations): Promise<JWTPayload> {
    checkHeader(token, expected.types);
    const now = this.clock.now();
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, this.keys.find, {
        issuer: expected.issuer,
        audience: expected.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['iat', ...expected.claims],
        clockTolerance: SKEW_SECONDS,
        currentDate: now,
      }));
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) throw error;
      throw new TokenRefusedError(reason, error);
    }
    // jose looks at `iat` only together with an age limit.
    const age = now.getTime() / 1000 - (payload.iat ?? 0);
    if (age < -SKEW_SECONDS) throw new TokenRefusedError('issued_in_future');
    if (expected.maxAge !== undefined && age > expected.maxAge + SKEW_SECONDS) throw new TokenRefusedError('too_old');
    return payload;
  }
}

function checkHeader(token: string, types: readonly string[]): void {
  if (token.length > SIZE_LIMIT) throw new TokenRefusedError('too_large');
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new TokenRefusedError('malformed');
  let header: ProtectedHeaderParameters;
  try {
    header = decodeProtectedHeader(token);
  } catch (error) {
    throw new TokenRefusedError('malformed', error);
  }
  if (header.crit !== undefined || 'b64' in header) throw new TokenRefusedError('critical_header');
  if (!ALGORITHMS.includes(header.alg ?? '')) throw new TokenRefusedError('algorithm');
  if (KEY_HEADERS.some((name) => header[name] !== undefined)) throw new TokenRefusedError('key_in_header');
  if (typeof header.kid !== 'string' || header.kid === '') throw new TokenRefusedError('key_not_named');
  const type: unknown = header.typ ?? 'JWT';
  if (typeof type !== 'string' || !types.includes(type.toLowerCase())) throw new TokenRefusedError('type');
}

/** The reason behind jose's error; null when the fault is not the token's. */
function reasonOf(error: unknown): RefusalReason | null {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing' || error.reason === 'invalid') return 'claim';
    return ({ iss: 'issuer', aud: 'audience', nbf: 'not_yet_valid' } as const)[error.claim] ?? 'claim';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return 'unknown_key';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  // A key of the set that does not fit the algorithm named by the token.
  if (error instanceof errors.JOSEError || error instanceof TypeError) return 'malformed';
  return null;
}
