import { canonicalJson, CLOCK, type Clock, sha256, uuidv7 } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Outbox, RequestContext } from '@cong-tinh/platform';
import type { Demand } from '@cong-tinh/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { Boards } from '../boards/boards.service.js';
import { missingDemands, passGate } from '../chain/engine.js';
import { SiteRules } from '../rules/site-rules.js';
import { Signers } from '../signers/signers.service.js';
import { demandMissing, mayNotSubmit } from './approval.errors.js';
import { ApprovalRepository } from './approval.repository.js';
import type { Approval, ApprovalSubject } from './approval.js';
import { type ChainRuleKey, type FoundRoute, Routes } from './routes.service.js';

/** Content offered to the board, exactly as it would be published. */
export interface Submission {
  readonly siteId: string;
  readonly subject: ApprovalSubject;
  readonly label: string;
  /** What a signature binds: text, files, metadata, placement; never the class that royalties depend on. */
  readonly source: object;
  readonly rule: ChainRuleKey;
  /** The author first, then everyone who edited the text. */
  readonly authorIds: readonly string[];
  readonly authorName: string;
  /** Changes something that citizens already see. */
  readonly revision: boolean;
  readonly demandsMet: readonly Demand[];
  /** The compliance checklist as answered, kept with the approval. Basis: LA-4.2.c, LA-12.1 */
  readonly checklist: { readonly version: string; readonly answers: object } | null;
}

/** Puts content before those who must agree to it. */
@Injectable()
export class OpenApprovalAction {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly boards: Boards,
    private readonly routes: Routes,
    private readonly rules: SiteRules,
    private readonly signers: Signers,
    private readonly request: RequestContext,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError `submit_not_allowed`; InvalidError `…_missing`, `approval_no_route`; ConflictError `board_not_active` */
  async execute(submission: Submission): Promise<Approval> {
    await this.boards.requireActive(submission.siteId);
    const found = await this.routes.find(submission);
    await this.admit(submission, found);
    const approval = await this.open(submission, found);
    await this.tell(submission, approval);
    return approval;
  }

  private async admit({ siteId, demandsMet }: Submission, { route, authors }: FoundRoute): Promise<void> {
    const signer = await this.signers.current(siteId);
    if (typeof passGate(route.submit, signer, authors.posts) === 'string') throw mayNotSubmit();
    const missing = missingDemands(route.submit, demandsMet);
    if (missing.length > 0) throw demandMissing(missing);
  }

  private async open(submission: Submission, { rule, route }: FoundRoute): Promise<Approval> {
    const now = this.clock.now();
    const { actor } = this.request;
    const source = canonicalJson(submission.source);
    const separation = await this.rules.find('approval.authorMaySign', submission.siteId);
    const approval = {
      siteId: submission.siteId,
      id: uuidv7(now),
      subject: submission.subject,
      label: submission.label,
      contentHash: sha256(source),
      route,
      ruleBasis: rule.basis,
      authorMaySign: separation?.value ?? false,
      authorIds: submission.authorIds,
      authorName: submission.authorName,
      demandsMet: submission.demandsMet,
      checklistVersion: submission.checklist?.version ?? null,
      submittedByName: actor.name,
      submittedAt: now,
    };
    const checklist = submission.checklist && canonicalJson(submission.checklist.answers);
    await this.approvals.insert({ ...approval, source, ruleId: rule.ruleId, checklist, submittedById: actor.id });
    return { ...approval, state: 'pending', closedAt: null };
  }

  private async tell({ siteId, subject, label }: Submission, approval: Approval): Promise<void> {
    const { kind } = subject;
    const details = {
      approvalId: approval.id,
      contentHash: approval.contentHash,
      route: approval.route.key,
      checklistVersion: approval.checklistVersion,
    };
    await this.audit.record({ siteId, action: `${kind}.submitted`, subject: { ...subject, label }, details, basis: approval.ruleBasis });
    await this.outbox.add(`${kind}.submitted`, { siteId, subjectId: subject.id, approvalId: approval.id });
  }
}
