import { CLOCK, type Clock, uuidv7 } from '@cong-tinh/kernel';
import { Config, Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SsoClient, type SsoTokens } from '../sign-in/sso-client.js';
import { ConfirmSession } from './confirm-session.action.js';
import { hashOfSecret, isSessionSecret, newSessionSecret } from './session-secret.js';
import { isLive, needsConfirmation, type Session, SESSION_LIMITS } from './session.js';
import { type EndReason, SessionRepository } from './session.repository.js';
import { TokenVault } from './token-vault.js';

export interface OpenSession {
  readonly accountId: string;
  readonly ssoSession: string | null;
  readonly issuedAt: Date;
  readonly tokens: SsoTokens;
  readonly steppedUp: boolean;
}

/** The console's sessions: opened at sign-in, found by the browser's secret, ended on either side. */
@Injectable()
export class Sessions {
  private readonly vault: TokenVault;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly confirmSession: ConfirmSession,
    private readonly sso: SsoClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.vault = new TokenVault(config.sessionSecret);
  }

  /** A new session in the open platform transaction; answers the secret for the browser's cookie. */
  async open({ accountId, ssoSession, issuedAt, tokens, steppedUp }: OpenSession): Promise<string> {
    const now = this.clock.now();
    const id = uuidv7(now);
    const secret = newSessionSecret();
    await this.sessions.insert({
      id,
      secretHash: hashOfSecret(secret),
      accountId,
      ssoSession,
      ssoIssuedAt: issuedAt,
      sealedTokens: this.vault.seal(tokens, id),
      stepUpUntil: steppedUp ? new Date(now.getTime() + SESSION_LIMITS.stepUp) : null,
      expiresAt: new Date(now.getTime() + SESSION_LIMITS.lifetime),
    });
    return secret;
  }

  /** The live session behind a cookie, confirmed with the sign-in service when it is due; null when there is none. */
  async find(secret: string): Promise<Session | null> {
    if (!isSessionSecret(secret)) return null;
    const session = await this.database.inPlatform(() => this.sessions.findBySecret(hashOfSecret(secret)));
    const now = this.clock.now();
    if (!session || !isLive(session, now)) return null;
    return needsConfirmation(session, now) ? this.confirmSession.execute(session.id) : session;
  }

  /** Ends the session behind a cookie, in the open platform transaction; answers its tokens. */
  async end(secret: string, reason: EndReason): Promise<{ accountId: string; tokens: SsoTokens | null } | null> {
    const session = isSessionSecret(secret) ? await this.sessions.findBySecret(hashOfSecret(secret)) : null;
    if (!session) return null;
    await this.sessions.end(session.id, reason);
    return { accountId: session.accountId, tokens: this.vault.open(session.sealedTokens, session.id) };
  }

  /** Where the browser ends the sign-in service's session; the refresh token is withdrawn at once. */
  async endElsewhere(tokens: SsoTokens): Promise<string | null> {
    const url = await this.sso.endSessionUrl(tokens.idToken);
    await this.sso.revoke(tokens);
    return url;
  }
}
