import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { OutgoingMail } from './compose-message.js';
import type { Letter, LetterState } from './letter.js';

interface LetterRow {
  id: string;
  key: string;
  kind: string;
  recipient: string;
  content: Omit<OutgoingMail, 'to' | 'key'>;
  state: LetterState;
  attempts: number;
  created_at: Date;
}

/** A letter that only a person can send again. */
export interface GivenUpLetter {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly state: LetterState;
  readonly fault: string;
  readonly createdAt: Date;
}

/** Every query on letters; only through the platform's door. */
@Injectable()
export class LetterRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes a letter down unless its key is there already. */
  async insert(id: string, kind: string, { to, key, ...content }: OutgoingMail): Promise<void> {
    await this.database.query(
      `insert into letters (id, key, kind, recipient, content, state, created_at, touched_at)
       values ($1, $2, $3, $4, $5, 'waiting', $6, $6) on conflict (key) do nothing`,
      [id, key, kind, to, JSON.stringify(content), this.clock.now()],
    );
  }

  async findId(key: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>('select id from letters where key = $1', [key]);
    return row?.id ?? null;
  }

  /** Null when it went. */
  async findUnsent(id: string): Promise<Letter | null> {
    const [row] = await this.database.query<LetterRow>(
      `select id, key, kind, recipient, content, state, attempts, created_at from letters where id = $1 and state <> 'sent'`,
      [id],
    );
    return row ? toLetter(row) : null;
  }

  /** Of several that send a letter at once, one is told true. */
  async hand(id: string): Promise<boolean> {
    return this.move(id, ['waiting'], `state = 'handed'`, []);
  }

  /** It went; known for certain even where it was doubted meanwhile. */
  async settle(id: string): Promise<void> {
    await this.move(id, ['handed', 'unsure'], `state = 'sent', content = null, fault = null`, []);
  }

  /** The server did not take it: `waiting` for another time, or given up. */
  async fail(id: string, from: 'waiting' | 'handed', state: Exclude<LetterState, 'handed' | 'sent'>, fault: string): Promise<void> {
    await this.move(id, [from], `state = $3, fault = $4, attempts = attempts + 1`, [state, fault]);
  }

  /** A person decides that it goes again. False when it is not one of those that were given up. */
  async revive(id: string): Promise<boolean> {
    return this.move(id, ['refused', 'unsure', 'expired'], `state = 'waiting', attempts = 0`, []);
  }

  /** Letters that did not go and are not tried any more, oldest first. */
  async listGivenUp(): Promise<GivenUpLetter[]> {
    return this.database.query(
      `select id, kind, recipient, state, fault, created_at as "createdAt" from letters
       where state in ('refused', 'unsure', 'expired') order by created_at, id limit 500`,
    );
  }

  /** Waiting letters that nobody has touched since. */
  async listForgotten(before: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from letters where state in ('waiting', 'handed') and touched_at < $1 order by created_at limit 1000`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  async countByState(): Promise<{ state: LetterState; n: number }[]> {
    return this.database.query(`select state, count(*)::int as n from letters where state <> 'sent' group by state`);
  }

  /** Forgets letters that went. */
  async purge(before: Date): Promise<void> {
    await this.database.query(`delete from letters where state = 'sent' and created_at < $1`, [before]);
  }

  private async move(id: string, from: readonly LetterState[], change: string, values: readonly unknown[]): Promise<boolean> {
    const touched = `touched_at = $${values.length + 3}`;
    const rows = await this.database.query(`update letters set ${change}, ${touched} where id = $1 and state = any($2) returning id`, [
      id,
      from,
      ...values,
      this.clock.now(),
    ]);
    return rows.length > 0;
  }
}

const toLetter = ({ id, key, kind, recipient, content, state, attempts, created_at: createdAt }: LetterRow): Letter => ({
  id,
  kind,
  mail: { ...content, to: recipient, key },
  state,
  attempts,
  createdAt,
});
