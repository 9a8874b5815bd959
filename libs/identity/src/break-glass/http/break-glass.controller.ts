import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type BreakGlassGrant, BreakGlassRepository } from '../break-glass.repository.js';
import { OpenBreakGlass } from '../open-break-glass.action.js';
import { BreakGlassPage, BreakGlassView, OpenBreakGlassBody } from './break-glass.dto.js';

const LIMIT = 100;

@ApiTags('Mở khẩn cấp')
@Controller('api/sites/:site/break-glass')
export class BreakGlassController {
  constructor(
    private readonly database: Database,
    private readonly grants: BreakGlassRepository,
    private readonly openBreakGlass: OpenBreakGlass,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các lần mở khẩn cấp của trang, mới nhất trước', operationId: 'listBreakGlass' })
  @ApiOkResponse({ type: BreakGlassPage })
  @Route({ permission: 'seat.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Param('site', ParseUUIDPipe) site: string): Promise<BreakGlassPage> {
    const found = await this.database.inSite(site, () => this.grants.list(site, LIMIT));
    return { items: found.map(toView), next: null };
  }

  @Post()
  @ApiOperation({ summary: 'Mở khẩn cấp: chỉ đọc, có lý do và thời hạn, báo cho người đứng đầu đơn vị', operationId: 'openBreakGlass' })
  @ApiCreatedResponse({ type: BreakGlassView })
  @Route({ permission: 'break-glass.open', rate: 'write', cache: 'none', audit: 'action' })
  async open(@Param('site', ParseUUIDPipe) siteId: string, @Body() body: OpenBreakGlassBody): Promise<BreakGlassView> {
    return toView(await this.openBreakGlass.execute({ siteId, ...body }));
  }
}

const toView = (grant: BreakGlassGrant): BreakGlassView => ({
  id: grant.id,
  accountId: grant.accountId,
  accountName: grant.accountName,
  reason: grant.reason,
  openedAt: grant.openedAt.toISOString(),
  validTo: grant.expiresAt.toISOString(),
  limitBasis: grant.limitBasis,
});
