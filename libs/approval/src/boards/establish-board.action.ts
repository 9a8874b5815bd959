import { canonicalJson, CLOCK, type Clock, fold, type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Audit } from '@cong-tinh/audit';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Signers } from '../signers/signers.service.js';
import {
  boardNotOwn,
  decisionInFuture,
  decisionNumberMissing,
  decisionTooOld,
  mayNotEstablish,
  wrongComposition,
  wrongIssuer,
} from './board.errors.js';
import { BoardRepository, type Establishment } from './board.repository.js';
import { boardStates } from './board.states.js';
import { Boards, type BoardView } from './boards.service.js';

export interface BoardDecision {
  readonly siteId: string;
  readonly decisionNumber?: string | null;
  readonly decisionDate: IsoDate;
  /** Who decided; on a component site the head of the unit, by his position, when nothing is said. */
  readonly decidedBy?: string | null;
  readonly validFrom?: IsoDate | null;
}

/** Sets up the board of a site by a decision, over the seats that hold today. Basis: LA-9.1, LA-20.2 */
@Injectable()
export class EstablishBoardAction {
  constructor(
    private readonly database: Database,
    private readonly boards: BoardRepository,
    private readonly reads: Boards,
    private readonly signers: Signers,
    private readonly request: RequestContext,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(decision: BoardDecision): Promise<BoardView> {
    return this.database.inSite(decision.siteId, async () => {
      const existing = await this.boards.lockAll(decision.siteId);
      const view = await this.reads.view(decision.siteId);
      const decidedBy = await this.admit(decision, view);
      const id = await this.replace(decision, decidedBy, view, existing);
      await this.tell(decision, id, decidedBy, view);
      return this.reads.view(decision.siteId);
    });
  }

  /** Answers who decided. */
  private async admit(
    { siteId, decisionNumber, decisionDate, decidedBy }: BoardDecision,
    { rule, composition }: BoardView,
  ): Promise<string> {
    if (rule.value.board !== 'own') throw boardNotOwn();
    const issuer = await this.issuerOf(siteId, rule.value.decidedBy, rule.value.decidedByLabel, decidedBy ?? null);
    if (rule.value.decidedBy === 'provincialCommittee' && !decisionNumber?.trim()) throw decisionNumberMissing();
    if (decisionDate > this.clock.today()) throw decisionInFuture();
    if (composition.faults.length > 0) throw wrongComposition(composition);
    return issuer;
  }

  /** UBND tỉnh decides the province's board and the webmaster may enter its decision; elsewhere the head of the unit decides in person. */
  private async issuerOf(
    siteId: string,
    authority: 'provincialCommittee' | 'unitHead',
    label: string,
    named: string | null,
  ): Promise<string> {
    if (authority === 'provincialCommittee') {
      if (!isCommittee(named ?? '')) throw wrongIssuer(label);
      return named!;
    }
    const { posts } = await this.signers.current(siteId);
    const head = posts.find((post) => post.kind === 'unitHead');
    if (!head) throw mayNotEstablish();
    return named ?? head.position;
  }

  private async replace(
    decision: BoardDecision,
    decidedBy: string,
    view: BoardView,
    existing: readonly { id: string; state: string }[],
  ): Promise<string> {
    const { siteId, decisionDate, decisionNumber } = decision;
    const validFrom = decision.validFrom ?? decisionDate;
    if (view.board?.state === 'active') {
      if (view.board.validFrom! > validFrom) throw decisionTooOld(view.board.validFrom!);
      boardStates.next(view.board.state, 'end');
      await this.boards.end(siteId, view.board.id, validFrom);
    }
    const id = existing.find((board) => board.state === 'draft')?.id ?? uuidv7(this.clock.now());
    const establishment: Establishment = {
      decisionNumber: decisionNumber?.trim() || null,
      decisionDate,
      decidedBy,
      validFrom,
      composition: canonicalJson(view.seats),
      ruleBasis: view.rule.basis,
      byId: this.request.actor.id,
      byName: this.request.actor.name,
    };
    await this.boards.establish(siteId, id, establishment);
    return id;
  }

  private async tell(
    { siteId, decisionNumber, decisionDate }: BoardDecision,
    id: string,
    decidedBy: string,
    { rule, composition }: BoardView,
  ): Promise<void> {
    const details = { decisionNumber: decisionNumber ?? null, decisionDate, decidedBy, counted: composition.counted };
    await this.audit.record({
      siteId,
      action: 'board.established',
      subject: { kind: 'board', id, label: 'Ban Biên tập' },
      details,
      basis: rule.basis,
    });
    await this.outbox.add('board.established', { siteId, boardId: id });
  }
}

const isCommittee = (name: string) => /^(uy ban nhan dan|ubnd) tinh\b/.test(fold(name));
