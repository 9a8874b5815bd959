import { CLOCK, type Clock, type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { DomainNotice, DomainReport } from './domain-notice.js';

interface NoticeRow {
  id: string;
  site_id: string;
  site_name: string;
  host: string;
  fault: string | null;
  number: string;
  noticed_on: IsoDate;
  content: string;
  report_id: string | null;
  report_number: string | null;
  reported_on: IsoDate | null;
  decision_id: string | null;
  decided_on: IsoDate | null;
  outcome: string | null;
}

const SELECT = `select n.id, n.site_id, s.name as site_name, d.host, d.compliance_note as fault, n.number, n.noticed_on, n.content,
    r.id as report_id, r.number as report_number, r.reported_on, r.decision_id, x.decided_on, r.outcome
  from domain_notices n join domains d on d.id = n.domain_id join sites s on s.id = n.site_id left join domain_reports r on r.id = n.report_id left join decisions x on x.id = r.decision_id`;

/** Notices of units, reports of the domain manager, decisions on them. */
@Injectable()
export class DomainNoticeRepository {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Hosts that do not comply and hold on a date, with the notices given up to it; those of whom nobody spoke come with null. */
  async nonCompliant(
    on: IsoDate,
  ): Promise<
    { domainId: string; siteId: string; siteName: string; host: string; fault: string; since: IsoDate; notice: DomainNotice | null }[]
  > {
    const domains = await this.database.query<{
      id: string;
      site_id: string;
      name: string;
      host: string;
      compliance_note: string;
      valid_from: IsoDate;
    }>(
      `select d.id, d.site_id, s.name, d.host, d.compliance_note, d.valid_from from domains d join sites s on s.id = d.site_id
       where d.compliance = 'non_compliant' and d.role <> 'retired' and d.valid_from <= $1 and (d.valid_to is null or $1 < d.valid_to) order by s.name, d.host`,
      [on],
    );
    const notices = await this.database.query<NoticeRow & { domain_id: string }>(
      `select distinct on (n.domain_id) n.domain_id, t.* from domain_notices n join (${SELECT}) t on t.id = n.id
       where n.noticed_on <= $1 and n.domain_id = any ($2) order by n.domain_id, n.noticed_on desc, n.id desc`,
      [on, domains.map(({ id }) => id)],
    );
    const byDomain = new Map(notices.map((row) => [row.domain_id, toNotice(row, on)]));
    return domains.map((row) => ({
      domainId: row.id,
      siteId: row.site_id,
      siteName: row.name,
      host: row.host,
      fault: row.compliance_note,
      since: row.valid_from,
      notice: byDomain.get(row.id) ?? null,
    }));
  }

  async hasOpen(domainId: string): Promise<boolean> {
    const rows = await this.database.query('select from domain_notices where domain_id = $1 and report_id is null', [domainId]);
    return rows.length > 0;
  }

  async insert(notice: { siteId: string; domainId: string; number: string; noticedOn: IsoDate; content: string }): Promise<string> {
    const id = uuidv7();
    await this.database.query(
      `insert into domain_notices (id, site_id, domain_id, number, noticed_on, content, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, notice.siteId, notice.domainId, notice.number, notice.noticedOn, notice.content, this.request.actor.name, this.clock.now()],
    );
    return id;
  }

  async find(id: string): Promise<DomainNotice | null> {
    const [row] = await this.database.query<NoticeRow>(`${SELECT} where n.id = $1`, [id]);
    return row ? toNotice(row) : null;
  }

  /** Makes a report of every open notice given by its day; answers their ids. */
  async report(number: string, reportedOn: IsoDate): Promise<{ report: DomainReport; noticeIds: string[] }> {
    const id = uuidv7();
    await this.database.query(
      'insert into domain_reports (id, number, reported_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)',
      [id, number, reportedOn, this.request.actor.name, this.clock.now()],
    );
    const taken = await this.database.query<{ id: string }>(
      'update domain_notices set report_id = $1 where report_id is null and noticed_on <= $2 returning id',
      [id, reportedOn],
    );
    return { report: { id, number, reportedOn, outcome: null, decisionId: null }, noticeIds: taken.map((row) => row.id) };
  }

  async lockReport(id: string): Promise<DomainReport | null> {
    const [row] = await this.database.query<{
      id: string;
      number: string;
      reported_on: IsoDate;
      outcome: string | null;
      decision_id: string | null;
    }>('select id, number, reported_on, outcome, decision_id from domain_reports where id = $1 for update', [id]);
    return row ? { id: row.id, number: row.number, reportedOn: row.reported_on, outcome: row.outcome, decisionId: row.decision_id } : null;
  }

  async decide(reportId: string, decisionId: string, outcome: string): Promise<void> {
    await this.database.query('update domain_reports set decision_id = $2, outcome = $3 where id = $1', [reportId, decisionId, outcome]);
  }
}

/** A report or a decision made after the day asked about had not been made then. */
function toNotice(row: NoticeRow, on?: IsoDate): DomainNotice {
  const known = (date: IsoDate | null) => date !== null && (on === undefined || date <= on);
  const decided = known(row.decided_on);
  return {
    id: row.id,
    siteId: row.site_id,
    siteName: row.site_name,
    host: row.host,
    fault: row.fault ?? '',
    number: row.number,
    noticedOn: row.noticed_on,
    content: row.content,
    report: known(row.reported_on)
      ? {
          id: row.report_id!,
          number: row.report_number!,
          reportedOn: row.reported_on!,
          outcome: decided ? row.outcome : null,
          decisionId: decided ? row.decision_id : null,
        }
      : null,
  };
}
