import { type Basis, canonicalJson, sha256 } from '@cong-tinh/kernel';
import type { Actor } from '@cong-tinh/platform';

/** What an action reports about itself. `siteId` null: the platform's own chain. */
export interface AuditReport {
  readonly siteId: string | null;
  /** `subject.past_tense`, as in `article.published`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly label?: string };
  readonly details?: object;
  readonly basis?: Basis;
}

export type AuditOutcome = 'done' | 'refused';

/** An entry as it is stored; `body` is the hashed text. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly actorName: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The text that is hashed: canonical JSON (RFC 8785) of everything the entry says. */
export function bodyOf(
  report: AuditReport,
  by: { actor: Actor; at: Date; outcome: AuditOutcome; requestId: string; address: string | null },
): string {
  return canonicalJson({
    action: report.action,
    actor: { kind: by.actor.kind, id: by.actor.id, name: by.actor.name },
    address: by.address,
    at: by.at.toISOString(),
    basis: report.basis ?? null,
    details: report.details ?? null,
    outcome: by.outcome,
    requestId: by.requestId,
    siteId: report.siteId,
    subject: { kind: report.subject.kind, id: report.subject.id, label: report.subject.label ?? null },
  });
}

/** Hash of an entry: over the hash before it, its number and its text. */
export const chainHash = (previousHash: string, sequence: number, body: string): string => sha256(`${previousHash}\n${sequence}\n${body}`);

/** What a body says, as far as it can be read. */
interface Body {
  readonly action?: unknown;
  readonly at?: unknown;
  readonly outcome?: unknown;
  readonly siteId?: unknown;
  readonly actor?: { readonly kind?: unknown; readonly id?: unknown; readonly name?: unknown };
  readonly subject?: { readonly kind?: unknown; readonly id?: unknown };
}

/** Columns repeat the hashed text for searching; answers those that say something else, or null when the text cannot be read. */
export function disagreements(siteId: string | null, entry: AuditEntry): string[] | null {
  const body = read(entry.body);
  if (!body) return null;
  const pairs: [string, unknown, unknown][] = [
    ['site_id', siteId, body.siteId],
    ['action', entry.action, body.action],
    ['outcome', entry.outcome, body.outcome],
    ['at', entry.at.toISOString(), body.at],
    ['actor_kind', entry.actorKind, body.actor?.kind],
    ['actor_id', entry.actorId, body.actor?.id],
    ['actor_name', entry.actorName, body.actor?.name],
    ['subject_kind', entry.subjectKind, body.subject?.kind],
    ['subject_id', entry.subjectId, body.subject?.id],
  ];
  return pairs.filter(([, stored, said]) => stored !== said).map(([column]) => column);
}

function read(body: string): Body | null {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null ? said : null;
  } catch {
    return null;
  }
}
