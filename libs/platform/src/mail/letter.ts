import type { OutgoingMail } from './compose-message.js';

/**
 * `waiting`: to be sent, or sent again; `handed`: given to the server, which has not answered yet; `sent`: the server took it;
 * `refused`: it will never take it; `unsure`: nobody knows, and only a person may send it again; `expired`: tried for too long.
 */
export const LETTER_STATES = ['waiting', 'handed', 'sent', 'refused', 'unsure', 'expired'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** A letter that stays on record until it went. */
export interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly mail: OutgoingMail;
  readonly state: LetterState;
  /** Times it was sent and not taken. */
  readonly attempts: number;
  readonly createdAt: Date;
}

const FIRST_PAUSE = 30;
const LAST_PAUSE = 3_600;
const DAY_MS = 86_400_000;

/** RFC 5321, 4.5.4.1 asks for four days at least. */
export const RETRY_DAYS = 4;

/** Seconds until a letter is sent again that the server did not take; null when it was tried for long enough. */
export function pauseBefore(letter: Pick<Letter, 'attempts' | 'createdAt'>, now: Date): number | null {
  const pause = Math.min(FIRST_PAUSE * 2 ** letter.attempts, LAST_PAUSE);
  return now.getTime() + pause * 1_000 - letter.createdAt.getTime() > RETRY_DAYS * DAY_MS ? null : pause;
}
