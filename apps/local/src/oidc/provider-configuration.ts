import { type Context, interactionPolicy, type Interaction, type StoredToken } from 'oidc-provider';
import { subjectOf, type Accounts, type EmbeddedAccount } from './accounts.js';
import { errorPage, signedOutPage, signOutPage } from './pages/plain.pages.js';
import type { ProviderStore } from './provider-store.js';

/** A client of the embedded realm. One with redirect addresses signs people in; one with `roles` alone is a service. */
export interface EmbeddedClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris?: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
  readonly backchannelLogoutUri?: string;
  /** Roles on the API client that a service's own tokens carry (`resource_access.<audience>.roles`). */
  readonly roles?: readonly string[];
}

export interface ProviderParts {
  readonly issuer: string;
  readonly audience: string;
  readonly clients: readonly EmbeddedClient[];
  readonly accounts: Accounts;
  readonly store: ProviderStore;
  readonly fetch: typeof fetch;
}

const HOURS = 3600;
const SCOPE = 'openid profile email';
const API_RESOURCE = 'urn:cong-tinh:api';

/** What a token or the userinfo endpoint says of an account, under Keycloak's claim names. */
export function claimsOf(account: EmbeddedAccount): Record<string, unknown> & { sub: string } {
  return {
    sub: subjectOf(account.username),
    preferred_username: account.username,
    name: account.name,
    email: account.email,
    email_verified: account.emailVerified ?? true,
    groups: account.groups ?? [],
  };
}

/** Configuration of oidc-provider that answers as a Keycloak realm does. */
export function providerConfiguration({ issuer, audience, clients, accounts, store, fetch }: ProviderParts): Record<string, unknown> {
  const realmPath = new URL(issuer).pathname;
  return {
    adapter: store.adapter,
    jwks: { keys: store.secrets.keys },
    cookies: { keys: store.secrets.cookieKeys, names: { session: 'CT_SSO', interaction: 'CT_SSO_STEP', resume: 'CT_SSO_RESUME' } },
    clients: clients.map(clientMetadata),
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: {
      acr: null,
      sid: null,
      auth_time: null,
      iss: null,
      openid: ['sub'],
      email: ['email', 'email_verified', 'groups'],
      profile: ['name', 'preferred_username'],
    },
    // Keycloak puts the claims of the scopes into the ID token.
    conformIdTokenClaims: false,
    acrValues: ['1', '2'],
    pkce: { required: () => true },
    routes: keycloakRoutes,
    interactions: {
      url: (_ctx: Context, interaction: Interaction) => `${realmPath}/login-actions/authenticate/${interaction.uid}`,
      policy: stepUpPolicy(),
    },
    findAccount: async (_ctx: Context, subject: string) => {
      const account = accounts.findBySubject(subject);
      return account ? { accountId: subject, claims: async () => claimsOf(account) } : undefined;
    },
    loadExistingGrant,
    issueRefreshToken: async () => true,
    rotateRefreshToken: false,
    expiresWithSession: async () => true,
    extraTokenClaims: async (_ctx: Context, token: StoredToken) => keycloakClaims(token, audience, clients, accounts),
    formats: { customizers: { jwt: (_ctx: Context, _token: StoredToken, jwt: { header?: object }) => void (jwt.header = { typ: 'JWT' }) } },
    features: {
      devInteractions: { enabled: false },
      // Named in the discovery document, answered by TokenEndpoints.
      userinfo: { enabled: true },
      introspection: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx: Context, client: { clientId: string }, token: StoredToken) => token.clientId === client.clientId,
      },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: signOutPage, postLogoutSuccessSource: signedOutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    renderError: errorPage,
    ttl: {
      Session: 12 * HOURS,
      Grant: 12 * HOURS,
      RefreshToken: 12 * HOURS,
      Interaction: 600,
      AuthorizationCode: 60,
      AccessToken: 300,
      IdToken: 300,
      ClientCredentials: 300,
    },
    fetch,
  };
}

const keycloakRoutes = {
  authorization: '/protocol/openid-connect/auth',
  token: '/protocol/openid-connect/token',
  jwks: '/protocol/openid-connect/certs',
  end_session: '/protocol/openid-connect/logout',
  revocation: '/protocol/openid-connect/revoke',
  userinfo: '/protocol/openid-connect/userinfo',
  introspection: '/protocol/openid-connect/token/introspect',
};

function clientMetadata(client: EmbeddedClient): Record<string, unknown> {
  const signsPeopleIn = (client.redirectUris?.length ?? 0) > 0;
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    // Keycloak always says when somebody authenticated.
    require_auth_time: signsPeopleIn,
    redirect_uris: client.redirectUris ?? [],
    post_logout_redirect_uris: client.postLogoutRedirectUris ?? [],
    response_types: signsPeopleIn ? ['code'] : [],
    grant_types: signsPeopleIn ? ['authorization_code', 'refresh_token'] : ['client_credentials'],
    ...(client.backchannelLogoutUri
      ? { backchannel_logout_uri: client.backchannelLogoutUri, backchannel_logout_session_required: true }
      : {}),
  };
}

/** Asking for acr 2 always asks for the second factor anew; a browser session never remembers it. */
function stepUpPolicy() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('step_up', 'the second factor is needed', 'login_required', (ctx) => {
      const wanted = (ctx.oidc.params['acr_values'] ?? '').split(' ').includes('2');
      return wanted && ctx.oidc.result?.login?.acr !== '2';
    }),
  );
  return policy;
}

/** Our own clients need no consent: every sign-in finds its grant. */
async function loadExistingGrant(ctx: Context & { oidc: { provider: import('oidc-provider').Provider } }) {
  const { client, session, provider } = ctx.oidc;
  const id = session.grantIdFor(client.clientId);
  const found = id ? await provider.Grant.find(id) : undefined;
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId ?? '' });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}

function keycloakClaims(
  token: StoredToken,
  audience: string,
  clients: readonly EmbeddedClient[],
  accounts: Accounts,
): Record<string, unknown> {
  const account = token.accountId ? accounts.findBySubject(token.accountId) : null;
  const roles = account ? [] : (clients.find((client) => client.clientId === token.clientId)?.roles ?? []);
  return {
    typ: 'Bearer',
    azp: token.clientId,
    ...(token.sid ? { sid: token.sid } : {}),
    ...(account ? claimsOf(account) : {}),
    realm_access: { roles: [] },
    ...(roles.length > 0 ? { resource_access: { [audience]: { roles } } } : {}),
  };
}
