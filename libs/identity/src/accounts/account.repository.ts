import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Account, AccountKind, AccountState } from './account.js';

interface AccountRow {
  id: string;
  kind: AccountKind;
  state: AccountState;
  name: string;
  email: string | null;
  issuer: string | null;
  subject: string | null;
  last_sign_in_at: Date | null;
  proposed_unit_codes: string[];
}

const COLUMNS = 'a.id, a.kind, a.state, a.name, a.email, a.issuer, a.subject, a.last_sign_in_at, a.proposed_unit_codes';

export interface AccountPosition {
  readonly name: string;
  readonly id: string;
}

export interface Invitation {
  readonly byName: string;
  readonly expiresAt: Date;
}

/** Every query on accounts and invitations; only through the platform's door. */
@Injectable()
export class AccountRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  find(id: string): Promise<Account | null> {
    return this.one('a.id = $1', [id]);
  }

  findByEmail(email: string): Promise<Account | null> {
    return this.one(`a.email = $1 and a.state <> 'closed'`, [email]);
  }

  findByIdentity(issuer: string, subject: string): Promise<Account | null> {
    return this.one(`a.issuer = $1 and a.subject = $2 and a.state <> 'closed'`, [issuer, subject]);
  }

  async wasClosed(issuer: string, subject: string): Promise<boolean> {
    return (await this.one(`a.issuer = $1 and a.subject = $2 and a.state = 'closed' limit 1`, [issuer, subject])) !== null;
  }

  /** The account that an open invitation holds for an address, locked for its acceptance. */
  async lockInvited(email: string): Promise<Account | null> {
    const [row] = await this.database.query<AccountRow>(
      `select ${COLUMNS} from accounts a join invitations i on i.account_id = a.id
       where a.email = $1 and a.state = 'invited' and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $2
       for update of a, i`,
      [email, this.clock.now()],
    );
    return row ? toAccount(row) : null;
  }

  async list(search: string | null, after: AccountPosition | null, limit: number): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(
      `select ${COLUMNS} from accounts a
       where ($1::text is null or strpos(lower(a.name), lower($1)) > 0 or strpos(a.email, lower($1)) > 0)
         and ($2::text is null or (a.name collate "vi-x-icu", a.id) > ($2 collate "vi-x-icu", $3::uuid))
       order by a.name collate "vi-x-icu", a.id limit $4`,
      [search, after?.name ?? null, after?.id ?? null, limit],
    );
    return rows.map(toAccount);
  }

  async listWithRoles(): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(
      `select ${COLUMNS} from accounts a where exists (select from province_roles r where r.account_id = a.id) order by a.name collate "vi-x-icu", a.id limit 500`,
    );
    return rows.map(toAccount);
  }

  async insert(account: Account): Promise<void> {
    await this.database.query(
      `insert into accounts (id, kind, state, name, email, issuer, subject, created_at, bound_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $7::text is not null then $8::timestamptz end)`,
      [account.id, account.kind, account.state, account.name, account.email, account.issuer, account.subject, this.clock.now()],
    );
  }

  async insertInvitation(invitation: {
    id: string;
    accountId: string;
    byId: string | null;
    byName: string;
    expiresAt: Date;
  }): Promise<void> {
    const { id, accountId, byId, byName, expiresAt } = invitation;
    await this.database.query(
      `insert into invitations (id, account_id, invited_by_id, invited_by_name, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, accountId, byId, byName, this.clock.now(), expiresAt],
    );
  }

  /** An invitation that can be accepted now. */
  async findInvitation(id: string): Promise<Invitation | null> {
    const [row] = await this.database.query<{ invited_by_name: string; expires_at: Date }>(
      `select invited_by_name, expires_at from invitations
       where id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2`,
      [id, this.clock.now()],
    );
    return row ? { byName: row.invited_by_name, expiresAt: row.expires_at } : null;
  }

  /** Withdraws what invitation of the account is open. */
  async withdrawInvitation(accountId: string): Promise<void> {
    await this.database.query(
      'update invitations set withdrawn_at = $2 where account_id = $1 and accepted_at is null and withdrawn_at is null',
      [accountId, this.clock.now()],
    );
  }

  /** Binds an invited account to its identity and closes the invitation. */
  async bind(id: string, issuer: string, subject: string): Promise<void> {
    const now = this.clock.now();
    await this.database.query(`update accounts set state = 'active', issuer = $2, subject = $3, bound_at = $4 where id = $1`, [
      id,
      issuer,
      subject,
      now,
    ]);
    await this.database.query(
      'update invitations set accepted_at = $2 where account_id = $1 and accepted_at is null and withdrawn_at is null',
      [id, now],
    );
  }

  async noteSignIn(id: string, proposedUnitCodes: readonly string[]): Promise<void> {
    await this.database.query('update accounts set last_sign_in_at = $2, proposed_unit_codes = $3 where id = $1', [
      id,
      this.clock.now(),
      proposedUnitCodes,
    ]);
  }

  async close(id: string, reason: string): Promise<void> {
    await this.database.query(`update accounts set state = 'closed', closed_at = $2, closed_reason = $3 where id = $1`, [
      id,
      this.clock.now(),
      reason,
    ]);
  }

  private async one(where: string, params: unknown[]): Promise<Account | null> {
    const [row] = await this.database.query<AccountRow>(`select ${COLUMNS} from accounts a where ${where}`, params);
    return row ? toAccount(row) : null;
  }
}

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  name: row.name,
  email: row.email,
  issuer: row.issuer,
  subject: row.subject,
  lastSignInAt: row.last_sign_in_at,
  proposedUnitCodes: row.proposed_unit_codes,
});
