import type { Place } from './place.js';
import type { Tools } from './tools.js';

/** How a server is run; in the foreground, so that its end is seen and its process can be ended. */
export interface Command {
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** One real server: how to get it, prepare it, run it and know that it answers. */
export interface Part<Got = unknown, Facts extends object = object> {
  readonly name: string;
  readonly version: string;
  /** Parts that must answer before this one is prepared. */
  readonly needs?: readonly Part[];
  /** System account to run as when root starts it; without one, a numeric user that nobody else has. `root` for what drops rights itself. */
  readonly account?: string;
  /** Gets what it is made of into the cache; a second call finds it there. */
  get(tools: Tools): Promise<Got>;
  /** Writes its configuration into its own folder, and answers what others need to know of it: ports, keys, addresses. */
  prepare(place: Place, got: Got): Promise<Facts>;
  command(got: Got, facts: Facts, place: Place): Command;
  /** The right answer, not just any answer: something else may sit on the port. */
  ready(facts: Facts, place: Place): Promise<boolean>;
  /** What is left to do once it answers: accounts, buckets, databases. */
  furnish?(facts: Facts, place: Place, got: Got): Promise<void>;
  /** Seconds from start to the right answer; 60 when not said. */
  readonly patience?: number;
  /** Signal that asks it to end; SIGTERM when not said. */
  readonly endSignal?: NodeJS.Signals;
}

/** Lets TypeScript find out what a part gets and tells. */
export const part = <Got, Facts extends object>(description: Part<Got, Facts>): Part<Got, Facts> => description;

export type FactsOf<P> = P extends Part<infer _Got, infer Facts> ? Facts : never;
