import { dateInVietnam } from './vietnam-time.js';
import type { IsoDate } from './iso-date.js';

/** Where the time comes from; `today` is Vietnam's day. Injected, never patched. */
export interface Clock {
  now(): Date;
  today(): IsoDate;
}

/** Injection token of the Clock. */
export const CLOCK = Symbol('CLOCK');

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dateInVietnam(new Date()),
};

/** A clock that stands still until told otherwise. */
export interface FixedClock extends Clock {
  set(instant: string | Date): void;
  advance(milliseconds: number): void;
}

export function fixedClock(instant: string | Date): FixedClock {
  let time = new Date(instant).getTime();
  if (Number.isNaN(time)) throw new TypeError(`fixedClock: ${String(instant)} is no instant`);
  return {
    now: () => new Date(time),
    today: () => dateInVietnam(new Date(time)),
    set: (to) => {
      time = new Date(to).getTime();
    },
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}
