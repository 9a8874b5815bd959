import { Audit } from '@cong-tinh/audit';
import { BadRequestError } from '@cong-tinh/kernel';
import { Config, Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SessionRepository } from '../sessions/session.repository.js';
import { TokenRefusedError } from '../tokens/signed-tokens.js';
import { type LogoutOrder, logoutOrderOf } from './logout-token.js';
import { SsoClient } from './sso-client.js';

const refused = (cause?: unknown) => new BadRequestError('logout_token_refused', 'Yêu cầu đăng xuất không hợp lệ.', { cause });

/** Ends the sessions that the sign-in service orders to end. Sent again, an order finds nothing left to do. */
@Injectable()
export class BackChannelLogout {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly sso: SsoClient,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws BadRequestError `logout_token_refused`; UnavailableError when the keys cannot be had */
  async execute(token: string): Promise<void> {
    const order = await this.read(token);
    await this.database.inPlatform(async () => {
      const accounts = await this.sessions.endByOrder(this.config.ssoIssuer, order);
      for (const id of new Set(accounts)) {
        await this.audit.record({ siteId: null, action: 'session.ended_elsewhere', subject: { kind: 'account', id } });
      }
    });
  }

  private async read(token: string): Promise<LogoutOrder> {
    try {
      const order = logoutOrderOf(await this.sso.readLogoutToken(token));
      if (!order) throw refused();
      return order;
    } catch (error) {
      throw error instanceof TokenRefusedError ? refused(error) : error;
    }
  }
}
