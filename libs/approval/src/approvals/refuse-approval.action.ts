import { addDays, CLOCK, type Clock, nfc, uuidv7 } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Outbox, RequestContext } from '@cong-tinh/platform';
import type { RefusalGround } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { maySign } from '../chain/engine.js';
import { meetAny, type Post } from '../chain/signer.js';
import { SiteRules } from '../rules/site-rules.js';
import { Signers } from '../signers/signers.service.js';
import { duplicateMissing, groundUnknown, mayNotRefuse, noApproval, noteMissing } from './approval.errors.js';
import { ApprovalRepository } from './approval.repository.js';
import { approvalStates } from './approval.states.js';
import type { Approval, ApprovalSubject, Refusal } from './approval.js';

export interface RefusalInput {
  readonly siteId: string;
  readonly subject: ApprovalSubject;
  /** Code of one ground of the rule `approval.refusalGrounds`. */
  readonly ground: string;
  readonly note: string;
  /** The published item it repeats; its caller has made sure that it is one. */
  readonly duplicateOfId?: string | null;
  readonly recheckOn?: string | null;
}

/** When what was refused is looked at again, and the rule that says so. */
interface Recheck {
  readonly on: string;
  readonly ruleId: string;
  readonly basis: string;
}

/** Refuses, or stops what was agreed and not yet published. Basis: LA-9.5, C2.15 */
@Injectable()
export class RefuseApprovalAction {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly rules: SiteRules,
    private readonly signers: Signers,
    private readonly request: RequestContext,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(input: RefusalInput): Promise<{ approval: Approval; refusal: Refusal }> {
    const approval = await this.approvals.lockOpen(input.siteId, input.subject);
    if (!approval) throw noApproval();
    const post = await this.admit(approval);
    const ground = await this.groundOf(input);
    const recheck = await this.recheckOf(input, ground);
    const refusal = await this.refuse(approval, input, ground, post, recheck);
    await this.tell(approval, refusal, recheck);
    return { approval: { ...approval, state: 'refused' }, refusal };
  }

  /** Whoever could sign at the open stage, or the head of the board at any time. */
  private async admit(approval: Approval): Promise<Post> {
    const { siteId, id, route, authorMaySign, authorIds } = approval;
    const signer = await this.signers.current(siteId);
    const authors = await this.signers.authors(siteId, authorIds);
    const signed = await this.approvals.listSignatures(siteId, [id]);
    const answer = maySign({ route, authorMaySign, authors, signed }, signer);
    if (answer.allowed) return answer.standing.post;
    const board = meetAny([{ seats: ['head'] }, { seats: ['deputy'], delegatedBy: 'head' }], signer, []);
    if (typeof board === 'string') throw mayNotRefuse();
    return board.standing.post;
  }

  private async groundOf({ siteId, ground, note, duplicateOfId }: RefusalInput): Promise<RefusalGround> {
    const { value } = await this.rules.at('approval.refusalGrounds', siteId);
    const found = value.grounds.find((one) => one.code === ground);
    if (!found) throw groundUnknown(value.grounds.map((one) => one.code));
    if (value.needsNote && note.trim() === '') throw noteMissing();
    if (found.needsDuplicate && !duplicateOfId) throw duplicateMissing();
    return found;
  }

  /** What is not to be known yet is looked at again: on the day the board names, else after the days of the rule. Basis: C2.7 */
  private async recheckOf({ siteId, recheckOn }: RefusalInput, ground: RefusalGround): Promise<Recheck | null> {
    const rule = await this.rules.find('approval.recheck', siteId);
    if (!rule?.value.grounds.includes(ground.code)) return null;
    return { on: recheckOn ?? addDays(this.clock.today(), rule.value.days), ruleId: rule.ruleId, basis: rule.basis };
  }

  private async refuse(
    approval: Approval,
    input: RefusalInput,
    ground: RefusalGround,
    post: Post,
    recheck: Recheck | null,
  ): Promise<Refusal> {
    const now = this.clock.now();
    const { actor } = this.request;
    const refusal: Refusal = {
      ground: ground.code,
      groundNumber: ground.order,
      conceals: ground.conceals,
      note: nfc(input.note).trim(),
      duplicateOfId: ground.needsDuplicate ? input.duplicateOfId! : null,
      recheckOn: recheck?.on ?? null,
      refusedByName: actor.name,
      seatKind: post.kind,
      refusedAt: now,
    };
    await this.approvals.close(approval.siteId, approval.id, approvalStates.next(approval.state, 'refuse'), now);
    await this.approvals.insertRefusal(approval, uuidv7(now), refusal, actor.id!);
    return refusal;
  }

  /** Neither the audit nor the event repeats a title that must not be known. */
  private async tell({ siteId, id, subject, label, contentHash }: Approval, refusal: Refusal, recheck: Recheck | null): Promise<void> {
    const { kind } = subject;
    const details = {
      approvalId: id,
      contentHash,
      ground: refusal.ground,
      groundNumber: refusal.groundNumber,
      duplicateOfId: refusal.duplicateOfId,
      ...(recheck && { recheckOn: recheck.on, ruleId: recheck.ruleId, ruleBasis: recheck.basis }),
    };
    await this.audit.record({
      siteId,
      action: `${kind}.refused`,
      subject: { ...subject, ...(!refusal.conceals && { label }) },
      details,
      basis: 'LA-9.5',
    });
    await this.outbox.add(`${kind}.refused`, { siteId, subjectId: subject.id, approvalId: id });
  }
}
