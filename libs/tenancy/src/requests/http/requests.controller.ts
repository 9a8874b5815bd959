import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GrantDomainAction } from '../../domains/grant-domain.action.js';
import { GrantBody } from '../../domains/http/domains.dto.js';
import { pageOf, readPlace } from '../../http/page.dto.js';
import { ActivateSiteAction } from '../../sites/activate-site.action.js';
import { ParticularsBody } from '../../sites/http/sites.dto.js';
import { DecideSiteAction } from '../decide-site.action.js';
import { GiveOpinionAction } from '../give-opinion.action.js';
import { RequestSiteAction } from '../request-site.action.js';
import { SiteRequestService } from '../site-request.service.js';
import { OpinionBody, RequestBody, RequestsQuery, SiteDecisionBody, SiteRequestPage, SiteRequestView } from './requests.dto.js';

/** The chain of LA-19.2, one door a step. */
@ApiTags('Mở trang')
@Controller('api/province/site-requests')
export class SiteRequestsController {
  constructor(
    private readonly database: Database,
    private readonly requests: SiteRequestService,
    private readonly submit: RequestSiteAction,
    private readonly opine: GiveOpinionAction,
    private readonly decide: DecideSiteAction,
    private readonly grant: GrantDomainAction,
    private readonly activate: ActivateSiteAction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Hồ sơ đề nghị mở trang, mới nhất trước', operationId: 'listSiteRequests' })
  @ApiOkResponse({ type: SiteRequestPage })
  @Route({ permission: 'site-request.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Query() { state, after, limit }: RequestsQuery): Promise<SiteRequestPage> {
    const place = readPlace<{ id: string }>(after, { id: 'string' });
    const rows = await this.database.inPlatform(() => this.requests.list({ state, after: place?.id, limit: limit + 1 }));
    return pageOf(
      rows,
      limit,
      (request) => request,
      ({ id }) => ({ id }),
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một hồ sơ', operationId: 'getSiteRequest' })
  @ApiOkResponse({ type: SiteRequestView })
  @Route({ permission: 'site-request.list', rate: 'read', cache: 'none', audit: 'none' })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<SiteRequestView> {
    return this.database.inPlatform(() => this.requests.get(id));
  }

  @Post()
  @ApiOperation({ summary: 'Lập hồ sơ đề nghị mở trang của một đơn vị', operationId: 'requestSite' })
  @ApiCreatedResponse({ type: SiteRequestView })
  @Route({ permission: 'site-request.submit', rate: 'write', cache: 'none', audit: 'action' })
  async create(@Body() body: RequestBody): Promise<SiteRequestView> {
    const { id } = await this.submit.execute(body);
    return this.get(id);
  }

  @Post(':id/opinion')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ý kiến của Ban Biên tập Cổng tỉnh', operationId: 'giveSiteOpinion' })
  @ApiOkResponse({ type: SiteRequestView })
  @Route({ permission: 'site-request.opine', rate: 'write', cache: 'none', audit: 'action' })
  async giveOpinion(@Param('id', ParseUUIDPipe) id: string, @Body() body: OpinionBody): Promise<SiteRequestView> {
    await this.opine.execute({ requestId: id, ...body });
    return this.get(id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nhập quyết định của UBND tỉnh', operationId: 'decideSite' })
  @ApiOkResponse({ type: SiteRequestView })
  @Route({ permission: 'site-request.decide', rate: 'write', cache: 'none', audit: 'action' })
  async enterDecision(@Param('id', ParseUUIDPipe) id: string, @Body() body: SiteDecisionBody): Promise<SiteRequestView> {
    await this.decide.execute({ requestId: id, ...body });
    return this.get(id);
  }

  @Post(':id/domain')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cấp tên miền', operationId: 'grantDomain' })
  @ApiOkResponse({ type: SiteRequestView })
  @Route({ permission: 'domain.grant', rate: 'write', cache: 'none', audit: 'action' })
  async grantDomain(@Param('id', ParseUUIDPipe) id: string, @Body() body: GrantBody): Promise<SiteRequestView> {
    await this.grant.execute({ requestId: id, ...body });
    return this.get(id);
  }

  @Post(':id/activation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Kích hoạt trang', operationId: 'activateSite' })
  @ApiOkResponse({ type: SiteRequestView })
  @Route({ permission: 'site.activate', rate: 'write', cache: 'none', audit: 'action' })
  async activateSite(@Param('id', ParseUUIDPipe) id: string, @Body() body: ParticularsBody): Promise<SiteRequestView> {
    const { siteId } = await this.get(id);
    await this.activate.execute(siteId, body);
    return this.get(id);
  }
}
