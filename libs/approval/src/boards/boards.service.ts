import { Injectable } from '@nestjs/common';
import type { BoardComposition, Resolved } from '@cong-tinh/regulation';
import { noActiveBoard } from '../approvals/approval.errors.js';
import { SiteRules } from '../rules/site-rules.js';
import { type SeatedPost, Signers } from '../signers/signers.service.js';
import type { Board } from './board.js';
import { BoardRepository } from './board.repository.js';
import { type Composition, judgeComposition } from './composition.js';

/** The board of a site as people look at it: its decision, its seats and what the rule says of them. */
export interface BoardView {
  readonly rule: Resolved<'board.composition'>;
  /** Null where the site has no board of its own (LA-20.5) or was never given one. */
  readonly board: Board | null;
  readonly former: readonly Board[];
  readonly seats: readonly SeatedPost[];
  readonly composition: Composition;
}

const ON_BOARD = ['head', 'deputy', 'member'];

/** Reads on boards, inside an open door of the site. */
@Injectable()
export class Boards {
  constructor(
    private readonly boards: BoardRepository,
    private readonly rules: SiteRules,
    private readonly signers: Signers,
  ) {}

  async view(siteId: string): Promise<BoardView> {
    const rule = await this.rules.at('board.composition', siteId);
    const all = await this.boards.list(siteId);
    const seats = (await this.signers.list(siteId)).filter((seat) => ON_BOARD.includes(seat.kind));
    return {
      rule,
      board: all.find((board) => board.state === 'active') ?? all.find((board) => board.state === 'draft') ?? null,
      former: all.filter((board) => board.state === 'ended'),
      seats,
      composition: judgeComposition(rule.value, seats),
    };
  }

  /** Nothing is submitted, signed or published where no board was set up; the assembly's site has seats and no board. Basis: LA-12.3, LA-20.5 */
  async requireActive(siteId: string): Promise<void> {
    const { value }: { value: BoardComposition } = await this.rules.at('board.composition', siteId);
    if (value.board === 'own' && !(await this.boards.find(siteId, 'active'))) throw noActiveBoard();
  }
}
