import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { type AuditEntry, chainHash } from './audit-entry.js';

type NewEntry = Omit<AuditEntry, 'sequence' | 'previousHash' | 'hash'>;

interface EntryRow {
  sequence: number;
  at: Date;
  action: string;
  outcome: AuditEntry['outcome'];
  actor_kind: AuditEntry['actorKind'];
  actor_id: string | null;
  actor_name: string;
  subject_kind: string;
  subject_id: string;
  body: string;
  previous_hash: string;
  hash: string;
}

export interface AuditFilter {
  /** Entries before this number; newest first. */
  readonly before?: number;
  readonly action?: string;
  readonly subjectId?: string;
  readonly outcome?: AuditEntry['outcome'];
  readonly limit: number;
}

const COLUMNS = 'sequence, at, action, outcome, actor_kind, actor_id, actor_name, subject_kind, subject_id, body, previous_hash, hash';

/** Every query on the chains. The site's own chain, or the platform's when `siteId` is null. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Appends to a chain in the open transaction; the head's row lock puts writers of one chain in line. */
  async append(siteId: string | null, entry: NewEntry): Promise<AuditEntry> {
    const head = await this.lockHead(siteId);
    const sequence = head.sequence + 1;
    const hash = chainHash(head.hash, sequence, entry.body);
    const values = [
      sequence,
      entry.at,
      entry.action,
      entry.outcome,
      entry.actorKind,
      entry.actorId,
      entry.actorName,
      entry.subjectKind,
      entry.subjectId,
      entry.body,
      head.hash,
      hash,
    ];
    if (siteId === null) {
      await this.database.query(
        `with moved as (update platform_audit_head set sequence = $1, hash = $12)
         insert into platform_audit_entries (${COLUMNS}) values (${places(1, 12)})`,
        values,
      );
    } else {
      await this.database.query(
        `with moved as (update audit_heads set sequence = $1, hash = $12 where site_id = $13)
         insert into audit_entries (${COLUMNS}, site_id) values (${places(1, 13)})`,
        [...values, siteId],
      );
    }
    return { ...entry, sequence, previousHash: head.hash, hash };
  }

  async list(siteId: string | null, { before, action, subjectId, outcome, limit }: AuditFilter): Promise<AuditEntry[]> {
    const rows = await this.database.query<EntryRow>(
      `select ${COLUMNS} from ${siteId === null ? 'platform_audit_entries' : 'audit_entries'}
       where ${siteId === null ? '$1::uuid is null' : 'site_id = $1'}
         and ($2::bigint is null or sequence < $2) and ($3::text is null or action = $3)
         and ($4::text is null or subject_id = $4) and ($5::text is null or outcome = $5)
       order by sequence desc limit $6`,
      [siteId, before ?? null, action ?? null, subjectId ?? null, outcome ?? null, limit],
    );
    return rows.map(toEntry);
  }

  /** Entries in the order of the chain, for the verifier. */
  async page(siteId: string | null, after: number, limit: number): Promise<AuditEntry[]> {
    const rows = await this.database.query<EntryRow>(
      `select ${COLUMNS} from ${siteId === null ? 'platform_audit_entries' : 'audit_entries'}
       where ${siteId === null ? '$1::uuid is null' : 'site_id = $1'} and sequence > $2 order by sequence limit $3`,
      [siteId, after, limit],
    );
    return rows.map(toEntry);
  }

  async head(siteId: string | null): Promise<{ sequence: number; hash: string } | null> {
    const [row] =
      siteId === null
        ? await this.database.query<{ sequence: number; hash: string }>('select sequence, hash from platform_audit_head')
        : await this.database.query<{ sequence: number; hash: string }>('select sequence, hash from audit_heads where site_id = $1', [
            siteId,
          ]);
    return row ?? null;
  }

  /** Sites that have a chain. Only through the platform's door. */
  async sitesWithChains(): Promise<string[]> {
    const rows = await this.database.query<{ site_id: string }>('select site_id from audit_heads order by site_id');
    return rows.map((row) => row.site_id);
  }

  private async lockHead(siteId: string | null): Promise<{ sequence: number; hash: string }> {
    if (siteId === null) {
      const [head] = await this.database.query<{ sequence: number; hash: string }>(
        'select sequence, hash from platform_audit_head for update',
      );
      return head!;
    }
    const read = 'select sequence, hash from audit_heads where site_id = $1 for update';
    const [head] = await this.database.query<{ sequence: number; hash: string }>(read, [siteId]);
    if (head) return head;
    await this.database.query(`insert into audit_heads (site_id, sequence, hash) values ($1, 0, '') on conflict do nothing`, [siteId]);
    const [made] = await this.database.query<{ sequence: number; hash: string }>(read, [siteId]);
    return made!;
  }
}

const places = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `$${from + index}`).join(', ');

const toEntry = (row: EntryRow): AuditEntry => ({
  sequence: row.sequence,
  at: row.at,
  action: row.action,
  outcome: row.outcome,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  body: row.body,
  previousHash: row.previous_hash,
  hash: row.hash,
});
