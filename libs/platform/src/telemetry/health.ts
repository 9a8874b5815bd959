import { Inject, Injectable, Optional } from '@nestjs/common';

/** Something the process cannot serve without; throws with a reason when it is not there. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

/** Multi-provider token is not Nest's way: libs add their checks at start. */
@Injectable()
export class Health {
  private readonly checks: ReadinessCheck[] = [];

  constructor(@Optional() @Inject('READINESS_TIMEOUT_MS') private readonly timeoutMs: number = 2_000) {}

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** Each check with its outcome; the process is ready when all of them are. */
  async readiness(): Promise<{ ready: boolean; checks: { name: string; ok: boolean; reason?: string }[] }> {
    const checks = await Promise.all(
      this.checks.map(async ({ name, check }) => {
        try {
          await within(this.timeoutMs, check());
          return { name, ok: true };
        } catch (error) {
          return { name, ok: false, reason: (error as Error).message };
        }
      }),
    );
    return { ready: checks.every(({ ok }) => ok), checks };
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`không trả lời trong ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
