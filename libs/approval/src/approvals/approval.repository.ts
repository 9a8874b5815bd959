import { canonicalJson } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { ChainRoute, Demand, Verdict } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalSubject, Refusal, Signature } from './approval.js';
import type { ApprovalState } from './approval.states.js';

interface ApprovalRow {
  site_id: string;
  id: string;
  state: ApprovalState;
  subject_kind: string;
  subject_id: string;
  subject_label: string;
  content_hash: string;
  route: string;
  rule_basis: string;
  author_may_sign: boolean;
  author_ids: string[];
  author_name: string;
  demands_met: Demand[];
  checklist_version: string | null;
  submitted_by_name: string;
  submitted_at: Date;
  closed_at: Date | null;
}

const COLUMNS = `site_id, id, state, subject_kind, subject_id, subject_label, content_hash, route, rule_basis, author_may_sign, author_ids, author_name,
  demands_met, checklist_version, submitted_by_name, submitted_at, closed_at`;

const LATEST = 'site_id = $1 and subject_kind = $2 and subject_id = $3 order by attempt desc limit 1';

export interface NewApproval extends Omit<Approval, 'state' | 'closedAt'> {
  readonly source: string;
  readonly ruleId: string;
  /** RFC 8785 JSON of the answers. */
  readonly checklist: string | null;
  readonly submittedById: string | null;
}

export interface NewSignature extends Signature {
  readonly siteId: string;
  readonly approvalId: string;
  readonly contentHash: string;
  readonly seatId: string;
  readonly verdicts: Partial<Record<Verdict, 'pass'>>;
  readonly note: string | null;
}

/** Every query on approvals, signatures, refusals and grants. */
@Injectable()
export class ApprovalRepository {
  constructor(private readonly database: Database) {}

  async insert(approval: NewApproval): Promise<void> {
    await this.database.query(
      `insert into approvals (site_id, id, state, attempt, subject_kind, subject_id, subject_label, content_hash, source, route, rule_id, rule_basis,
         author_may_sign, author_ids, author_name, demands_met, checklist_version, checklist, submitted_by_id, submitted_by_name, submitted_at)
       select $1, $2, 'pending', 1 + count(*), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::uuid[], $13, $14::text[], $15, $16, $17::uuid, $18, $19
       from approvals where site_id = $1 and subject_kind = $3 and subject_id = $4`,
      [
        approval.siteId,
        approval.id,
        approval.subject.kind,
        approval.subject.id,
        approval.label,
        approval.contentHash,
        approval.source,
        canonicalJson(approval.route),
        approval.ruleId,
        approval.ruleBasis,
        approval.authorMaySign,
        approval.authorIds,
        approval.authorName,
        approval.demandsMet,
        approval.checklistVersion,
        approval.checklist,
        approval.submittedById,
        approval.submittedByName,
        approval.submittedAt,
      ],
    );
  }

  /** The approval that can still be signed, refused or voided, locked. */
  async lockOpen(siteId: string, subject: ApprovalSubject): Promise<Approval | null> {
    const latest = await this.one(`${LATEST} for update`, [siteId, subject.kind, subject.id]);
    return latest && (latest.state === 'pending' || latest.state === 'granted') ? latest : null;
  }

  /** The latest approval of each of these subjects that has one. */
  async listLatest(siteId: string, subjects: readonly ApprovalSubject[]): Promise<Approval[]> {
    const rows = await this.many(
      `site_id = $1 and (subject_kind, subject_id) in (select * from unnest($2::text[], $3::uuid[])) order by attempt`,
      [siteId, subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
    );
    return [...new Map(rows.map((approval) => [approval.subject.id, approval])).values()];
  }

  async findLatest(siteId: string, subject: ApprovalSubject): Promise<Approval | null> {
    return this.one(LATEST, [siteId, subject.kind, subject.id]);
  }

  async listPending(siteId: string): Promise<Approval[]> {
    return this.many(`site_id = $1 and state = 'pending' order by submitted_at, id limit 200`, [siteId]);
  }

  async close(siteId: string, id: string, state: ApprovalState, at: Date): Promise<void> {
    await this.database.query('update approvals set state = $3, closed_at = $4 where site_id = $1 and id = $2', [siteId, id, state, at]);
  }

  async listSignatures(siteId: string, approvalIds: readonly string[]): Promise<(Signature & { approvalId: string })[]> {
    return this.database.query(
      `select approval_id as "approvalId", id, stage, signer_rule as rule, account_id as "accountId", account_name as "accountName", seat_kind as "seatKind",
         position, delegation_id as "delegationId", signed_at as "signedAt"
       from signatures where site_id = $1 and approval_id = any($2::uuid[]) order by signed_at, id`,
      [siteId, approvalIds],
    );
  }

  async insertSignature(signature: NewSignature): Promise<void> {
    const { verdicts } = signature;
    await this.database.query(
      `insert into signatures (site_id, id, approval_id, content_hash, stage, signer_rule, account_id, account_name, seat_id, seat_kind, position, delegation_id,
         verdict_content, verdict_form, verdict_dosage, note, signed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        signature.siteId,
        signature.id,
        signature.approvalId,
        signature.contentHash,
        signature.stage,
        signature.rule,
        signature.accountId,
        signature.accountName,
        signature.seatId,
        signature.seatKind,
        signature.position,
        signature.delegationId,
        verdicts.content ?? null,
        verdicts.form ?? null,
        verdicts.dosage ?? null,
        signature.note,
        signature.signedAt,
      ],
    );
  }

  /** The last signature writes what publication's composite key points at. */
  async insertGrant(approval: Approval, lastSignatureId: string, at: Date): Promise<void> {
    await this.database.query(
      `insert into granted_approvals (site_id, id, subject_kind, subject_id, content_hash, last_signature_id, granted_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [approval.siteId, approval.id, approval.subject.kind, approval.subject.id, approval.contentHash, lastSignatureId, at],
    );
  }

  async insertRefusal(approval: Approval, id: string, refusal: Refusal, accountId: string): Promise<void> {
    await this.database.query(
      `insert into refusals (site_id, id, approval_id, ground, ground_number, conceals, note, duplicate_of_id, recheck_on, account_id, account_name, seat_kind, refused_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        approval.siteId,
        id,
        approval.id,
        refusal.ground,
        refusal.groundNumber,
        refusal.conceals,
        refusal.note,
        refusal.duplicateOfId,
        refusal.recheckOn,
        accountId,
        refusal.refusedByName,
        refusal.seatKind,
        refusal.refusedAt,
      ],
    );
  }

  async findRefusal(siteId: string, approvalId: string): Promise<Refusal | null> {
    const [row] = await this.database.query<Refusal>(
      `select ground, ground_number as "groundNumber", conceals, note, duplicate_of_id as "duplicateOfId", recheck_on as "recheckOn",
         account_name as "refusedByName", seat_kind as "seatKind", refused_at as "refusedAt"
       from refusals where site_id = $1 and approval_id = $2`,
      [siteId, approvalId],
    );
    return row ?? null;
  }

  private async one(where: string, params: unknown[]): Promise<Approval | null> {
    return (await this.many(where, params))[0] ?? null;
  }

  private async many(where: string, params: unknown[]): Promise<Approval[]> {
    const rows = await this.database.query<ApprovalRow>(`select ${COLUMNS} from approvals where ${where}`, params);
    return rows.map(toApproval);
  }
}

const toApproval = (row: ApprovalRow): Approval => ({
  siteId: row.site_id,
  id: row.id,
  state: row.state,
  subject: { kind: row.subject_kind, id: row.subject_id },
  label: row.subject_label,
  contentHash: row.content_hash,
  route: JSON.parse(row.route) as ChainRoute,
  ruleBasis: row.rule_basis,
  authorMaySign: row.author_may_sign,
  authorIds: row.author_ids,
  authorName: row.author_name,
  demandsMet: row.demands_met,
  checklistVersion: row.checklist_version,
  submittedByName: row.submitted_by_name,
  submittedAt: row.submitted_at,
  closedAt: row.closed_at,
});
