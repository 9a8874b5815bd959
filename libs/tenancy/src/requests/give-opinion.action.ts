import { tidy } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { noteRequired, requestNotFound } from '../sites/site.errors.js';
import { SiteRepository } from '../sites/site.repository.js';
import { type Opinion, requestStates, type SiteRequest } from './site-request.js';
import { SiteRequestRepository } from './site-request.repository.js';

export interface GiveOpinionInput {
  readonly requestId: string;
  readonly verdict: Opinion;
  readonly note?: string;
}

/** The board of the province's portal says what it thinks of a new site. Basis: LA-19.2 */
@Injectable()
export class GiveOpinionAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly requests: SiteRequestRepository,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `site_request_not_found` · ConflictError `wrong_state` · InvalidError `note_required` */
  async execute({ requestId, verdict, note }: GiveOpinionInput): Promise<SiteRequest> {
    return this.database.inPlatform(async () => {
      const request = await this.requests.lock(requestId);
      if (!request) throw requestNotFound();
      const next = requestStates.next(request.state, 'examine');
      const words = note ? tidy(note) : '';
      if (verdict !== 'agree' && words === '') throw noteRequired();

      await this.requests.setOpinion(requestId, next, verdict, words || null);
      const site = (await this.sites.find(request.siteId))!;
      await this.chronicle.note({
        siteId: site.id,
        what: 'site.opinion_given',
        label: site.name,
        basis: 'LA-19.2',
        details: { verdict, note: words || null },
      });
      return (await this.requests.find(requestId))!;
    });
  }
}
