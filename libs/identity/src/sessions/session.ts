/** A session of the console, without its secrets. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: Date;
  /** Last time the sign-in service confirmed that the account holds. */
  readonly refreshedAt: Date;
  /** Last time it was asked, whatever it answered. */
  readonly checkedAt: Date;
  /** Since when it does not answer; null while it does. */
  readonly unansweredSince: Date | null;
  readonly stepUpUntil: Date | null;
  readonly expiresAt: Date;
}

/** What a session may do now. `away`: the sign-in service has not answered for too long. */
export type SessionMode = 'full' | 'read-only' | 'away';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Limits of a session, in milliseconds. */
export const SESSION_LIMITS = {
  lifetime: 12 * 60 * MINUTE,
  idle: 60 * MINUTE,
  /** In use, the account is confirmed at least this often. */
  confirm: 60 * SECOND,
  /** Pause between two questions while there is no answer. */
  askAgain: 5 * SECOND,
  readOnly: 15 * MINUTE,
  stepUp: 15 * MINUTE,
} as const;

const since = (instant: Date, now: Date): number => now.getTime() - instant.getTime();

export function isLive(session: Session, now: Date): boolean {
  return now < session.expiresAt && since(session.checkedAt, now) < SESSION_LIMITS.idle;
}

/** Whether the sign-in service must be asked before the session acts. */
export function needsConfirmation(session: Session, now: Date): boolean {
  if (session.unansweredSince) return since(session.checkedAt, now) >= SESSION_LIMITS.askAgain;
  return since(session.refreshedAt, now) >= SESSION_LIMITS.confirm;
}

export function modeOf(session: Session, now: Date): SessionMode {
  if (!session.unansweredSince) return 'full';
  return since(session.unansweredSince, now) < SESSION_LIMITS.readOnly ? 'read-only' : 'away';
}

export function hasSteppedUp(session: Session, now: Date): boolean {
  return session.stepUpUntil !== null && now < session.stepUpUntil;
}
