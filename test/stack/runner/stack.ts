import { announce, unannounce } from './announcement.js';
import { Cache, cacheFolder, demandPassable } from './cache.js';
import { Ground } from './ground.js';
import type { FactsOf, Part } from './part.js';
import { endCommands } from './run-command.js';
import type { Running } from './running.js';
import { StackError } from './stack.errors.js';
import { bringUp } from './start-part.js';

export interface StackOptions {
  readonly parts: readonly Part[];
  /** Takes one line about one part, with the seconds since the start. */
  tell(part: string, text: string): void;
}

/** Servers that run side by side, and end together. */
export class Stack {
  private readonly running = new Map<string, Running>();
  private closing: Promise<void> | null = null;
  /** Aborted once nobody waits any more for what is still coming up. */
  private readonly givenUp = new AbortController();

  private constructor(
    private readonly ground: Ground,
    private readonly cache: Cache,
    private readonly options: StackOptions,
  ) {}

  /** Takes the ground and clears what killed runs left; nothing runs yet. */
  static async prepare(options: StackOptions): Promise<Stack> {
    const cache = new Cache(cacheFolder(), (text) => options.tell('cache', text));
    demandPassable(cache.folder);
    return new Stack(await Ground.take(), cache, options);
  }

  get folder(): string {
    return this.ground.folder;
  }

  get logs(): string {
    return this.ground.logs;
  }

  /** What had to be downloaded or built for this run. */
  get made(): readonly string[] {
    return this.cache.made;
  }

  /** Every running part with what it tells of itself. */
  described(): [string, object][] {
    return [...this.running].map(([name, { facts }]) => [name, facts]);
  }

  /** @throws Error when the part is not among those that run */
  factsOf<P extends Part>({ name }: P): FactsOf<P> {
    const running = this.running.get(name);
    if (!running) throw new Error(`${name} does not run`);
    return running.facts as FactsOf<P>;
  }

  /** Resolves with a sentence when a part ends by itself. */
  readonly broken = new Promise<string>((resolve) => (this.tellBroken = resolve));
  declare private tellBroken: (sentence: string) => void;

  /** Ends every part, the last one first, and whatever else of this run still lives. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    unannounce();
    this.giveUp();
    for (const one of [...this.running.values()].reverse()) await one.stop();
    await this.ground.clear();
  }

  /** Brings all parts up side by side, each after its needs. @throws StackError; {@link close} ends what had started */
  async bringAllUp(): Promise<void> {
    const started = new Map<string, Promise<void>>();
    const up = (part: Part): Promise<void> => {
      const known = started.get(part.name);
      if (known) return known;
      const needs = Promise.all((part.needs ?? []).map(up));
      // Heard of where it is waited for, or from the part that failed.
      needs.catch(() => undefined);
      const mine = this.bringUp(part, needs);
      started.set(part.name, mine);
      return mine;
    };
    const all = this.options.parts.map(up);
    try {
      await Promise.all(all);
    } catch (error) {
      this.giveUp();
      await Promise.allSettled(started.values());
      throw error;
    }
    this.announce();
  }

  private async bringUp(part: Part, needs: Promise<unknown>): Promise<void> {
    const { ground, cache } = this;
    const since = performance.now();
    const tell = (text: string) => this.options.tell(part.name, text);
    tell(part.version);
    const neighbours = async () => {
      await needs;
      return this.facts();
    };
    const { signal } = this.givenUp;
    const running = await bringUp(part, { ground, cache, neighbours, signal, tell });
    this.running.set(part.name, running);
    running.onUnexpectedEnd(this.tellBroken);
    tell(`sẵn sàng sau ${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} giây / ready`);
  }

  private giveUp(): void {
    this.givenUp.abort(new StackError('Đã dừng / stopped'));
    endCommands();
  }

  private facts(): ReadonlyMap<string, object> {
    return new Map([...this.running].map(([name, { facts }]) => [name, facts]));
  }

  private announce(): void {
    const { folder, logs } = this.ground;
    const parts = [...this.running].map(([name, { facts, pid, part }]) => [name, { facts, pid, version: part.version }]);
    announce({ folder, logs, cache: this.cache.folder, parts: Object.fromEntries(parts) });
  }
}
