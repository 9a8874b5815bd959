import { ForbiddenError } from '@cong-tinh/kernel';
import type { SeatKind } from '@cong-tinh/regulation';

/** Who enters the seats of a site: the rule of its board says who decides it. */
export type SeatDecider = 'provincialCommittee' | 'unitHead';

export interface SeatActor {
  readonly accountId: string | null;
  readonly isWebmaster: boolean;
  /** Holds the seat of the unit's head on this site today. */
  readonly isUnitHead: boolean;
}

/**
 * May this person enter, or end, a seat of this kind on a site so decided? The webmaster carries decisions of UBND tỉnh out and
 * takes none: it enters the seats of sites that UBND tỉnh decides, and elsewhere the head of the unit alone, who then sets up the rest.
 * Basis: LA-9.1, LA-20.2, LA-20.5
 */
export class SeatPolicy {
  constructor(
    private readonly decider: SeatDecider,
    private readonly actor: SeatActor,
  ) {}

  /** @throws ForbiddenError `seat_by_committee`, `seat_by_unit_head`, `seat_self_assign` */
  requireEntry(kind: SeatKind, accountId: string): void {
    const carriesOut = this.decider === 'provincialCommittee' || kind === 'unitHead';
    if (carriesOut && !this.actor.isWebmaster) {
      throw new ForbiddenError(
        'seat_by_committee',
        'Vị trí này theo quyết định của cấp có thẩm quyền, do quản trị cổng nhập; đơn vị không tự nhập.',
      );
    }
    if (!carriesOut && !this.actor.isUnitHead) {
      throw new ForbiddenError('seat_by_unit_head', 'Chỉ người đứng đầu đơn vị quyết định các vị trí của trang thành phần.');
    }
    if (carriesOut && this.actor.accountId === accountId) {
      throw new ForbiddenError('seat_self_assign', 'Không tự nhập vị trí cho tài khoản của mình; hãy để quản trị khác nhập quyết định.');
    }
  }
}
