import { ForbiddenError } from '@cong-tinh/kernel';
import { Delegations, type Seat, Seats } from '@cong-tinh/identity';
import { RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { Authors } from '../chain/engine.js';
import type { Post, Signer } from '../chain/signer.js';

/** A seat that holds today, with who holds it. */
export interface SeatedPost extends Post {
  readonly accountId: string;
  readonly accountName: string;
}

/** People as the chains see them: seats and delegations of this moment, in the open door of the site. */
@Injectable()
export class Signers {
  constructor(
    private readonly seats: Seats,
    private readonly delegations: Delegations,
    private readonly request: RequestContext,
  ) {}

  /** Whoever acts now. Jobs and services sign nothing. @throws ForbiddenError `person_required` */
  async current(siteId: string): Promise<Signer> {
    const { actor } = this.request;
    if (actor.kind !== 'account' || actor.id === null) {
      throw new ForbiddenError('person_required', 'Việc này phải do một người có vị trí trên trang thực hiện.');
    }
    return this.of(siteId, actor.id);
  }

  async of(siteId: string, accountId: string): Promise<Signer> {
    const seats = await this.seats.holding(siteId, { accountId });
    const delegations = await this.delegations.heldBy(siteId, accountId);
    return { accountId, posts: seats.map(toPost), delegations: delegations.map(({ id, fromKind, sector }) => ({ id, fromKind, sector })) };
  }

  /** Every seat of the site that holds today. */
  async list(siteId: string): Promise<SeatedPost[]> {
    return (await this.seats.holding(siteId)).map(toPost);
  }

  /** The author, named first, and those who edited his text. */
  async authors(siteId: string, accountIds: readonly string[]): Promise<Authors> {
    return authorsAmong(await this.list(siteId), accountIds);
  }
}

/** The same from seats that were read already. */
export function authorsAmong(seated: readonly SeatedPost[], accountIds: readonly string[]): Authors {
  const of = (ids: readonly string[]) => seated.filter((post) => ids.includes(post.accountId));
  return { accountIds, posts: of(accountIds.slice(0, 1)), barred: of(accountIds) };
}

const toPost = (seat: Seat): SeatedPost => ({
  seatId: seat.id,
  kind: seat.kind,
  position: seat.position,
  unitId: seat.unitId,
  sector: seat.sector,
  accountId: seat.accountId,
  accountName: seat.accountName,
});
