import { Inject, Injectable, Optional } from '@nestjs/common';
import { withinTime } from '../time-limit.js';

/** Something the process cannot serve without; throws with a reason when it is not there. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly reason?: string }[];
}

/** Multi-provider token is not Nest's way: libs add their checks at start. */
@Injectable()
export class Health {
  private readonly checks: ReadinessCheck[] = [];
  /** A check that hangs is asked once, however often its answer is wanted. */
  private readonly asked = new Map<ReadinessCheck, Promise<void>>();

  constructor(@Optional() @Inject('READINESS_TIMEOUT_MS') private readonly timeoutMs: number = 2_000) {}

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** Each check with its outcome; the process is ready when all of them are. */
  async readiness(): Promise<Readiness> {
    const checks = await Promise.all(
      this.checks.map(async (one) => {
        try {
          await withinTime(this.timeoutMs, this.ask(one));
          return { name: one.name, ok: true };
        } catch (error) {
          return { name: one.name, ok: false, reason: (error as Error).message };
        }
      }),
    );
    return { ready: checks.every(({ ok }) => ok), checks };
  }

  private ask(one: ReadinessCheck): Promise<void> {
    let answer = this.asked.get(one);
    if (!answer) {
      answer = (async () => one.check())().finally(() => this.asked.delete(one));
      // Who waits has the rejection too; when nobody waits any longer it ends here.
      answer.catch(() => undefined);
      this.asked.set(one, answer);
    }
    return answer;
  }
}
