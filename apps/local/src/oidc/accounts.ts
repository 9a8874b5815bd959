import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@cong-tinh/kernel';

/** A demonstration account: an office, never a person; its mail ends in `.example`. */
export interface EmbeddedAccount {
  readonly username: string;
  readonly password: string;
  /** The office that signs in, e.g. "Chủ tịch UBND xã Thạnh Đức (minh họa)". */
  readonly name: string;
  readonly email: string;
  /** Accounts whose address was not verified cannot accept an invitation. Default true. */
  readonly emailVerified?: boolean;
  /** Groups by their paths, e.g. `/don-vi/80-02`. */
  readonly groups?: readonly string[];
}

const ATTEMPTS = 5;
const PAUSE_MS = 60_000;

/** The account's subject: the same at every start, of the shape that Keycloak gives. */
export function subjectOf(username: string): string {
  const hex = createHash('sha256').update(`cong-tinh:${username}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export type PasswordVerdict = 'right' | 'wrong' | 'paused';

/** Who can sign in, who was disabled at run time, and how often somebody guessed. */
export class Accounts {
  private readonly byName = new Map<string, EmbeddedAccount>();
  private readonly bySubject = new Map<string, EmbeddedAccount>();
  private readonly disabled = new Set<string>();
  private readonly failures = new Map<string, { count: number; last: number }>();

  constructor(
    accounts: readonly EmbeddedAccount[],
    private readonly clock: Clock,
  ) {
    for (const account of accounts) {
      this.byName.set(account.username, account);
      this.bySubject.set(subjectOf(account.username), account);
    }
  }

  /** The enabled account of a user name or e-mail address. */
  find(login: string): EmbeddedAccount | null {
    const key = login.trim().toLowerCase();
    const account = this.byName.get(key) ?? [...this.byName.values()].find((one) => one.email.toLowerCase() === key);
    return account && !this.disabled.has(account.username) ? account : null;
  }

  findBySubject(subject: string): EmbeddedAccount | null {
    const account = this.bySubject.get(subject);
    return account && !this.disabled.has(account.username) ? account : null;
  }

  list(): EmbeddedAccount[] {
    return [...this.byName.values()];
  }

  setEnabled(username: string, enabled: boolean): void {
    if (!this.byName.has(username)) throw new Error(`no demonstration account ${username}`);
    if (enabled) this.disabled.delete(username);
    else this.disabled.add(username);
  }

  /** From now on there is no such account. */
  remove(username: string): void {
    this.byName.delete(username);
    this.bySubject.delete(subjectOf(username));
  }

  /** Checks a secret of an account; five wrong ones in a row pause that login for a minute. */
  check(login: string, expected: string | null, given: string): PasswordVerdict {
    const key = login.trim().toLowerCase();
    const now = this.clock.now().getTime();
    const failed = this.failures.get(key);
    if (failed && failed.count >= ATTEMPTS && now - failed.last < PAUSE_MS) return 'paused';
    if (expected !== null && sameSecret(expected, given)) {
      this.failures.delete(key);
      return 'right';
    }
    const count = failed && now - failed.last < PAUSE_MS ? failed.count + 1 : 1;
    if (this.failures.size > 1000) this.failures.clear();
    this.failures.set(key, { count, last: now });
    return 'wrong';
  }
}

function sameSecret(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
