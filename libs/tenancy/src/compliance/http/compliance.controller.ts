import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DecideReportAction } from '../decide-report.action.js';
import { type DomainReport, NOTICE_STAGE_LABELS, noticeStage } from '../domain-notice.js';
import { DomainNoticeRepository } from '../domain-notice.repository.js';
import { NoticeHostAction } from '../notice-host.action.js';
import { ReportHostsAction } from '../report-hosts.action.js';
import { AsOfQuery, NonCompliantReport, NoticeBody, NoticeView, OutcomeBody, ReportBody, ReportView } from './compliance.dto.js';

@ApiTags('Tên miền')
@Controller('api/province/domains/non-compliant')
export class ComplianceController {
  constructor(
    private readonly database: Database,
    private readonly notices: DomainNoticeRepository,
    private readonly notice: NoticeHostAction,
    private readonly report: ReportHostsAction,
    private readonly decide: DecideReportAction,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tên miền chưa tuân thủ tính đến một ngày', operationId: 'listNonCompliantDomains' })
  @ApiOkResponse({ type: NonCompliantReport })
  @Route({ permission: 'site.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Query() query: AsOfQuery): Promise<NonCompliantReport> {
    const asOf = query.asOf ?? this.clock.today();
    const rows = await this.database.inPlatform(() => this.notices.nonCompliant(asOf));
    const items = rows.map(({ notice, ...row }) => {
      const stage = notice && noticeStage(notice);
      return {
        ...row,
        stage,
        stageLabel: stage ? NOTICE_STAGE_LABELS[stage] : 'Đơn vị chưa thông tin',
        noticeNumber: notice?.number ?? null,
        noticedOn: notice?.noticedOn ?? null,
        report: notice?.report ? toReportView(notice.report) : null,
      };
    });
    return { asOf, basis: 'LA-3.3', items };
  }

  @Post('notices')
  @ApiOperation({ summary: 'Ghi thông tin của đơn vị về tên miền chưa tuân thủ', operationId: 'noticeNonCompliantDomain' })
  @ApiCreatedResponse({ type: NoticeView })
  @Route({ permission: 'domain.notice', rate: 'write', cache: 'none', audit: 'action' })
  async give(@Body() body: NoticeBody): Promise<NoticeView> {
    const { id, siteId, siteName, host, fault, number, noticedOn, report } = await this.notice.execute(body);
    return { id, siteId, siteName, host, fault, number, noticedOn, stage: noticeStage({ report }) };
  }

  @Post('reports')
  @ApiOperation({ summary: 'Tổng hợp các thông tin đang chờ và báo cáo UBND tỉnh', operationId: 'reportNonCompliantDomains' })
  @ApiCreatedResponse({ type: ReportView })
  @Route({ permission: 'domain.report', rate: 'write', cache: 'none', audit: 'action' })
  async make(@Body() body: ReportBody): Promise<ReportView> {
    return toReportView(await this.report.execute(body));
  }

  @Post('reports/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nhập chủ trương của UBND tỉnh đối với báo cáo', operationId: 'decideNonCompliantReport' })
  @ApiOkResponse({ type: ReportView })
  @Route({ permission: 'domain-report.decide', rate: 'write', cache: 'none', audit: 'action' })
  async enter(@Param('id', ParseUUIDPipe) id: string, @Body() body: OutcomeBody): Promise<ReportView> {
    return toReportView(await this.decide.execute({ reportId: id, ...body }));
  }
}

const toReportView = ({ id, number, reportedOn, outcome }: DomainReport): ReportView => ({ id, number, reportedOn, outcome });
