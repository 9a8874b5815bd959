import { Database, Route } from '@cong-tinh/platform';
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toAuditPage } from '../audit.mapper.js';
import { AuditRepository } from '../audit.repository.js';
import { AuditPage, AuditQuery } from './audit.dto.js';

@ApiTags('Nhật ký')
@Controller('api')
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
  ) {}

  @Get('sites/:site/audit')
  @ApiOperation({ summary: 'Nhật ký của một trang, mới nhất trước', operationId: 'listSiteAudit' })
  @ApiOkResponse({ type: AuditPage })
  @Route({ permission: 'audit.read', rate: 'read', cache: 'none', audit: 'none' })
  ofSite(@Param('site', ParseUUIDPipe) site: string, @Query() query: AuditQuery): Promise<AuditPage> {
    const { after: before, ...filter } = query;
    return this.database.inSite(site, async () => toAuditPage(await this.entries.list(site, { ...filter, before }), query.limit));
  }

  @Get('province/audit')
  @ApiOperation({ summary: 'Nhật ký chung của nền tảng, mới nhất trước', operationId: 'listPlatformAudit' })
  @ApiOkResponse({ type: AuditPage })
  @Route({ permission: 'platform-audit.read', rate: 'read', cache: 'none', audit: 'none' })
  ofPlatform(@Query() query: AuditQuery): Promise<AuditPage> {
    const { after: before, ...filter } = query;
    return this.database.inPlatform(async () => toAuditPage(await this.entries.list(null, { ...filter, before }), query.limit));
  }
}
