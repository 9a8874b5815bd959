import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { type AuditEntry, chainHash } from './audit-entry.js';

/** An entry that has no place in its chain yet. `siteId` null: the platform's chain. */
export type NewEntry = Omit<AuditEntry, 'sequence' | 'previousHash' | 'hash'> & { readonly siteId: string | null };

interface Head {
  sequence: number;
  hash: string;
}

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

/** A stretch of a chain with the head as it stood at the same moment. */
export interface ChainPage {
  readonly head: Head | null;
  readonly entries: readonly AuditEntry[];
}

const COLUMNS = 'sequence, at, action, outcome, actor_kind, actor_id, actor_name, subject_kind, subject_id, body, previous_hash, hash';
const TYPES = 'bigint, timestamptz, text, text, text, text, text, text, text, text, text, text';

/** Rows a statement takes at most: what is audited in one transaction may be a whole province. */
const BATCH = 1_000;

/** Every query on the chains. The site's own chain, or the platform's when `siteId` is null. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Appends to the chains in the open transaction. Locks the heads of sites in the order of their ids, the platform's last. */
  async append(entries: readonly NewEntry[]): Promise<void> {
    const ofPlatform = entries.filter((entry) => entry.siteId === null);
    const ofSites = entries.filter((entry) => entry.siteId !== null);
    for (let at = 0; at < ofSites.length; at += BATCH) await this.appendToSites(ofSites.slice(at, at + BATCH));
    for (let at = 0; at < ofPlatform.length; at += BATCH) await this.appendToPlatform(ofPlatform.slice(at, at + BATCH));
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

  /** Entries in the order of the chain, for the verifier. One statement, so that head and entries are of one moment. */
  async page(siteId: string | null, after: number, limit: number): Promise<ChainPage> {
    const [heads, entries] = siteId === null ? ['platform_audit_head', 'platform_audit_entries'] : ['audit_heads', 'audit_entries'];
    const own = siteId === null ? '$1::uuid is null' : 'site_id = $1';
    const rows = await this.database.query<Partial<EntryRow> & { head_sequence: number | null; head_hash: string | null }>(
      `select h.sequence as head_sequence, h.hash as head_hash, e.*
       from (select 1) one
       left join (select sequence, hash from ${heads} where ${own}) h on true
       left join (select ${COLUMNS} from ${entries} where ${own} and sequence > $2 order by sequence limit $3) e on true
       order by e.sequence`,
      [siteId, after, limit],
    );
    const { head_sequence: sequence = null, head_hash: hash = null } = rows[0] ?? {};
    return {
      head: sequence === null || hash === null ? null : { sequence, hash },
      entries: rows.filter((row): row is typeof row & EntryRow => row.sequence !== null).map(toEntry),
    };
  }

  /** Sites that have a chain, even one whose head is gone. Only through the platform's door. */
  async sitesWithChains(): Promise<string[]> {
    const rows = await this.database.query<{ site_id: string }>(
      'select site_id from audit_heads union select site_id from audit_entries order by site_id',
    );
    return rows.map((row) => row.site_id);
  }

  private async appendToSites(entries: readonly NewEntry[]): Promise<void> {
    const siteIds = [...new Set(entries.map((entry) => entry.siteId!))].sort();
    const heads = await this.lockHeads(siteIds);
    const chained = entries.map((entry) => ({ ...link(heads.get(entry.siteId!)!, entry), siteId: entry.siteId }));
    await this.database.query(
      `with moved as (
         update audit_heads h set sequence = n.sequence, hash = n.hash
         from unnest($13::uuid[], $14::bigint[], $15::text[]) as n (site_id, sequence, hash) where h.site_id = n.site_id)
       insert into audit_entries (${COLUMNS}, site_id)
       select * from unnest(${arrays(`${TYPES}`)}, $16::uuid[])`,
      [
        ...columns(chained),
        siteIds,
        siteIds.map((id) => heads.get(id)!.sequence),
        siteIds.map((id) => heads.get(id)!.hash),
        chained.map(({ siteId }) => siteId),
      ],
    );
  }

  private async appendToPlatform(entries: readonly NewEntry[]): Promise<void> {
    const [head] = await this.database.query<Head>('select sequence, hash from platform_audit_head for update');
    if (!head) throw new Error('the head of the platform’s audit chain is gone');
    const chained = entries.map((entry) => link(head, entry));
    await this.database.query(
      `with moved as (update platform_audit_head set sequence = $13, hash = $14)
       insert into platform_audit_entries (${COLUMNS}) select * from unnest(${arrays(TYPES)})`,
      [...columns(chained), head.sequence, head.hash],
    );
  }

  private async lockHeads(siteIds: readonly string[]): Promise<Map<string, Head>> {
    const lock = () =>
      this.database.query<Head & { site_id: string }>(
        'select site_id, sequence, hash from audit_heads where site_id = any($1) order by site_id for update',
        [siteIds],
      );
    let rows = await lock();
    if (rows.length < siteIds.length) {
      await this.database.query(
        `insert into audit_heads (site_id, sequence, hash) select id, 0, '' from unnest($1::uuid[]) id order by id on conflict do nothing`,
        [siteIds],
      );
      rows = await lock();
    }
    return new Map(rows.map(({ site_id, sequence, hash }) => [site_id, { sequence, hash }]));
  }
}

/** Gives an entry its place after `head`, which moves on. */
function link(head: Head, entry: NewEntry): AuditEntry {
  const previousHash = head.hash;
  head.sequence += 1;
  head.hash = chainHash(previousHash, head.sequence, entry.body);
  return { ...entry, sequence: head.sequence, previousHash, hash: head.hash };
}

const arrays = (types: string) =>
  types
    .split(', ')
    .map((type, index) => `$${index + 1}::${type}[]`)
    .join(', ');

const columns = (entries: readonly AuditEntry[]): unknown[][] => [
  entries.map((entry) => entry.sequence),
  entries.map((entry) => entry.at),
  entries.map((entry) => entry.action),
  entries.map((entry) => entry.outcome),
  entries.map((entry) => entry.actorKind),
  entries.map((entry) => entry.actorId),
  entries.map((entry) => entry.actorName),
  entries.map((entry) => entry.subjectKind),
  entries.map((entry) => entry.subjectId),
  entries.map((entry) => entry.body),
  entries.map((entry) => entry.previousHash),
  entries.map((entry) => entry.hash),
];

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
