import { Injectable } from '@nestjs/common';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { toDecisionView } from '../http/paper.dto.js';
import { requestNotFound } from '../sites/site.errors.js';
import { SiteRepository } from '../sites/site.repository.js';
import type { SiteRequestView } from './http/requests.dto.js';
import { requestStates, type RequestState, type SiteRequest } from './site-request.js';
import { SiteRequestRepository } from './site-request.repository.js';

/** Requests as officials see them. In the open platform transaction. */
@Injectable()
export class SiteRequestService {
  constructor(
    private readonly requests: SiteRequestRepository,
    private readonly sites: SiteRepository,
    private readonly decisions: DecisionRepository,
  ) {}

  /** @throws NotFoundError `site_request_not_found` */
  async get(id: string): Promise<SiteRequestView> {
    const request = await this.requests.find(id);
    if (!request) throw requestNotFound();
    return (await this.views([request]))[0]!;
  }

  async list(filter: { state?: RequestState; after?: string; limit: number }): Promise<SiteRequestView[]> {
    return this.views(await this.requests.list(filter));
  }

  private async views(requests: readonly SiteRequest[]): Promise<SiteRequestView[]> {
    const sites = new Map((await this.sites.findMany(requests.map(({ siteId }) => siteId))).map((site) => [site.id, site]));
    const papers = await this.decisions.byIds(requests.flatMap(({ decisionId }) => (decisionId === null ? [] : [decisionId])));
    return requests.map((request) => {
      const site = sites.get(request.siteId)!;
      const paper = request.decisionId === null ? undefined : papers.get(request.decisionId);
      return {
        id: request.id,
        siteId: request.siteId,
        siteName: site.name,
        siteState: site.state,
        unitId: request.unitId,
        state: request.state,
        stateLabel: requestStates.label(request.state),
        documentNumber: request.documentNumber,
        documentDate: request.documentDate,
        reason: request.reason,
        wantedHost: request.wantedHost,
        submittedBy: request.submittedBy,
        submittedAt: request.submittedAt.toISOString(),
        opinion: request.opinion && { ...request.opinion, at: request.opinion.at.toISOString() },
        decision: paper ? toDecisionView(paper) : null,
        host: site.host,
      };
    });
  }
}
