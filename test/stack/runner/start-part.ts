import { accountOf } from './accounts.js';
import { announced } from './announcement.js';
import { Cache } from './cache.js';
import { Ground } from './ground.js';
import type { Part } from './part.js';
import { Place } from './place.js';
import { Running } from './running.js';
import { partFailed } from './stack.errors.js';
import { Tools } from './tools.js';

export interface StartFacts {
  readonly ground: Ground;
  readonly cache: Cache;
  /** What the parts that this one needs tell of themselves, once they run. */
  neighbours(): Promise<ReadonlyMap<string, object>>;
  /** Aborted with the reason when nobody waits for the part any more. */
  readonly signal?: AbortSignal;
  tell(text: string): void;
}

/** Gets a part while those it needs come up, prepares it and starts it; what it left behind is ended when one of that fails. */
export async function bringUp<Got, Facts extends object>(
  part: Part<Got, Facts>,
  { ground, cache, neighbours, signal, tell }: StartFacts,
): Promise<Running<Got, Facts>> {
  const { folder, log } = ground.placeFor(part.name);
  const doing = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw partFailed(part.name, what, error, log);
    }
  };
  const got = await doing('lấy về / getting', () => part.get(new Tools(cache, log, tell)));
  const place = new Place(folder, log, accountOf(part), await neighbours());
  signal?.throwIfAborted();
  const facts = await doing('chuẩn bị / preparing', () => part.prepare(place, got));
  const running = new Running(part, got, facts, place, ground);
  try {
    await doing('khởi động / starting', () => running.start(signal));
    await doing('bày biện / furnishing', async () => part.furnish?.(facts, place, got));
  } catch (error) {
    await running.kill();
    throw error;
  }
  return running;
}

/** A server of a spec's own, to be killed and restarted; the spec stops it. Its needs are the run's own parts, or those given. */
export function startPart<Got, Facts extends object>(part: Part<Got, Facts>, needs: readonly Running[] = []): Promise<Running<Got, Facts>> {
  const { folder, logs, cache, parts } = announced();
  const neighbours = new Map(Object.entries(parts).map(([name, { facts }]) => [name, facts]));
  for (const need of needs) neighbours.set(need.part.name, need.facts);
  return bringUp(part, {
    ground: Ground.of(folder, logs),
    cache: new Cache(cache),
    neighbours: () => Promise.resolve(neighbours),
    tell: () => undefined,
  });
}
