import { type Clock, UnavailableError } from '@cong-tinh/kernel';
import type { outboundFetch } from '@cong-tinh/platform';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

export type Fetch = typeof outboundFetch;

const TIME_LIMIT_MS = 5_000;
const SIZE_LIMIT = 256 * 1024;
const MAX_AGE_MS = 10 * 60_000;
/** Keys that could not be fetched again serve this long: a signature does not become wrong because a server rests. */
const STALE_MS = 60 * 60_000;
const COOL_DOWN_MS = 2_000;
const MAX_WAITING = 20;

type LocalKeys = ReturnType<typeof createLocalJWKSet>;

/**
 * The signing keys of the realm, fetched once for all who ask, within 5 s and 256 KB. A key that is not known is looked
 * for at once; a flood of unknown ones causes at most one fetch in 2 s, and the few who wait for it share its answer.
 */
export class KeySet {
  private keys: LocalKeys | null = null;
  private fetchedAt = -Infinity;
  private askedAt = -Infinity;
  private pending: Promise<void> | null = null;
  private waiting = 0;

  constructor(
    private readonly url: string,
    private readonly fetch: Fetch,
    private readonly clock: Clock,
    private readonly pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {}

  /** The key that verifies a token. @throws UnavailableError without keys, jose's JWKSNoMatchingKey when none fits. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.current();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await this.lookAgain();
    return (await this.current())(header, token);
  };

  private async current(): Promise<LocalKeys> {
    const age = this.now - this.fetchedAt;
    if (this.keys && age <= MAX_AGE_MS) return this.keys;
    if (this.pending || this.now - this.askedAt >= COOL_DOWN_MS) await this.fetchOnce().catch(() => undefined);
    if (this.keys && this.now - this.fetchedAt <= STALE_MS) return this.keys;
    throw new UnavailableError('sso_unavailable', 'Dịch vụ đăng nhập chưa trả lời. Hãy thử lại sau ít phút.');
  }

  private async lookAgain(): Promise<void> {
    const asked = this.askedAt;
    const rest = COOL_DOWN_MS - (this.now - asked);
    if (rest > 0 && !this.pending) {
      if (this.waiting >= MAX_WAITING) return;
      this.waiting += 1;
      await this.pause(rest).finally(() => (this.waiting -= 1));
    }
    // Another who waited may have asked meanwhile: its answer, or the one on its way, is ours too.
    const fetching = this.askedAt === asked ? this.fetchOnce() : this.pending;
    await fetching?.catch(() => undefined);
  }

  private fetchOnce(): Promise<void> {
    if (!this.pending) {
      this.askedAt = this.now;
      this.pending = this.load().finally(() => (this.pending = null));
    }
    return this.pending;
  }

  private async load(): Promise<void> {
    const response = await this.fetch(this.url, {
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    if (response.status !== 200 || !response.body) throw new Error(`the key endpoint answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > SIZE_LIMIT) throw new Error('the key endpoint answered more than 256 KB');
      chunks.push(chunk);
    }
    const document: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (!isKeySet(document)) throw new Error('the key endpoint answered no key set');
    this.keys = createLocalJWKSet(document);
    this.fetchedAt = this.now;
  }

  private get now(): number {
    return this.clock.now().getTime();
  }
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  const keys = (value as { keys?: unknown } | null)?.keys;
  return (
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every((key) => typeof key === 'object' && key !== null && typeof (key as { kty?: unknown }).kty === 'string')
  );
}
