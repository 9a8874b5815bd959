import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

interface Secrets {
  /** Signing keys, the newest first. */
  keys: JWK[];
  cookieKeys: string[];
  demonstrationCode: string;
}

type Payload = Record<string, unknown> & { accountId?: string; grantId?: string; uid?: string; consumed?: number };
interface Entry {
  payload: Payload;
  expiresAt: number | null;
}

const WRITE_DELAY_MS = 300;

/** Keys, sessions and refresh tokens of the embedded provider in two files of the data folder. */
export class ProviderStore {
  private readonly entries: Map<string, Entry>;
  private timer: NodeJS.Timeout | null = null;

  private constructor(
    private readonly folder: string,
    readonly secrets: Secrets,
  ) {
    const file = join(folder, 'state.json');
    this.entries = new Map(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, Entry][]) : []);
  }

  static async open(dataFolder: string): Promise<ProviderStore> {
    const folder = join(dataFolder, 'oidc');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'secrets.json');
    if (!existsSync(file)) {
      const secrets: Secrets = {
        keys: [await newSigningKey()],
        cookieKeys: [randomBytes(32).toString('base64url')],
        demonstrationCode: String(randomInt(100_000, 1_000_000)),
      };
      writePrivately(file, secrets);
    }
    return new ProviderStore(folder, JSON.parse(readFileSync(file, 'utf8')) as Secrets);
  }

  /** Signs with a new key from now on; the previous one still verifies what it signed. */
  async rotateKeys(): Promise<void> {
    this.secrets.keys = [await newSigningKey(), ...this.secrets.keys.slice(0, 1)];
    writePrivately(join(this.folder, 'secrets.json'), this.secrets);
  }

  /** The storage adapter of oidc-provider for one kind of its records. */
  readonly adapter = (kind: string) => ({
    upsert: async (id: string, payload: Payload, expiresIn?: number) => {
      this.entries.set(`${kind}:${id}`, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : null });
      this.writeSoon();
    },
    find: async (id: string) => this.get(`${kind}:${id}`),
    findByUid: async (uid: string) => this.sessions().find((session) => session.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id: string) => {
      const payload = this.get(`${kind}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      this.writeSoon();
    },
    destroy: async (id: string) => {
      this.entries.delete(`${kind}:${id}`);
      this.writeSoon();
    },
    revokeByGrantId: async (grantId: string) => this.revokeGrant(grantId),
  });

  /** Browser sessions that have not expired. */
  sessions(): (Payload & { jti: string; authorizations?: Record<string, { sid: string; grantId?: string }> })[] {
    return [...this.entries.keys()]
      .filter((key) => key.startsWith('Session:'))
      .map((key) => this.get(key))
      .filter((payload) => payload !== undefined) as never;
  }

  revokeGrant(grantId: string): void {
    for (const [key, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(key);
    this.entries.delete(`Grant:${grantId}`);
    this.writeSoon();
  }

  destroySession(id: string): void {
    this.entries.delete(`Session:${id}`);
    this.writeSoon();
  }

  /** Writes what is pending; call it before the process ends. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (const key of [...this.entries.keys()]) this.get(key);
    writePrivately(join(this.folder, 'state.json'), [...this.entries]);
  }

  private get(key: string): Payload | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry.expiresAt !== null && entry.expiresAt <= Date.now()) {
      this.entries.delete(key);
      return undefined;
    }
    return entry.payload;
  }

  private writeSoon(): void {
    this.timer ??= setTimeout(() => this.flush(), WRITE_DELAY_MS).unref();
  }
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(16).toString('base64url'), use: 'sig', alg: 'RS256' };
}

function writePrivately(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
