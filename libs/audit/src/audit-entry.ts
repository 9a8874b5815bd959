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
