import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { LogoutOrder } from '../sign-in/logout-token.js';
import type { Session } from './session.js';

export type EndReason = 'signed_out' | 'signed_out_elsewhere' | 'rotated' | 'refused' | 'account_closed';

/** A session row with what only the server may know. */
export interface StoredSession extends Session {
  readonly subject: string;
  readonly sealedTokens: string;
}

export interface NewSession {
  readonly id: string;
  readonly secretHash: string;
  readonly accountId: string;
  readonly ssoSession: string | null;
  readonly ssoIssuedAt: Date;
  readonly sealedTokens: string;
  readonly stepUpUntil: Date | null;
  readonly expiresAt: Date;
}

interface SessionRow {
  id: string;
  account_id: string;
  subject: string;
  sealed_tokens: string;
  created_at: Date;
  refreshed_at: Date;
  checked_at: Date;
  unanswered_since: Date | null;
  step_up_until: Date | null;
  expires_at: Date;
}

const SELECT = `select s.id, s.account_id, a.subject, s.sealed_tokens, s.created_at, s.refreshed_at, s.checked_at, s.unanswered_since, s.step_up_until, s.expires_at
  from sessions s join accounts a on a.id = s.account_id and a.state = 'active'`;

/** Every query on sessions; only through the platform's door. */
@Injectable()
export class SessionRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async findBySecret(secretHash: string): Promise<StoredSession | null> {
    const [row] = await this.database.query<SessionRow>(`${SELECT} where s.secret_hash = $1 and s.ended_at is null`, [secretHash]);
    return row ? toSession(row) : null;
  }

  /** The session while nobody else may change it; null when it ended meanwhile. */
  async lock(id: string): Promise<StoredSession | null> {
    const [row] = await this.database.query<SessionRow>(`${SELECT} where s.id = $1 and s.ended_at is null for update of s`, [id]);
    return row ? toSession(row) : null;
  }

  async insert(session: NewSession): Promise<void> {
    await this.database.query(
      `insert into sessions (id, secret_hash, account_id, sso_session, sso_issued_at, sealed_tokens, step_up_until, expires_at, created_at, refreshed_at, checked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9)`,
      [
        session.id,
        session.secretHash,
        session.accountId,
        session.ssoSession,
        session.ssoIssuedAt,
        session.sealedTokens,
        session.stepUpUntil,
        session.expiresAt,
        this.clock.now(),
      ],
    );
  }

  async confirmed(id: string, sealedTokens: string): Promise<void> {
    await this.database.query(
      'update sessions set sealed_tokens = $2, refreshed_at = $3, checked_at = $3, unanswered_since = null where id = $1',
      [id, sealedTokens, this.clock.now()],
    );
  }

  async unanswered(id: string): Promise<void> {
    await this.database.query('update sessions set checked_at = $2, unanswered_since = coalesce(unanswered_since, $2) where id = $1', [
      id,
      this.clock.now(),
    ]);
  }

  async end(id: string, reason: EndReason): Promise<void> {
    await this.endWhere('id = $1', [id], reason);
  }

  async endOfAccount(accountId: string, reason: EndReason): Promise<void> {
    await this.endWhere('account_id = $1', [accountId], reason);
  }

  /** Ends what a back-channel logout names; answers the ended sessions' accounts. */
  async endByOrder(issuer: string, { ssoSession, subject, issuedAt }: LogoutOrder): Promise<string[]> {
    return this.endWhere(
      `($1::text is null or sso_session = $1) and sso_issued_at <= $2
       and account_id in (select id from accounts where issuer = $3 and ($4::text is null or subject = $4))`,
      [ssoSession, issuedAt, issuer, subject],
      'signed_out_elsewhere',
    );
  }

  /** Removes sessions that ended or expired before an instant. */
  async purge(before: Date): Promise<void> {
    await this.database.query('delete from sessions where coalesce(ended_at, expires_at) < $1', [before]);
  }

  private async endWhere(where: string, params: unknown[], reason: EndReason): Promise<string[]> {
    const now = `$${params.length + 1}`;
    const rows = await this.database.query<{ account_id: string }>(
      `update sessions set ended_at = ${now}, end_reason = $${params.length + 2}, sealed_tokens = '' where ${where} and ended_at is null returning account_id`,
      [...params, this.clock.now(), reason],
    );
    return rows.map((row) => row.account_id);
  }
}

const toSession = (row: SessionRow): StoredSession => ({
  id: row.id,
  accountId: row.account_id,
  subject: row.subject,
  sealedTokens: row.sealed_tokens,
  createdAt: row.created_at,
  refreshedAt: row.refreshed_at,
  checkedAt: row.checked_at,
  unansweredSince: row.unanswered_since,
  stepUpUntil: row.step_up_until,
  expiresAt: row.expires_at,
});
