/** Keys remembered at once: a flood from ever new addresses must not take the memory. */
const MOST_KEYS = 50_000;

interface Counter {
  count: number;
  readonly endsAt: number;
}

/**
 * Counts per key in windows of one length, each beginning with the first count of its key. Keys stand in the order in which their
 * windows end, so clearing costs nothing; beyond the most, the oldest is forgotten.
 */
export class CountingWindow {
  private readonly counters = new Map<string, Counter>();

  constructor(
    private readonly lengthMs: number,
    private readonly now: () => number,
    private readonly mostKeys = MOST_KEYS,
  ) {}

  get size(): number {
    return this.counters.size;
  }

  add(key: string): { count: number; endsInMs: number } {
    const now = this.now();
    this.forget(now);
    let counter = this.counters.get(key);
    if (!counter) {
      counter = { count: 0, endsAt: now + this.lengthMs };
      this.counters.set(key, counter);
    }
    counter.count += 1;
    return { count: counter.count, endsInMs: counter.endsAt - now };
  }

  private forget(now: number): void {
    for (const [key, { endsAt }] of this.counters) {
      if (endsAt > now && this.counters.size < this.mostKeys) return;
      this.counters.delete(key);
    }
  }
}
