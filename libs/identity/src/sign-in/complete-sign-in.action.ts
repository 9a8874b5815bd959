import { Audit } from '@cong-tinh/audit';
import { DomainError } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository.js';
import { BindAccount } from '../accounts/bind-account.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { SignInAttempt } from './sign-in-attempt.js';
import { type SignedIn, SsoClient } from './sso-client.js';

const STEPPED_UP = '2';

/** Turns the answer of the sign-in service into a session. Every sign-in and every step-up makes a new one. */
@Injectable()
export class CompleteSignIn {
  constructor(
    private readonly database: Database,
    private readonly sso: SsoClient,
    private readonly bindAccount: BindAccount,
    private readonly accounts: AccountRepository,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly request: RequestContext,
  ) {}

  /** Answers the new session's secret. @throws what SsoClient.exchange and BindAccount throw */
  async execute(input: { query: string; attempt: SignInAttempt; previousSecret: string | null }): Promise<string> {
    const signedIn = await this.sso.exchange(input.query, input.attempt);
    try {
      return await this.database.inPlatform(() => this.open(signedIn, input.attempt.stepUp, input.previousSecret));
    } catch (error) {
      if (error instanceof DomainError && error.status < 500) await this.auditRefusal(signedIn, error);
      throw error;
    }
  }

  private async open(signedIn: SignedIn, stepUp: boolean, previousSecret: string | null): Promise<string> {
    const account = await this.bindAccount.execute(signedIn);
    this.request.actor = { kind: 'account', id: account.id, name: account.name };
    if (previousSecret !== null) await this.sessions.end(previousSecret, 'rotated');
    const steppedUp = stepUp && signedIn.acr === STEPPED_UP;
    const secret = await this.sessions.open({ accountId: account.id, steppedUp, ...signedIn });
    await this.accounts.noteSignIn(account.id, signedIn.proposedUnitCodes);
    await this.audit.record({
      siteId: null,
      action: steppedUp ? 'session.stepped_up' : 'session.started',
      subject: { kind: 'account', id: account.id, label: account.name },
    });
    return secret;
  }

  private async auditRefusal({ issuer, subject }: SignedIn, { code }: DomainError): Promise<void> {
    await this.audit.refused({
      siteId: null,
      action: 'session.refused',
      subject: { kind: 'identity', id: subject },
      details: { issuer, code },
    });
  }
}
