import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReplaceHostAction } from '../../domains/replace-host.action.js';
import { GrantBody } from '../../domains/http/domains.dto.js';
import { pageOf, readPlace, searchWords } from '../../http/page.dto.js';
import { ResumeSiteAction } from '../resume-site.action.js';
import { SiteDetails } from '../site-details.js';
import { type SitePosition, SiteRepository } from '../site.repository.js';
import { SuspendSiteAction } from '../suspend-site.action.js';
import { ResumptionBody, SiteDetail, SitePage, SitesQuery, SuspensionBody } from './sites.dto.js';

/** Which sites there are is public: every official may look, whatever seat on whichever site. */
@ApiTags('Trang của tỉnh')
@Controller('api/province/sites')
export class ProvinceSitesController {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly details: SiteDetails,
    private readonly suspend: SuspendSiteAction,
    private readonly resume: ResumeSiteAction,
    private readonly replace: ReplaceHostAction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các trang của tỉnh', operationId: 'listSites' })
  @ApiOkResponse({ type: SitePage })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  list(@Query() { search, kind, state, district, after, limit }: SitesQuery): Promise<SitePage> {
    const place = readPlace<SitePosition>(after, { match: 'number', rank: 'number', name: 'string', id: 'string' });
    return this.database.inPlatform(async () => {
      const rows = await this.sites.list({
        search: searchWords(search),
        kind,
        state,
        districtId: district,
        after: place,
        limit: limit + 1,
      });
      return pageOf(
        rows,
        limit,
        (site) => this.details.listed(site),
        ({ match, rank, unitName, id }) => ({ match, rank, name: unitName, id }),
      );
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một trang', operationId: 'getProvinceSite' })
  @ApiOkResponse({ type: SiteDetail })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<SiteDetail> {
    return this.database.inPlatform(() => this.details.get(id));
  }

  @Patch(':id/domain')
  @ApiOperation({ summary: 'Cấp tên miền chính mới; tên miền cũ thành tên miền phụ', operationId: 'replaceHost' })
  @ApiOkResponse({ type: SiteDetail })
  @Route({ permission: 'domain.grant', rate: 'write', cache: 'none', audit: 'action' })
  async replaceHost(@Param('id', ParseUUIDPipe) id: string, @Body() body: GrantBody): Promise<SiteDetail> {
    await this.replace.execute({ siteId: id, ...body });
    return this.get(id);
  }

  @Post(':id/suspension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tạm dừng trang', operationId: 'suspendSite' })
  @ApiOkResponse({ type: SiteDetail })
  @Route({ permission: 'site.suspend', rate: 'write', cache: 'none', audit: 'action' })
  async suspendSite(@Param('id', ParseUUIDPipe) id: string, @Body() body: SuspensionBody): Promise<SiteDetail> {
    await this.suspend.execute({ siteId: id, ...body });
    return this.get(id);
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cho trang hoạt động lại', operationId: 'resumeSite' })
  @ApiOkResponse({ type: SiteDetail })
  @Route({ permission: 'site.suspend', rate: 'write', cache: 'none', audit: 'action' })
  async resumeSite(@Param('id', ParseUUIDPipe) id: string, @Body() body: ResumptionBody): Promise<SiteDetail> {
    await this.resume.execute({ siteId: id, ...body });
    return this.get(id);
  }
}
