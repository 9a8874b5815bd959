import type { QueryRunner } from 'typeorm';

/** A programming fault: the wrong door, or none. Never shown to a person. */
export class DoorError extends Error {}

/** What a door leads to. */
export type Passage = { readonly kind: 'site'; readonly siteId: string } | { readonly kind: 'platform' };

const ENDING = new Set(['COMMIT', 'ROLLBACK']);
const TRANSACTION_ABORTED = '25P02';

/**
 * One open transaction. It watches its statements, because what a caller forgets to await would otherwise run after the
 * transaction, on a connection that already serves somebody else; and because PostgreSQL answers COMMIT of a failed
 * transaction with a silent rollback. Statements asked for at once are sent one after the other, as `pg` will demand.
 */
export class Door {
  private readonly closing: (() => Promise<void>)[] = [];
  private turn: Promise<void> = Promise.resolve();
  private fault: unknown = null;
  private open = true;

  constructor(readonly leadsTo: Passage) {}

  get isOpen(): boolean {
    return this.open;
  }

  /** Runs `work` in this transaction when everything else is done, in the order in which it was asked. */
  beforeCommit(work: () => Promise<void>): void {
    this.closing.push(work);
  }

  /** Lets `work` use the transaction of `runner`; afterwards nothing but its end passes. */
  async pass<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
    this.watch(runner);
    try {
      const result = await work();
      for (let last = this.closing.shift(); last; last = this.closing.shift()) await last();
      await this.quiet();
      if (this.fault !== null) await this.refuseAborted(runner);
      return result;
    } finally {
      this.open = false;
    }
  }

  private watch(runner: QueryRunner): void {
    const send = runner.query.bind(runner) as (...statement: unknown[]) => Promise<unknown>;
    const inTurn = (...statement: unknown[]): Promise<unknown> => {
      const sent = this.turn.then(() => {
        if (this.open || ENDING.has(statement[0] as string)) return send(...statement);
        throw new DoorError('the transaction has ended; a statement of it was not awaited');
      });
      this.turn = sent.then(
        () => undefined,
        (error: unknown) => void (this.fault ??= error),
      );
      return sent;
    };
    runner.query = inTurn as QueryRunner['query'];
  }

  private async quiet(): Promise<void> {
    for (let seen: unknown = null; seen !== this.turn;) {
      seen = this.turn;
      await this.turn;
    }
  }

  /** A statement failed and its error was swallowed: unless a savepoint undid it, nothing of the transaction would be stored. */
  private async refuseAborted(runner: QueryRunner): Promise<void> {
    try {
      await runner.query('select 1');
    } catch (error) {
      const aborted = (error as { driverError?: { code?: string } }).driverError?.code === TRANSACTION_ABORTED;
      throw aborted ? this.fault : error;
    }
  }
}
