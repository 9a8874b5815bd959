import type { FactsOf, Part } from './part.js';
import { pausable } from './running.js';

/** What the runner tells the processes that test its servers. */
export interface Announcement {
  readonly folder: string;
  readonly logs: string;
  readonly cache: string;
  readonly parts: Readonly<Record<string, { facts: object; pid: number; version: string }>>;
}

const VARIABLE = 'CONG_TINH_STACK';

export function announce(announcement: Announcement): void {
  process.env[VARIABLE] = JSON.stringify(announcement);
}

export function unannounce(): void {
  delete process.env[VARIABLE];
}

export function announced(): Announcement {
  const text = process.env[VARIABLE];
  if (text) return JSON.parse(text) as Announcement;
  throw new Error('No stack runs. These specs are run by `npm run test:stack`.');
}

/** What a running part tells of itself. @throws Error when it is not up */
export function stackFacts<P extends Part>(part: P): FactsOf<P> {
  return entryOf(part).facts as FactsOf<P>;
}

/** Holds up a running part that other specs use as well; {@link startPart} gives one that can be ended too. */
export function stackPause(part: Part): { pause(): void; resume(): void } {
  return pausable(entryOf(part).pid);
}

function entryOf(part: Part) {
  const entry = announced().parts[part.name];
  if (!entry) throw new Error(`${part.name} does not run: name it beside this spec in test/stack/plan.ts`);
  return entry;
}
