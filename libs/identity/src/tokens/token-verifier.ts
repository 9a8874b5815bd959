import { readFileSync } from 'node:fs';
import { type Clock, UnauthenticatedError } from '@cong-tinh/kernel';
import type { JWTPayload } from 'jose';
// @ts-expect-error -- the adapter ships types for its middleware only
import AdapterConfig from 'keycloak-connect/middleware/auth-utils/config.js';
// @ts-expect-error -- the adapter ships types for its middleware only
import AdapterToken from 'keycloak-connect/middleware/auth-utils/token.js';
import { type Fetch, KeySet } from './key-set.js';
import { SignedTokens, TokenRefusedError } from './signed-tokens.js';

/** A bearer token that was found genuine. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** The client that obtained the token. */
  readonly clientId: string | null;
  readonly expiresAt: Date;
  /** Whether the token carries a role of our API client. */
  hasRole(role: string): boolean;
}

/** Tells genuine bearer tokens from others. The only place that knows Keycloak's adapter; replaceable in this file. */
export interface TokenVerifier {
  /** @throws UnauthenticatedError `token_expired` or `token_refused`; UnavailableError when the keys cannot be had. */
  verify(token: string): Promise<VerifiedToken>;
}

export const TOKEN_VERIFIER = Symbol('TOKEN_VERIFIER');

/** What `keycloak.json` says, as keycloak-connect reads it (its `${env.NAME:default}` included). */
export interface AdapterFacts {
  readonly realmUrl: string;
  readonly clientId: string;
}

interface RolesOfToken {
  hasApplicationRole(client: string, role: string): boolean;
}
const Adapter = AdapterConfig as unknown as new (file: string) => {
  realm?: string;
  clientId?: string;
  authServerUrl: string;
  realmUrl: string;
};
const Token = AdapterToken as unknown as new (token: string, clientId: string) => RolesOfToken;

/** Reads the adapter configuration that Keycloak's console exports. Throws one sentence that names what is wrong. */
export function readAdapterFile(file: string): AdapterFacts {
  let adapter: InstanceType<typeof Adapter>;
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    adapter = new Adapter(file);
  } catch (error) {
    throw new Error(`Không đọc được tệp cấu hình Keycloak ${file}: ${(error as Error).message}`, { cause: error });
  }
  const { realm, clientId, authServerUrl, realmUrl } = adapter;
  if (!realm || !clientId || !URL.canParse(authServerUrl)) {
    throw new Error(`Tệp cấu hình Keycloak ${file} phải có realm, resource và auth-server-url.`);
  }
  return { realmUrl, clientId };
}

/** keycloak-connect models the configuration and the roles; jose verifies signature and claims. */
export class KeycloakTokenVerifier implements TokenVerifier {
  constructor(
    private readonly adapter: AdapterFacts,
    private readonly tokens: SignedTokens,
  ) {}

  static fromFile(file: string, fetch: Fetch, clock: Clock): KeycloakTokenVerifier {
    const adapter = readAdapterFile(file);
    return new KeycloakTokenVerifier(adapter, new SignedTokens(new KeySet(keysUrlOf(adapter.realmUrl), fetch, clock), clock));
  }

  async verify(token: string): Promise<VerifiedToken> {
    const { realmUrl, clientId } = this.adapter;
    try {
      const claims = await this.tokens.read(token, {
        issuer: realmUrl,
        audience: clientId,
        types: ['jwt', 'at+jwt'],
        claims: ['exp', 'sub'],
      });
      // Keycloak names the kind of every token it signs: an ID, refresh or logout token is no access token.
      if (claims['typ'] !== 'Bearer' || typeof claims.sub !== 'string' || claims.sub === '') throw new TokenRefusedError('type');
      const roles = new Token(token, clientId);
      const rolesOfClient = listsRoles(claims, clientId);
      const azp = claims['azp'];
      return {
        issuer: realmUrl,
        subject: claims.sub,
        clientId: typeof azp === 'string' ? azp : null,
        expiresAt: new Date((claims.exp ?? 0) * 1000),
        hasRole: (role) => rolesOfClient && roles.hasApplicationRole(clientId, role),
      };
    } catch (error) {
      if (!(error instanceof TokenRefusedError)) throw error;
      if (error.reason === 'expired') throw new UnauthenticatedError('token_expired', 'Mã truy cập đã hết hạn.', { cause: error });
      throw new UnauthenticatedError('token_refused', 'Mã truy cập không được chấp nhận.', { cause: error });
    }
  }
}

/** Address of a realm's keys. */
export const keysUrlOf = (realmUrl: string): string => `${realmUrl}/protocol/openid-connect/certs`;

/** The adapter trusts the shape of `resource_access`: it throws on a missing list and searches inside a text. */
function listsRoles(claims: JWTPayload, clientId: string): boolean {
  const access = claims['resource_access'] as Record<string, { roles?: unknown } | null> | null | undefined;
  if (typeof access !== 'object' || access === null || !Object.hasOwn(access, clientId)) return false;
  const roles = access[clientId]?.roles;
  return Array.isArray(roles) && roles.every((role) => typeof role === 'string');
}
