import type { AuditEntry } from './audit-entry.js';
import type { AuditEntryView, AuditPage } from './http/audit.dto.js';

interface Body {
  basis: string | null;
  details: Record<string, unknown> | null;
  address: string | null;
  requestId: string;
  subject: { label: string | null };
}

export function toAuditView(entry: AuditEntry): AuditEntryView {
  const body = JSON.parse(entry.body) as Body;
  return {
    sequence: entry.sequence,
    at: entry.at.toISOString(),
    action: entry.action,
    outcome: entry.outcome,
    actor: { kind: entry.actorKind, id: entry.actorId, name: entry.actorName },
    subject: { kind: entry.subjectKind, id: entry.subjectId, label: body.subject.label },
    basis: body.basis,
    details: body.details,
    address: body.address,
    requestId: body.requestId,
    hash: entry.hash,
    previousHash: entry.previousHash,
  };
}

export function toAuditPage(entries: readonly AuditEntry[], limit: number): AuditPage {
  return { items: entries.map(toAuditView), next: entries.length === limit ? (entries.at(-1)?.sequence ?? null) : null };
}
