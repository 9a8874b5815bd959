import { CLOCK, type Clock, type IsoDate, tidy } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { nothingToReport } from '../domains/domain.errors.js';
import { dateInFuture } from '../sites/site.errors.js';
import type { DomainReport } from './domain-notice.js';
import { DomainNoticeRepository } from './domain-notice.repository.js';

/** The domain manager gathers what units told and reports it to UBND tỉnh. Basis: LA-3.3 */
@Injectable()
export class ReportHostsAction {
  constructor(
    private readonly database: Database,
    private readonly notices: DomainNoticeRepository,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws InvalidError `date_in_future` · ConflictError `nothing_to_report` */
  async execute(input: { number: string; reportedOn: IsoDate }): Promise<DomainReport> {
    return this.database.inPlatform(async () => {
      if (input.reportedOn > this.clock.today()) throw dateInFuture('reportedOn', input.reportedOn);
      const { report, noticeIds } = await this.notices.report(tidy(input.number), input.reportedOn);
      if (noticeIds.length === 0) throw nothingToReport();
      await this.chronicle.notePlatform({
        what: 'domain.reported',
        subject: { kind: 'domain-report', id: report.id, label: report.number },
        basis: 'LA-3.3',
        details: { number: report.number, reportedOn: report.reportedOn, noticeIds },
        event: { reportId: report.id, notices: noticeIds.length },
      });
      return report;
    });
  }
}
