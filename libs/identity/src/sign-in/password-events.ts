import { systemClock } from '@cong-tinh/kernel';
import { Config, LOGGER } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Fetch } from '../tokens/key-set.js';
import { SSO_FETCH } from './sso-fetch.js';

const TIME_LIMIT_MS = 3_000;
/** Who asks holds a session's row: after no answer nobody waits for another one at once. */
const REST_MS = 30_000;
/** A token is not used in its last seconds. */
const MARGIN_SECONDS = 30;
/** By the machine's time, as everything that is asked of another machine. */
const now = () => systemClock.now().getTime();

/**
 * Passwords that administrators of the sign-in service set. Keycloak goes on refreshing sessions that stood before; that it
 * happened stands in its record of administration, which the console's client may read (role `view-events`).
 */
@Injectable()
export class PasswordEvents {
  private token: { value: string; until: number } | null = null;
  private restUntil = 0;

  constructor(
    private readonly config: Config,
    @Inject(SSO_FETCH) private readonly fetch: Fetch,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Whether a person's password was set by an administrator after that person authenticated (`auth_time`, seconds by the sign-in service's clock).
   * Never throws: false where nobody can tell, which the log says.
   */
  async wereSetSince(subject: string, authTime: unknown): Promise<boolean> {
    if (this.config.ssoAdminUrl === '' || typeof authTime !== 'number' || now() < this.restUntil) return false;
    try {
      return await this.ask(subject, authTime);
    } catch (error) {
      this.token = null;
      this.restUntil = now() + REST_MS;
      this.complain(error as Error);
      return false;
    }
  }

  /** @throws Error unless the record of administration can be read now */
  async check(): Promise<void> {
    await this.ask('-', Math.floor(now() / 1000));
  }

  private async ask(subject: string, authTime: number): Promise<boolean> {
    const query = new URLSearchParams({
      operationTypes: 'ACTION',
      resourceTypes: 'USER',
      resourcePath: `users/${subject}/reset-password`,
      // `auth_time` has no fractions: what happened in its second may have come before.
      dateFrom: String((authTime + 1) * 1000),
      max: '1',
    });
    const events = await this.read(`/admin${this.realmPath}/admin-events?${query.toString()}`, {
      headers: { authorization: `Bearer ${await this.accessToken()}` },
    });
    if (!Array.isArray(events)) throw new Error('the record of administration is no list');
    return events.length > 0;
  }

  private async accessToken(): Promise<string> {
    if (this.token && now() < this.token.until) return this.token.value;
    const { ssoClientId, ssoClientSecret } = this.config;
    const form = { grant_type: 'client_credentials', client_id: ssoClientId, client_secret: ssoClientSecret };
    const answer = (await this.read(`${this.realmPath}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })) as { access_token: string; expires_in: number };
    this.token = { value: answer.access_token, until: now() + (answer.expires_in - MARGIN_SECONDS) * 1000 };
    return answer.access_token;
  }

  private async read(path: string, init: Parameters<Fetch>[1]): Promise<unknown> {
    const response = await this.fetch(this.config.ssoAdminUrl + path, { ...init, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    if (response.ok) return response.json();
    await response.body?.cancel();
    throw new Error(`${path.split('?')[0]} answered ${response.status}`);
  }

  /** `/realms/cong-tinh` */
  private get realmPath(): string {
    return new URL(this.config.ssoIssuer).pathname;
  }

  private complain({ message }: Error): void {
    this.logger.warn(
      { address: this.config.ssoAdminUrl, error: message },
      'passwords that administrators set end no session: check SSO_ADMIN_URL and the role view-events of the client',
    );
  }
}
