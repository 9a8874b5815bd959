import type { Demand } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import { atBeginning, type ChainPosition, positionIn } from '../chain/chain-position.js';
import { type Authors, maySign, missingDemands, nextStages, passGate, type Progress } from '../chain/engine.js';
import type { Signer } from '../chain/signer.js';
import { authorsAmong, Signers } from '../signers/signers.service.js';
import { contentChanged, demandMissing, mayNotPublish, notApproved, signRefused } from './approval.errors.js';
import { ApprovalRepository } from './approval.repository.js';
import type { Approval, ApprovalSubject, Refusal, Signature } from './approval.js';

/** A stage as its signers and authors look at it. */
export interface StageView {
  readonly key: string;
  readonly label: string;
  readonly basis: string;
  readonly need: 'all' | 'any';
  readonly verdicts: readonly string[];
  readonly demands: readonly Demand[];
  readonly state: 'signed' | 'open' | 'waiting';
  readonly signatures: readonly Signature[];
}

export interface ApprovalView {
  readonly approval: Approval;
  readonly stages: readonly StageView[];
  readonly refusal: Refusal | null;
  /** Whether whoever looks may sign now, and if not, why: code and sentence. */
  readonly signing: { readonly allowed: boolean; readonly code: string | null; readonly message: string | null };
}

/** An approval and how far along its route it is. */
export interface PlacedApproval {
  readonly approval: Approval;
  readonly chain: ChainPosition;
}

/** Reads on approvals, inside an open door of the site. */
@Injectable()
export class Approvals {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly signers: Signers,
  ) {}

  /** The latest approval of a subject as the current person sees it; null when it was never submitted. */
  async view(siteId: string, subject: ApprovalSubject): Promise<ApprovalView | null> {
    const approval = await this.approvals.findLatest(siteId, subject);
    if (!approval) return null;
    const signatures = await this.approvals.listSignatures(siteId, [approval.id]);
    const progress = await this.progressOf(approval, signatures);
    const refusal = approval.state === 'refused' ? await this.approvals.findRefusal(siteId, approval.id) : null;
    return {
      approval,
      refusal,
      stages: stagesOf(progress, approval, signatures),
      signing: signingOf(approval, progress, await this.signers.current(siteId)),
    };
  }

  /** Pending approvals of a kind that the current person may sign now, oldest first. */
  async listSignable(siteId: string, kind: string): Promise<PlacedApproval[]> {
    const pending = (await this.approvals.listPending(siteId)).filter((approval) => approval.subject.kind === kind);
    const signatures = await this.approvals.listSignatures(
      siteId,
      pending.map((approval) => approval.id),
    );
    const seated = await this.signers.list(siteId);
    const signer = await this.signers.current(siteId);
    return pending.flatMap((approval) => {
      const authors = authorsAmong(seated, approval.authorIds);
      const signed = signatures.filter((signature) => signature.approvalId === approval.id);
      const { allowed } = maySign(toProgress(approval, authors, signed), signer);
      return allowed ? [{ approval, chain: positionIn(approval.route, signed) }] : [];
    });
  }

  /** Where subjects stand that were refused or agreed, by their ids; those never submitted are left out. */
  async placesOf(siteId: string, subjects: readonly ApprovalSubject[]): Promise<Map<string, ChainPosition>> {
    const latest = await this.approvals.listLatest(siteId, subjects);
    const signatures = await this.approvals.listSignatures(
      siteId,
      latest.map(({ id }) => id),
    );
    const placeOf = ({ id, state, route }: Approval) =>
      state === 'refused' || state === 'voided'
        ? atBeginning(route)
        : positionIn(
            route,
            signatures.filter(({ approvalId }) => approvalId === id),
          );
    return new Map(latest.map((approval) => [approval.subject.id, placeOf(approval)]));
  }

  /** Of these subjects, those that are granted and that the current person may publish. */
  async listPublishable(siteId: string, subjects: readonly ApprovalSubject[]): Promise<Approval[]> {
    const seated = await this.signers.list(siteId);
    const signer = await this.signers.current(siteId);
    const granted = (await this.approvals.listLatest(siteId, subjects)).filter((approval) => approval.state === 'granted');
    return granted.filter(
      ({ route, authorIds }) => typeof passGate(route.publish, signer, authorsAmong(seated, authorIds).posts) !== 'string',
    );
  }

  /** Why an approval was refused; null when it was not. */
  findRefusal(siteId: string, approvalId: string): Promise<Refusal | null> {
    return this.approvals.findRefusal(siteId, approvalId);
  }

  /**
   * The grant under which a text may be published by whoever acts now.
   * @throws ForbiddenError `publish_before_approval`, `publish_not_allowed`; ConflictError `content_changed`; InvalidError `genre_missing` …
   */
  async requireGrant(siteId: string, subject: ApprovalSubject, contentHash: string, demandsMet: readonly Demand[]): Promise<Approval> {
    const approval = await this.approvals.lockOpen(siteId, subject);
    if (approval?.state !== 'granted') throw notApproved();
    if (approval.contentHash !== contentHash) throw contentChanged();
    const { publish } = approval.route;
    const { posts } = await this.signers.authors(siteId, approval.authorIds);
    if (typeof passGate(publish, await this.signers.current(siteId), posts) === 'string') throw mayNotPublish();
    const missing = missingDemands(publish, [...approval.demandsMet, ...demandsMet]);
    if (missing.length > 0) throw demandMissing(missing);
    return approval;
  }

  private async progressOf(approval: Approval, signatures: readonly Signature[]): Promise<Progress> {
    return toProgress(approval, await this.signers.authors(approval.siteId, approval.authorIds), signatures);
  }
}

const toProgress = ({ route, authorMaySign }: Approval, authors: Authors, signed: Progress['signed']): Progress => ({
  route,
  authorMaySign,
  authors,
  signed,
});

function stagesOf({ route, signed }: Progress, { state }: Approval, signatures: readonly Signature[]): StageView[] {
  const [open, ...later] = nextStages(route, signed);
  return route.stages.map((stage) => ({
    key: stage.key,
    label: stage.label,
    basis: stage.basis,
    need: stage.need,
    verdicts: stage.verdicts,
    demands: stage.demands ?? [],
    state: stage === open && state === 'pending' ? 'open' : stage === open || later.includes(stage) ? 'waiting' : 'signed',
    signatures: signatures.filter((signature) => signature.stage === stage.key),
  }));
}

function signingOf({ state }: Approval, progress: Progress, signer: Signer): ApprovalView['signing'] {
  if (state !== 'pending') return { allowed: false, code: 'approval_closed', message: 'Lượt trình duyệt này đã kết thúc.' };
  const answer = maySign(progress, signer);
  if (answer.allowed) return { allowed: true, code: null, message: null };
  const { code, message } = signRefused(answer.because);
  return { allowed: false, code, message };
}
