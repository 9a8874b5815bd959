import { systemClock, UnauthenticatedError, UnavailableError } from '@cong-tinh/kernel';
import { Config, LOGGER, Zone } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { type Fetch, KeySet } from '../tokens/key-set.js';
import { SignedTokens, TokenRefusedError } from '../tokens/signed-tokens.js';
import { keysUrlOf } from '../tokens/token-verifier.js';
import { PasswordEvents } from './password-events.js';
import { passwordWasSet, signInFailed, ssoAway, ssoMisconfigured, stepUpNotFresh } from './sso.errors.js';
import { SSO_FETCH } from './sso-fetch.js';

/** What the console's server keeps of a sign-in; never sent to the browser. */
export interface SsoTokens {
  readonly refreshToken: string;
  readonly idToken: string;
}

/** What the sign-in service says of who signed in. */
export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** Level of authentication; 2 with a second factor. */
  readonly acr: string | null;
  readonly ssoSession: string | null;
  readonly issuedAt: Date;
  readonly tokens: SsoTokens;
  /** Codes of units, from groups below `/don-vi`. */
  readonly proposedUnitCodes: readonly string[];
}

/** The sign-in service's word on a session: it holds, it does not, it does not listen to this client, or there was no answer. */
export type Confirmation =
  | { readonly kind: 'confirmed'; readonly tokens: SsoTokens }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'misconfigured'; readonly reason: string }
  | { readonly kind: 'unanswered'; readonly reason: string };

export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Of a step-up, milliseconds by the machine's time: whoever answers must have authenticated since. */
  readonly freshSince?: number;
}

export const CALLBACK_PATH = '/api/sign-in/callback';

const TIME_LIMIT_SECONDS = 5;
/** Clocks of two machines may differ by so much. */
const SKEW_MS = 30_000;
const AWAY_MS = 5_000;

/** The console's client at the sign-in service: authorisation code, PKCE, state, nonce. */
@Injectable()
export class SsoClient {
  private readonly tokens: SignedTokens;
  private configuration: Promise<oidc.Configuration> | null = null;
  private awayUntil = 0;
  private misconfiguredUntil = 0;

  constructor(
    private readonly config: Config,
    private readonly zone: Zone,
    private readonly passwords: PasswordEvents,
    @Inject(SSO_FETCH) private readonly fetch: Fetch,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    if (config.env === 'production' && !config.ssoIssuer.startsWith('https:')) {
      throw new Error('SSO_ISSUER phải bắt đầu bằng https: khi PORTAL_ENV là production.');
    }
    // Tokens are judged by the machine's time, as the sign-in service made them, not by the application's clock.
    this.tokens = new SignedTokens(new KeySet(keysUrlOf(config.ssoIssuer), fetch, systemClock), systemClock);
  }

  /** Where the browser goes to sign in, or (with `freshSince`) to prove the second factor again. @throws UnavailableError */
  async authorizationUrl(checks: SignInChecks): Promise<string> {
    const configuration = await this.discover();
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callbackUrl,
      scope: 'openid profile email',
      response_type: 'code',
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
      code_challenge_method: 'S256',
      state: checks.state,
      nonce: checks.nonce,
      // Not `max_age=0`: Keycloak would ask for the password as well. That the answer is fresh is seen in its `auth_time`.
      acr_values: checks.freshSince === undefined ? '1' : '2',
    });
    return url.href;
  }

  /** Exchanges the code in the callback's query. @throws UnauthenticatedError `sign_in_failed`, UnavailableError */
  async exchange(query: string, checks: SignInChecks): Promise<SignedIn> {
    const configuration = await this.discover();
    try {
      const response = await oidc.authorizationCodeGrant(configuration, new URL(`${this.callbackUrl}?${query}`), {
        pkceCodeVerifier: checks.codeVerifier,
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        idTokenExpected: true,
      });
      const claims = await this.readIdToken(response.id_token ?? '');
      requireFresh(claims, checks.freshSince);
      const tokens = tokensOf(response);
      if (await this.passwords.wereSetSince(claims.sub ?? '', claims['auth_time'])) {
        await this.endSession(tokens);
        throw passwordWasSet();
      }
      return signedInOf(this.config.ssoIssuer, claims, tokens);
    } catch (error) {
      if (error instanceof UnavailableError || error instanceof UnauthenticatedError) throw error;
      if (isMisconfiguration(error)) throw ssoMisconfigured(this.complain(error));
      if (isRefusal(error) || error instanceof TokenRefusedError || !isNoAnswer(error)) {
        throw signInFailed(error);
      }
      throw ssoAway(error);
    }
  }

  /** Asks whether the session still holds, by refreshing its tokens. Never throws. */
  async confirm(tokens: SsoTokens, subject: string): Promise<Confirmation> {
    const now = systemClock.now().getTime();
    if (now < this.misconfiguredUntil) return { kind: 'misconfigured', reason: 'refused this client a moment ago' };
    if (now < this.awayUntil) return { kind: 'unanswered', reason: 'did not answer a moment ago' };
    try {
      const response = await oidc.refreshTokenGrant(await this.discover(), tokens.refreshToken);
      if (response.claims() && response.claims()?.sub !== subject) return { kind: 'refused', reason: 'other_subject' };
      const fresh = tokensOf(response, tokens);
      if (!(await this.passwords.wereSetSince(subject, response.claims()?.auth_time))) return { kind: 'confirmed', tokens: fresh };
      await this.endSession(fresh);
      return { kind: 'refused', reason: 'password_set' };
    } catch (error) {
      if (isRefusalOfAccount(error)) return { kind: 'refused', reason: error.error };
      if (isMisconfiguration(error)) {
        this.misconfiguredUntil = systemClock.now().getTime() + AWAY_MS;
        return { kind: 'misconfigured', reason: wordOf(this.complain(error)) };
      }
      this.awayUntil = systemClock.now().getTime() + AWAY_MS;
      return { kind: 'unanswered', reason: (error as Error).message };
    }
  }

  /** Where the browser goes to end the session of the sign-in service too; null when that cannot be known now. */
  async endSessionUrl(idToken: string): Promise<string | null> {
    try {
      const url = oidc.buildEndSessionUrl(await this.discover(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${this.zone.consoleOrigin}/dang-nhap?reason=out`,
      });
      return url.href;
    } catch {
      return null;
    }
  }

  /** Withdraws a refresh token, so that nothing is left of the session even if the browser does not follow. Never throws. */
  async revoke(tokens: SsoTokens): Promise<void> {
    if (systemClock.now().getTime() < this.awayUntil) return;
    await this.discover()
      .then((configuration) => oidc.tokenRevocation(configuration, tokens.refreshToken, { token_type_hint: 'refresh_token' }))
      .catch(() => undefined);
  }

  /** Ends the session of the sign-in service itself, whose cookie would sign in again without being asked for a password. Never throws. */
  private async endSession({ refreshToken }: SsoTokens): Promise<void> {
    const { ssoClientId, ssoClientSecret } = this.config;
    const form = { client_id: ssoClientId, client_secret: ssoClientSecret, refresh_token: refreshToken };
    await this.discover()
      .then((configuration) =>
        this.fetch(configuration.serverMetadata().end_session_endpoint ?? '', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        }),
      )
      .then((response) => response.body?.cancel())
      .catch((error: Error) => this.logger.warn({ error: error.message }, 'a session of the sign-in service could not be ended'));
  }

  /** Claims of a logout token of this realm for this client. @throws TokenRefusedError, UnavailableError */
  readLogoutToken(token: string): Promise<JWTPayload> {
    return this.tokens.read(token, {
      issuer: this.config.ssoIssuer,
      audience: this.config.ssoClientId,
      types: ['jwt', 'logout+jwt'],
      claims: ['jti'],
      maxAge: 120,
    });
  }

  /** openid-client checks the claims, the nonce among them; the signature is checked here, with keys that follow a rotation at once. */
  private readIdToken(token: string): Promise<JWTPayload> {
    return this.tokens.read(token, {
      issuer: this.config.ssoIssuer,
      audience: this.config.ssoClientId,
      types: ['jwt'],
      claims: ['exp', 'sub'],
    });
  }

  /** The realm's metadata, fetched at the first need so that the portal starts without the sign-in service. */
  private async discover(): Promise<oidc.Configuration> {
    this.configuration ??= this.load();
    try {
      return await this.configuration;
    } catch (error) {
      this.configuration = null;
      throw ssoAway(error);
    }
  }

  private async load(): Promise<oidc.Configuration> {
    const { ssoIssuer, ssoClientId, ssoClientSecret } = this.config;
    return oidc.discovery(new URL(ssoIssuer), ssoClientId, {}, oidc.ClientSecretPost(ssoClientSecret), {
      timeout: TIME_LIMIT_SECONDS,
      [oidc.customFetch]: this.fetch as unknown as oidc.CustomFetch,
      execute: ssoIssuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
    });
  }

  /** Nobody can sign in until somebody looks at it. */
  private complain(error: unknown): unknown {
    const { ssoIssuer, ssoClientId } = this.config;
    this.logger.error(
      { issuer: ssoIssuer, client: ssoClientId, error: wordOf(error) },
      'the sign-in service refuses this client: check SSO_CLIENT_ID and SSO_CLIENT_SECRET',
    );
    return error;
  }

  private get callbackUrl(): string {
    return `${this.zone.consoleOrigin}${CALLBACK_PATH}`;
  }
}

function tokensOf(response: oidc.TokenEndpointResponse, before?: SsoTokens): SsoTokens {
  const refreshToken = response.refresh_token ?? before?.refreshToken;
  if (!refreshToken) throw new TokenRefusedError('claim', new Error('the sign-in service gave no refresh token'));
  return { refreshToken, idToken: response.id_token ?? before?.idToken ?? '' };
}

/** A step-up is worth what was proved since it was asked for, not what the sign-in service remembers of an hour ago. */
function requireFresh(claims: JWTPayload, since: number | undefined): void {
  if (since === undefined) return;
  const at = claims['auth_time'];
  if (typeof at === 'number' && at * 1000 >= since - SKEW_MS) return;
  throw stepUpNotFresh();
}

function signedInOf(issuer: string, claims: JWTPayload, tokens: SsoTokens): SignedIn {
  const text = (name: string) => (typeof claims[name] === 'string' && claims[name] !== '' ? claims[name] : null);
  return {
    issuer,
    subject: claims.sub ?? '',
    name: text('name') ?? text('preferred_username') ?? '',
    email: text('email'),
    emailVerified: claims['email_verified'] === true,
    acr: text('acr'),
    ssoSession: text('sid'),
    issuedAt: new Date((claims.iat ?? 0) * 1000),
    tokens,
    proposedUnitCodes: proposedUnitsOf(claims['groups']),
  };
}

const MOST_UNITS = 5;
const UNIT_GROUP = /^\/don-vi\/([0-9A-Za-z.-]{1,20})$/;

/** What groups propose, as far as it has the shape of a unit's code; anything else in the claim is nobody's business here. */
function proposedUnitsOf(groups: unknown): string[] {
  const names = Array.isArray(groups) ? groups.filter((name) => typeof name === 'string') : [];
  const codes = names.map((name) => UNIT_GROUP.exec(name)?.[1]).filter((code) => code !== undefined);
  return [...new Set(codes)].slice(0, MOST_UNITS);
}

/** The sign-in service answered, in the words of OAuth, that it does not agree. */
function isRefusal(error: unknown): boolean {
  return error instanceof oidc.AuthorizationResponseError || (error instanceof oidc.ResponseBodyError && !PASSING.has(error.error));
}

const PASSING: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** What was granted to the account holds no longer: signed out, disabled, deleted. Nothing else ends a session. */
const isRefusalOfAccount = (error: unknown): error is oidc.ResponseBodyError =>
  error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant';

/** The token endpoint does not agree with who asks or how, whatever the account. */
const isMisconfiguration = (error: unknown): boolean =>
  error instanceof oidc.WWWAuthenticateChallengeError ||
  (error instanceof oidc.ResponseBodyError && error.error !== 'invalid_grant' && !PASSING.has(error.error));

const wordOf = (error: unknown): string => (error instanceof oidc.ResponseBodyError ? error.error : (error as Error).message);

/** No connection, no time, a status or a body that is not OAuth: somebody else, or nobody, answered. */
function isNoAnswer(error: unknown): boolean {
  if (!(error instanceof oidc.ClientError)) return true;
  return (
    error.code === undefined ||
    ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR'].includes(
      error.code,
    )
  );
}
