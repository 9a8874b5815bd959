import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Config, Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { checkBusy, ssoMisconfigured } from '../sign-in/sso.errors.js';
import { SsoClient } from '../sign-in/sso-client.js';
import { needsConfirmation, type Session } from './session.js';
import { SessionRepository, type StoredSession } from './session.repository.js';
import { Turnstile } from './turnstile.js';
import { TokenVault } from './token-vault.js';

/** A refresh holds a database connection while the sign-in service answers: a part of the pool may do so, the others wait, not for ever. */
const SHARE_OF_POOL = 4;
const WAITING = 200;
const WAIT_MS = 5_000;

/**
 * Asks the sign-in service whether a session in use still holds, because it announces neither a disabled nor a deleted
 * account. One refresh at a time: here by sharing the answer, between processes by the row's lock.
 */
@Injectable()
export class ConfirmSession {
  private readonly asked = new Map<string, Promise<Session | null>>();
  private readonly turnstile: Turnstile;
  private readonly vault: TokenVault;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly sso: SsoClient,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.vault = new TokenVault(config.sessionSecret);
    const places = Math.max(2, Math.floor(config.databasePool / SHARE_OF_POOL));
    this.turnstile = new Turnstile({ places, waiting: WAITING, waitMs: WAIT_MS }, checkBusy);
  }

  /**
   * The session as it stands afterwards; null when it ended.
   * @throws UnavailableError `session_check_busy`, `sso_misconfigured`; the session stands as it did
   */
  execute(id: string): Promise<Session | null> {
    const asked = this.asked.get(id);
    if (asked) return asked;
    const asking = this.turnstile.pass(() => this.database.inPlatform(() => this.confirm(id))).finally(() => this.asked.delete(id));
    this.asked.set(id, asking);
    return asking;
  }

  private async confirm(id: string): Promise<Session | null> {
    const session = await this.sessions.lock(id);
    if (!session || !needsConfirmation(session, this.clock.now())) return session;
    const tokens = this.vault.open(session.sealedTokens, session.id);
    // Sealed with another secret: nothing can be asked any more.
    if (!tokens) return this.end(session, 'tokens_unreadable');
    const answer = await this.sso.confirm(tokens, session.subject);
    if (answer.kind === 'misconfigured') throw ssoMisconfigured();
    if (answer.kind === 'refused') return this.end(session, answer.reason);
    if (answer.kind === 'confirmed') await this.sessions.confirmed(id, this.vault.seal(answer.tokens, id));
    else await this.sessions.unanswered(id);
    return this.sessions.lock(id);
  }

  private async end(session: StoredSession, reason: string): Promise<null> {
    await this.sessions.end(session.id, 'refused');
    await this.audit.record({
      siteId: null,
      action: 'session.refused',
      subject: { kind: 'account', id: session.accountId },
      details: { reason },
    });
    return null;
  }
}
