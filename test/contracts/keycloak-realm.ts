import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { oneTimeCode } from '../support/one-time-code.js';

/** Second factor of every user that is made here. */
export const OTP_SECRET = 'DJMGCXJRMMXGCUDD';

/** A realm takes its time to be made while other tests work. */
const LIMIT_MS = 60_000;
/** An administrator's token lasts for a minute. */
const TOKEN_MS = 40_000;

/** Where a Keycloak answers, and who administers it. */
export interface KeycloakAddress {
  readonly base: string;
  readonly admin: { readonly name: string; readonly password: string };
}

/** What the placeholders of `deploy/keycloak/cong-tinh-realm.json` stand for. */
export type RealmSettings = Readonly<Record<'CONG_TINH_CONSOLE_ORIGIN' | 'CONG_TINH_CONSOLE_SECRET' | 'CONG_TINH_SSO_NAME', string>>;

/** A realm, as its administrator works with it through the administration API. */
export class KeycloakRealm {
  private token: { readonly value: string; readonly until: number } | null = null;

  constructor(
    private readonly address: KeycloakAddress,
    readonly name = 'cong-tinh',
  ) {}

  /** A realm of a test's own beside the province's, made like it: what happens there is nobody else's. */
  static async make(address: KeycloakAddress, settings: RealmSettings): Promise<KeycloakRealm> {
    const realm = new KeycloakRealm(address, `ban-thu-${randomBytes(4).toString('hex')}`);
    const deployed = readFileSync(join(projectRoot(), 'deploy/keycloak/cong-tinh-realm.json'), 'utf8');
    const text = deployed.replace(/\$\{(CONG_TINH_\w+)[^}]*\}/g, (_found, setting: keyof RealmSettings) => settings[setting]);
    await realm.askServer('POST', '', { ...(JSON.parse(text) as object), realm: realm.name });
    // The token that made the realm was given before there was anything to do in it.
    realm.token = null;
    return realm;
  }

  /** The realm goes with all its people and keys. */
  async remove(): Promise<void> {
    await this.ask('DELETE', '');
  }

  /** What the second factor's page accepts now. */
  code(): string {
    return oneTimeCode(OTP_SECRET);
  }

  /** Makes a user with password and one-time code. */
  async addUser(username: string, password: string, more: { email?: string; name?: string } = {}): Promise<void> {
    await this.ask('POST', '/users', {
      username,
      enabled: true,
      email: more.email ?? `${username}@longan.example`,
      emailVerified: true,
      firstName: more.name ?? username,
      lastName: 'minh họa',
      credentials: [
        { type: 'password', value: password },
        {
          type: 'otp',
          secretData: JSON.stringify({ value: OTP_SECRET }),
          credentialData: JSON.stringify({ subType: 'totp', digits: 6, period: 30, algorithm: 'HmacSHA1' }),
        },
      ],
    });
  }

  async setEnabled(username: string, enabled: boolean): Promise<void> {
    await this.ask('PUT', `/users/${await this.userId(username)}`, { enabled });
  }

  async removeUser(username: string): Promise<void> {
    await this.ask('DELETE', `/users/${await this.userId(username)}`);
  }

  async resetPassword(username: string, password: string, temporary: boolean): Promise<void> {
    await this.ask('PUT', `/users/${await this.userId(username)}/reset-password`, { type: 'password', value: password, temporary });
  }

  /** Puts a user into a group, which is made where it is missing: `/don-vi/80-02`. */
  async join(username: string, path: string): Promise<void> {
    let group: { id: string } | undefined;
    for (const name of path.split('/').filter(Boolean)) {
      const level = group ? `/groups/${group.id}/children` : '/groups';
      const known: { id: string; name: string }[] = await this.ask('GET', level);
      if (!known.some((one) => one.name === name)) await this.ask('POST', level, { name });
      const now: { id: string; name: string }[] = await this.ask('GET', level);
      group = now.find((one) => one.name === name);
    }
    await this.ask('PUT', `/users/${await this.userId(username)}/groups/${group!.id}`);
  }

  async signOut(username: string): Promise<void> {
    await this.ask('POST', `/users/${await this.userId(username)}/logout`);
  }

  /** Changes a client: its `secret`, its `attributes`. */
  async editClient(clientId: string, change: object): Promise<void> {
    await this.ask('PUT', `/clients/${(await this.client(clientId)).id}`, change);
  }

  /** Signs with this key from now on; what was signed before stays valid. */
  async signWith(privateKey: string, name: string, priority: number): Promise<void> {
    await this.ask('POST', '/components', {
      name,
      providerId: 'rsa',
      providerType: 'org.keycloak.keys.KeyProvider',
      config: { priority: [String(priority)], enabled: ['true'], active: ['true'], privateKey: [privateKey], algorithm: ['RS256'] },
    });
  }

  /** Name of the key that the realm signs with. */
  async signingKey(): Promise<string> {
    const { active } = await this.ask<{ active: Record<string, string> }>('GET', '/keys');
    return active['RS256']!;
  }

  ask<T = void>(method: string, path: string, body?: object): Promise<T> {
    return this.askServer(method, `/${this.name}${path}`, body);
  }

  private async askServer<T = void>(method: string, path: string, body?: object): Promise<T> {
    const token = await this.adminToken();
    const answer = await fetch(`${this.server}/admin/realms${path}`, {
      method,
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async adminToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const { name, password } = this.address.admin;
    const asked = Date.now();
    const answer = await fetch(`${this.server}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: name, password }).toString(),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    this.token = { value: access_token, until: asked + TOKEN_MS };
    return access_token;
  }

  /** By its address: names below `localhost` are known to browsers and to the product, not to every machine. */
  private get server(): string {
    return this.address.base.replace(/\/\/[^:]+/, '//127.0.0.1');
  }

  private async client(clientId: string): Promise<{ readonly id: string }> {
    const [found] = await this.ask<{ id: string }[]>('GET', `/clients?clientId=${clientId}`);
    if (!found) throw new Error(`no client ${clientId}`);
    return found;
  }

  private async userId(username: string): Promise<string> {
    const [user] = await this.ask<{ id: string }[]>('GET', `/users?exact=true&username=${username}`);
    if (!user) throw new Error(`no user ${username}`);
    return user.id;
  }
}
