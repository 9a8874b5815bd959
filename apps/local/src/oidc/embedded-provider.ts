import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Clock, systemClock } from '@cong-tinh/kernel';
import { Provider } from 'oidc-provider';
import { Accounts, subjectOf, type EmbeddedAccount } from './accounts.js';
import { send } from './http-parts.js';
import { pageHeaders, RESOURCES } from './pages/layout.js';
import { faultPage } from './pages/plain.pages.js';
import { providerConfiguration, type EmbeddedClient } from './provider-configuration.js';
import { ProviderStore } from './provider-store.js';
import { SignInHandler } from './sign-in.handler.js';
import { TokenEndpoints } from './token.endpoints.js';

export interface EmbeddedProviderOptions {
  /** Address of the realm as browsers see it, e.g. `http://sso.longan.localhost:8080/realms/cong-tinh`. */
  readonly issuer: string;
  /** Audience of access tokens: the client id of the API. Default `cong-tinh-api`. */
  readonly audience?: string;
  readonly clients: readonly EmbeddedClient[];
  readonly accounts: readonly EmbeddedAccount[];
  /** Keys, browser sessions and refresh tokens are kept in its subfolder `oidc`. */
  readonly dataFolder: string;
  readonly clock?: Clock;
  /** Sends back-channel logouts; must resolve `*.localhost`, which Node's own look-up does not. */
  readonly fetch?: typeof fetch;
}

export interface EmbeddedProvider {
  readonly issuer: string;
  /** The six digits that the second factor accepts; made once and kept in the data folder. */
  readonly demonstrationCode: string;
  /** Answers a request whose path begins with the realm's; anything else gets 404. */
  handler(request: IncomingMessage, response: ServerResponse): Promise<void>;
  subjectOf(username: string): string;
  /** From now on the account cannot sign in, and its refresh tokens are refused. No logout is sent (as in Keycloak). */
  disable(username: string): void;
  enable(username: string): void;
  /** The account is gone, and its refresh tokens are refused. No logout is sent (as in Keycloak). */
  remove(username: string): void;
  /** An administrator's logout: ends the account's browser sessions and sends back-channel logouts. */
  signOut(username: string): Promise<void>;
  /** Signs with a new key; tokens of the previous one stay valid until the next rotation. */
  rotateKeys(): Promise<void>;
  /** Writes what is pending to the data folder. */
  close(): void;
}

/** The `keycloak.json` of the API client, as a Keycloak would export it for this realm; written when the provider opens. */
export const adapterFileIn = (dataFolder: string): string => join(dataFolder, 'oidc', 'keycloak.json');

/**
 * An OpenID provider inside the process that speaks the URLs of a Keycloak realm, for one machine and for tests.
 * Production uses Keycloak (`deploy/keycloak`).
 */
export async function createEmbeddedProvider(options: EmbeddedProviderOptions): Promise<EmbeddedProvider> {
  const { issuer, clients, clock = systemClock, audience = 'cong-tinh-api' } = options;
  const { origin, pathname: realmPath } = new URL(issuer);
  const store = await ProviderStore.open(options.dataFolder);
  writeAdapterFile(options.dataFolder, issuer, audience);
  const accounts = new Accounts(options.accounts, clock);
  const formTargets = [...new Set(clients.flatMap((client) => client.redirectUris ?? []).map((uri) => new URL(uri).origin))];
  const signIn = new SignInHandler(origin, realmPath, formTargets, accounts, store.secrets.demonstrationCode);
  const tokens = new TokenEndpoints(issuer, clients, accounts, store);
  const build = () =>
    new Provider(issuer, providerConfiguration({ issuer, audience, clients, accounts, store, fetch: options.fetch ?? globalThis.fetch }));
  let provider = build();
  let callback = provider.callback();

  async function handler(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!path.startsWith(`${realmPath}/`)) return notFound(response, realmPath);
    const local = path.slice(realmPath.length);
    if (local.startsWith('/login-actions/authenticate/')) return signIn.handle(provider, request, response);
    if (local.startsWith('/resources/')) return sendResource(request, response, local.slice('/resources/'.length), realmPath);
    if (local === '/protocol/openid-connect/userinfo') return tokens.userinfo(request, response);
    if (local === '/protocol/openid-connect/token/introspect') return tokens.introspect(request, response);
    // Mounted below the realm's path: oidc-provider finds the mount point by comparing the two.
    Object.assign(request, { originalUrl: request.url, url: (request.url ?? '').slice(realmPath.length) });
    return callback(request, response);
  }

  return {
    issuer,
    demonstrationCode: store.secrets.demonstrationCode,
    handler,
    subjectOf,
    disable: (username) => accounts.setEnabled(username, false),
    enable: (username) => accounts.setEnabled(username, true),
    remove: (username) => accounts.remove(username),
    async signOut(username) {
      for (const session of store.sessions().filter((one) => one.accountId === subjectOf(username))) {
        store.destroySession(session.jti);
        for (const [clientId, { sid, grantId }] of Object.entries(session.authorizations ?? {})) {
          if (grantId) store.revokeGrant(grantId);
          const client = await provider.Client.find(clientId);
          if (client?.backchannelLogoutUri) await client.backchannelLogout(subjectOf(username), sid);
        }
      }
    },
    async rotateKeys() {
      await store.rotateKeys();
      provider = build();
      callback = provider.callback();
    },
    close: () => store.flush(),
  };
}

function writeAdapterFile(dataFolder: string, issuer: string, audience: string): void {
  const [server = '', realm = ''] = issuer.split('/realms/');
  const adapter = { realm, 'auth-server-url': `${server}/`, 'ssl-required': 'none', resource: audience, 'bearer-only': true };
  writeFileSync(adapterFileIn(dataFolder), `${JSON.stringify(adapter, null, 2)}\n`);
}

function sendResource(request: IncomingMessage, response: ServerResponse, name: string, realmPath: string): void {
  const file = Object.hasOwn(RESOURCES, name) ? RESOURCES[name] : undefined;
  if (!file) return notFound(response, realmPath);
  const headers = { 'content-type': file.type, etag: file.tag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  if (request.headers['if-none-match'] === file.tag) return void response.writeHead(304, headers).end();
  send(response, 200, headers, file.body);
}

function notFound(response: ServerResponse, realmPath: string): void {
  send(response, 404, pageHeaders([]), faultPage(realmPath, 'Không có trang này.'));
}
