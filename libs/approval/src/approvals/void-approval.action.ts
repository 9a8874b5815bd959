import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Outbox } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApprovalRepository } from './approval.repository.js';
import { approvalStates } from './approval.states.js';
import type { Approval, ApprovalSubject } from './approval.js';

/** A change of the text takes the worth from what was signed. Called by whatever changes content that is in its chain. */
@Injectable()
export class VoidApprovalAction {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the approval that lost its worth, or null when none was open. */
  async execute(siteId: string, subject: ApprovalSubject): Promise<Approval | null> {
    const approval = await this.approvals.lockOpen(siteId, subject);
    if (!approval) return null;
    const state = approvalStates.next(approval.state, 'void');
    await this.approvals.close(siteId, approval.id, state, this.clock.now());
    const { kind } = subject;
    const details = { approvalId: approval.id, contentHash: approval.contentHash, from: approval.state };
    await this.audit.record({ siteId, action: `${kind}.approval_voided`, subject: { ...subject, label: approval.label }, details });
    await this.outbox.add(`${kind}.approval_voided`, { siteId, subjectId: subject.id, approvalId: approval.id });
    return { ...approval, state };
  }
}
