export interface TurnstileLimits {
  /** Works that run at once. */
  readonly places: number;
  /** Works that may wait. */
  readonly waiting: number;
  /** How long one waits at most, in milliseconds. */
  readonly waitMs: number;
}

/** Lets a limited number of works run at once; a limited number of others wait in order, for a limited time. */
export class Turnstile {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  /** `refuse` makes the error of who finds the queue full or waited in vain. */
  constructor(
    private readonly limits: TurnstileLimits,
    private readonly refuse: () => Error,
  ) {}

  /** @throws the error of `refuse`; the work has not begun then */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.places) this.running += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.queue.length >= this.limits.waiting) throw this.refuse();
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(limit);
        resolve();
      };
      const limit = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(enter), 1);
        reject(this.refuse());
      }, this.limits.waitMs);
      this.queue.push(enter);
    });
  }
}
