import { CLOCK, type Clock, DomainError } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../database/database.js';
import { JobHandler } from '../jobs/job-handler.decorator.js';
import { type JobData, Jobs } from '../jobs/jobs.js';
import { LOGGER } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { type Letter, LETTER_STATES, type LetterState, pauseBefore } from './letter.js';
import { LetterRepository } from './letter.repository.js';
import { LETTER_QUEUE } from './letters.js';
import { Mail } from './mail.js';

type Unsent = Exclude<LetterState, 'handed' | 'sent'>;
type TriedLetter = Letter & { readonly state: 'waiting' | 'handed' };

/** Sends one letter and records what became of it. */
@Injectable()
export class SendLetter {
  constructor(
    private readonly database: Database,
    private readonly letters: LetterRepository,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.measure();
  }

  @JobHandler(LETTER_QUEUE)
  async send({ letterId }: JobData): Promise<void> {
    const letter = await this.database.inPlatform(() => this.letters.findUnsent(String(letterId)));
    if (letter?.state === 'handed')
      return this.fail({ ...letter, state: 'handed' }, 'unsure', 'a worker stopped while the server was answering');
    if (letter?.state !== 'waiting') return;
    let state: 'waiting' | 'handed' = 'waiting';
    const beforeHandOver = async () => {
      await this.hand(letter);
      state = 'handed';
    };
    try {
      await this.mail.send(letter.mail, { date: letter.createdAt, beforeHandOver });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.judge({ ...letter, state }, error);
    }
    await this.database.inPlatform(() => this.letters.settle(letter.id));
  }

  /** Committed before the letter can be in anybody's hands. */
  private async hand({ id }: Letter): Promise<void> {
    if (!(await this.database.inPlatform(() => this.letters.hand(id)))) throw new Error('another worker sends this letter');
  }

  private async judge(letter: TriedLetter, error: DomainError): Promise<void> {
    const fault = error.cause instanceof Error ? error.cause.message : error.message;
    if (error.code === 'mail_unsure') return this.fail(letter, 'unsure', fault);
    if (error.code !== 'mail_unavailable') return this.fail(letter, 'refused', fault);
    const pause = pauseBefore(letter, this.clock.now());
    await this.fail(letter, pause === null ? 'expired' : 'waiting', fault);
    if (pause === null) return;
    await this.jobs.enqueue(LETTER_QUEUE, { siteId: null, letterId: letter.id }, { key: letter.id, startAfterSeconds: pause });
  }

  private async fail({ id, kind, attempts, state: from }: TriedLetter, state: Unsent, fault: string): Promise<void> {
    await this.database.inPlatform(() => this.letters.fail(id, from, state, fault));
    this.logger[state === 'waiting' ? 'warn' : 'error']({ letter: id, kind, state, fault, attempt: attempts + 1 }, 'letter not sent');
  }

  private measure(): void {
    const { database, letters } = this;
    this.metrics.gauge('letters', 'Letters that did not go, by state', ['state'], async function () {
      const counts = await database.inPlatform(() => letters.countByState()).catch(() => null);
      for (const state of LETTER_STATES.filter((one) => one !== 'sent'))
        this.set({ state }, counts ? (counts.find((one) => one.state === state)?.n ?? 0) : Number.NaN);
    });
  }
}
