import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Opinion, RequestState, SiteRequest } from './site-request.js';

interface RequestRow {
  id: string;
  site_id: string;
  unit_id: string;
  state: RequestState;
  document_number: string;
  document_date: IsoDate;
  reason: string;
  wanted_host: string | null;
  submitted_by: string;
  submitted_at: Date;
  opinion: Opinion | null;
  opinion_note: string | null;
  opinion_by: string | null;
  opinion_at: Date | null;
  decision_id: string | null;
}

const COLUMNS = `id, site_id, unit_id, state, document_number, document_date, reason, wanted_host, submitted_by, submitted_at,
  opinion, opinion_note, opinion_by, opinion_at, decision_id`;

/** Every query on requests for sites. */
@Injectable()
export class SiteRequestRepository {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<SiteRequest | null> {
    const [row] = await this.database.query<RequestRow>(`select ${COLUMNS} from site_requests where id = $1`, [id]);
    return row ? toRequest(row) : null;
  }

  async lock(id: string): Promise<SiteRequest | null> {
    const [row] = await this.database.query<RequestRow>(`select ${COLUMNS} from site_requests where id = $1 for update`, [id]);
    return row ? toRequest(row) : null;
  }

  async findOfSite(siteId: string): Promise<SiteRequest | null> {
    const [row] = await this.database.query<RequestRow>(`select ${COLUMNS} from site_requests where site_id = $1`, [siteId]);
    return row ? toRequest(row) : null;
  }

  async list(filter: { state?: RequestState; after?: string; limit: number }): Promise<SiteRequest[]> {
    const rows = await this.database.query<RequestRow>(
      `select ${COLUMNS} from site_requests where ($1::text is null or state = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [filter.state ?? null, filter.after ?? null, filter.limit],
    );
    return rows.map(toRequest);
  }

  async insert(
    request: Pick<SiteRequest, 'id' | 'siteId' | 'unitId' | 'documentNumber' | 'documentDate' | 'reason' | 'wantedHost'>,
  ): Promise<void> {
    const { actor } = this.request;
    await this.database.query(
      `insert into site_requests (id, site_id, unit_id, state, document_number, document_date, reason, wanted_host, submitted_by, submitted_by_id, submitted_at)
       values ($1, $2, $3, 'submitted', $4, $5, $6, $7, $8, $9, $10)`,
      [
        request.id,
        request.siteId,
        request.unitId,
        request.documentNumber,
        request.documentDate,
        request.reason,
        request.wantedHost,
        actor.name,
        actor.id,
        this.clock.now(),
      ],
    );
  }

  async setOpinion(id: string, state: RequestState, verdict: Opinion, note: string | null): Promise<void> {
    const { actor } = this.request;
    await this.database.query(
      'update site_requests set state = $2, opinion = $3, opinion_note = $4, opinion_by = $5, opinion_by_id = $6, opinion_at = $7 where id = $1',
      [id, state, verdict, note, actor.name, actor.id, this.clock.now()],
    );
  }

  async setState(id: string, state: RequestState, decisionId?: string): Promise<void> {
    await this.database.query('update site_requests set state = $2, decision_id = coalesce($3, decision_id) where id = $1', [
      id,
      state,
      decisionId ?? null,
    ]);
  }
}

const toRequest = (row: RequestRow): SiteRequest => ({
  id: row.id,
  siteId: row.site_id,
  unitId: row.unit_id,
  state: row.state,
  documentNumber: row.document_number,
  documentDate: row.document_date,
  reason: row.reason,
  wantedHost: row.wanted_host,
  submittedBy: row.submitted_by,
  submittedAt: row.submitted_at,
  opinion:
    row.opinion && row.opinion_by && row.opinion_at
      ? { verdict: row.opinion, note: row.opinion_note, by: row.opinion_by, at: row.opinion_at }
      : null,
  decisionId: row.decision_id,
});
