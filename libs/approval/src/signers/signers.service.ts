import { ForbiddenError } from '@cong-tinh/kernel';
import { Delegations, type Seat, Seats } from '@cong-tinh/identity';
import { RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
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

  async postsOf(siteId: string, accountIds: readonly string[]): Promise<SeatedPost[]> {
    return (await this.list(siteId)).filter((post) => accountIds.includes(post.accountId));
  }
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
