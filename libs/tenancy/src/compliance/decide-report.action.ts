import { formatDate, tidy } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { CommitteeDecisions } from '../decisions/committee-decisions.js';
import type { DecisionInput } from '../decisions/decision.js';
import { reportDecided, reportNotFound } from '../domains/domain.errors.js';
import { datesOutOfOrder } from '../sites/site.errors.js';
import type { DomainReport } from './domain-notice.js';
import { DomainNoticeRepository } from './domain-notice.repository.js';

/** Records what UBND tỉnh decided on a report of hosts that do not comply; changes of hosts follow as grants of their own. Basis: LA-3.3 */
@Injectable()
export class DecideReportAction {
  constructor(
    private readonly database: Database,
    private readonly notices: DomainNoticeRepository,
    private readonly decisions: CommitteeDecisions,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws NotFoundError `domain_report_not_found` · ConflictError `report_decided` · InvalidError `dates_out_of_order`, `decision_in_future` */
  async execute(input: { reportId: string; decision: DecisionInput; outcome: string }): Promise<DomainReport> {
    return this.database.inPlatform(async () => {
      const report = await this.notices.lockReport(input.reportId);
      if (!report) throw reportNotFound();
      if (report.decisionId !== null) throw reportDecided();
      if (input.decision.decidedOn < report.reportedOn) {
        throw datesOutOfOrder(
          'decision',
          `ngày báo cáo ${formatDate(report.reportedOn)}`,
          `Ngày quyết định ${formatDate(input.decision.decidedOn)}`,
        );
      }
      const outcome = tidy(input.outcome);
      const decision = await this.decisions.record('province', input.decision, `Chủ trương đối với báo cáo ${report.number}`);
      await this.notices.decide(report.id, decision.id, outcome);
      await this.chronicle.notePlatform({
        what: 'domain.report_decided',
        subject: { kind: 'domain-report', id: report.id, label: report.number },
        basis: 'LA-3.3',
        details: { outcome, number: decision.number, decidedOn: decision.decidedOn },
        event: { reportId: report.id },
      });
      return { ...report, outcome, decisionId: decision.id };
    });
  }
}
