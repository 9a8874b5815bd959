import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribeSiteAction } from '../describe-site.action.js';
import { SiteDetails } from '../site-details.js';
import { ParticularsBody, SiteDetail } from './sites.dto.js';

@ApiTags('Trang')
@Controller('api/sites/:site')
export class SiteController {
  constructor(
    private readonly database: Database,
    private readonly details: SiteDetails,
    private readonly describe: DescribeSiteAction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Thông tin của trang', operationId: 'getSite' })
  @ApiOkResponse({ type: SiteDetail })
  @Route({ permission: 'site.read', rate: 'read', cache: 'none', audit: 'none' })
  get(@Param('site', ParseUUIDPipe) site: string): Promise<SiteDetail> {
    return this.database.inSite(site, () => this.details.get(site));
  }

  @Put('particulars')
  @ApiOperation({ summary: 'Sửa người đứng đầu và thông tin chân trang', operationId: 'describeSite' })
  @ApiOkResponse({ type: SiteDetail })
  @Route({ permission: 'site.describe', rate: 'write', cache: 'none', audit: 'action' })
  async setParticulars(@Param('site', ParseUUIDPipe) site: string, @Body() body: ParticularsBody): Promise<SiteDetail> {
    await this.describe.execute(site, body);
    return this.get(site);
  }
}
