import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify } from 'jose';
import type { Accounts } from './accounts.js';
import { readForm, sendJson } from './http-parts.js';
import { claimsOf, type EmbeddedClient } from './provider-configuration.js';
import type { ProviderStore } from './provider-store.js';

/**
 * Userinfo and introspection for access tokens that are JWTs with an audience, as Keycloak issues them;
 * oidc-provider answers both for opaque tokens only.
 */
export class TokenEndpoints {
  constructor(
    private readonly issuer: string,
    private readonly clients: readonly EmbeddedClient[],
    private readonly accounts: Accounts,
    private readonly store: ProviderStore,
  ) {}

  async userinfo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    const claims = scheme?.toLowerCase() === 'bearer' && token ? await this.activeClaims(token) : null;
    const account = claims ? this.accounts.findBySubject(claims.sub ?? '') : null;
    if (!account) {
      response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
      return sendJson(response, 401, { error: 'invalid_token' });
    }
    sendJson(response, 200, claimsOf(account));
  }

  async introspect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = request.method === 'POST' ? await readForm(request) : null;
    if (!form || !this.clientOf(request, form)) return sendJson(response, 401, { error: 'invalid_client' });
    const claims = await this.activeClaims(form.get('token') ?? '');
    sendJson(response, 200, claims ? { ...claims, active: true, client_id: claims['azp'], token_type: 'Bearer' } : { active: false });
  }

  /** Claims of an own, unexpired access token whose account is enabled and whose browser session still exists. */
  private async activeClaims(token: string): Promise<JWTPayload | null> {
    try {
      const keys = createLocalJWKSet({ keys: this.store.secrets.keys.map(publicPart) });
      const { payload } = await jwtVerify(token, keys, { issuer: this.issuer, algorithms: ['RS256'] });
      if (payload['typ'] !== 'Bearer') return null;
      const sid = payload['sid'];
      if (typeof sid !== 'string') return payload;
      const alive = this.store.sessions().some((session) => Object.values(session.authorizations ?? {}).some((one) => one.sid === sid));
      return alive && this.accounts.findBySubject(payload.sub ?? '') ? payload : null;
    } catch {
      return null;
    }
  }

  private clientOf(request: IncomingMessage, form: URLSearchParams): EmbeddedClient | null {
    const [scheme, encoded] = (request.headers.authorization ?? '').split(' ');
    const basic =
      scheme?.toLowerCase() === 'basic'
        ? Buffer.from(encoded ?? '', 'base64')
            .toString('utf8')
            .split(':')
            .map(decodeURIComponent)
        : null;
    const [id, secret] = basic ?? [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
    const client = this.clients.find((one) => one.clientId === id);
    const expected = Buffer.from(client?.clientSecret ?? '');
    const given = Buffer.from(secret ?? '');
    return client && expected.length === given.length && timingSafeEqual(expected, given) ? client : null;
  }
}

function publicPart({ kty, n, e, kid, use, alg }: JWK): JWK {
  return { kty, n, e, kid, use, alg };
}
