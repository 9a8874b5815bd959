import { CLOCK, type Clock, nfc, uuidv7 } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Outbox, RequestContext } from '@cong-tinh/platform';
import type { ChainStage, Demand, Verdict } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { Boards } from '../boards/boards.service.js';
import { apply, type MaySign, maySign, missingDemands, missingVerdicts, type Progress } from '../chain/engine.js';
import { Signers } from '../signers/signers.service.js';
import { contentChanged, demandMissing, noApproval, signRefused, verdictFailed, verdictMissing } from './approval.errors.js';
import { ApprovalRepository } from './approval.repository.js';
import { approvalStates } from './approval.states.js';
import type { Approval, ApprovalSubject } from './approval.js';

export interface SignatureInput {
  readonly siteId: string;
  readonly subject: ApprovalSubject;
  /** The hash of what the signer has before him. */
  readonly contentHash: string;
  readonly verdicts: Partial<Record<Verdict, 'pass' | 'fail'>>;
  /** What the signer confirms at his stage: the spelling check, for instance. */
  readonly confirms?: readonly Demand[];
  readonly note?: string | null;
}

export interface SignatureResult {
  readonly approval: Approval;
  readonly stage: ChainStage;
  /** The last stage is complete: publication may follow. */
  readonly granted: boolean;
}

type Allowed = Extract<MaySign, { allowed: true }>;

/** Signs the text whose hash the signer names; the last signature writes the grant. */
@Injectable()
export class SignApprovalAction {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly boards: Boards,
    private readonly signers: Signers,
    private readonly request: RequestContext,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(input: SignatureInput): Promise<SignatureResult> {
    const approval = await this.lock(input);
    await this.boards.requireActive(input.siteId);
    const progress = await this.progressOf(approval);
    const allowed = await this.admit(input, approval, progress);
    const signatureId = await this.sign(input, approval, allowed);
    const { granted } = apply(progress, { stage: allowed.stage.key, rule: allowed.rule, accountId: this.request.actor.id! });
    if (granted) await this.grant(approval, signatureId);
    await this.tell(approval, allowed, granted);
    return { approval: granted ? { ...approval, state: 'granted' } : approval, stage: allowed.stage, granted };
  }

  private async lock({ siteId, subject, contentHash }: SignatureInput): Promise<Approval> {
    const approval = await this.approvals.lockOpen(siteId, subject);
    if (!approval) throw noApproval();
    if (approval.contentHash !== contentHash) throw contentChanged();
    return approval;
  }

  private async progressOf(approval: Approval): Promise<Progress> {
    const { siteId, id, route, authorMaySign, authorIds } = approval;
    const authors = await this.signers.authors(siteId, authorIds);
    return { route, authorMaySign, authors, signed: await this.approvals.listSignatures(siteId, [id]) };
  }

  /** Seats and delegations are those of this moment. Basis: LA-9.4.c */
  private async admit(input: SignatureInput, approval: Approval, progress: Progress): Promise<Allowed> {
    const answer = maySign(progress, await this.signers.current(input.siteId));
    if (!answer.allowed) throw signRefused(answer.because);
    const missing = missingVerdicts(answer.stage, input.verdicts);
    if (missing.length > 0) throw verdictMissing(missing);
    const failed = answer.stage.verdicts.filter((verdict) => input.verdicts[verdict] === 'fail');
    if (failed.length > 0) throw verdictFailed(failed);
    const unmet = missingDemands(answer.stage, [...approval.demandsMet, ...(input.confirms ?? [])]);
    if (unmet.length > 0) throw demandMissing(unmet);
    return answer;
  }

  private async sign(input: SignatureInput, approval: Approval, { stage, rule, standing }: Allowed): Promise<string> {
    const now = this.clock.now();
    const id = uuidv7(now);
    const { actor } = this.request;
    await this.approvals.insertSignature({
      id,
      siteId: approval.siteId,
      approvalId: approval.id,
      contentHash: approval.contentHash,
      stage: stage.key,
      rule,
      accountId: actor.id!,
      accountName: actor.name,
      seatId: standing.post.seatId,
      seatKind: standing.post.kind,
      position: standing.post.position,
      delegationId: standing.delegationId,
      verdicts: Object.fromEntries(stage.verdicts.map((verdict) => [verdict, 'pass'])),
      note: nfc(input.note ?? '').trim() || null,
      signedAt: now,
    });
    return id;
  }

  private async grant(approval: Approval, signatureId: string): Promise<void> {
    const now = this.clock.now();
    await this.approvals.close(approval.siteId, approval.id, approvalStates.next(approval.state, 'grant'), now);
    await this.approvals.insertGrant(approval, signatureId, now);
  }

  private async tell({ siteId, id, subject, label, contentHash }: Approval, { stage, standing }: Allowed, granted: boolean): Promise<void> {
    const details = { approvalId: id, contentHash, stage: stage.key, seat: standing.post.kind, delegationId: standing.delegationId };
    await this.audit.record({ siteId, action: `${subject.kind}.signed`, subject: { ...subject, label }, details, basis: stage.basis });
    await this.outbox.add(`${subject.kind}.${granted ? 'approved' : 'signed'}`, {
      siteId,
      subjectId: subject.id,
      approvalId: id,
      stage: stage.key,
    });
  }
}
