import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DecisionRepository } from '../../decisions/decision.repository.js';
import { pageOf, readPlace, searchWords } from '../../http/page.dto.js';
import { DecisionBody } from '../../http/paper.dto.js';
import { toDomainView } from '../../sites/site-details.js';
import { SiteRepository } from '../../sites/site.repository.js';
import { AddAliasAction } from '../add-alias.action.js';
import type { Domain } from '../domain.js';
import { DomainRepository } from '../domain.repository.js';
import { RetireAliasAction } from '../retire-alias.action.js';
import { AliasBody, DomainPage, DomainsQuery, DomainView } from './domains.dto.js';

@ApiTags('Tên miền')
@Controller('api/province/domains')
export class DomainsController {
  constructor(
    private readonly database: Database,
    private readonly domains: DomainRepository,
    private readonly sites: SiteRepository,
    private readonly decisions: DecisionRepository,
    private readonly addAlias: AddAliasAction,
    private readonly retireAlias: RetireAliasAction,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tên miền có hiệu lực vào một ngày', operationId: 'listDomains' })
  @ApiOkResponse({ type: DomainPage })
  @Route({ permission: 'site.list', rate: 'read', cache: 'none', audit: 'none' })
  list(@Query() { search, compliance, role, siteId, asOf, after, limit }: DomainsQuery): Promise<DomainPage> {
    const place = readPlace<{ host: string; id: string }>(after, { host: 'string', id: 'string' });
    return this.database.inPlatform(async () => {
      const filter = {
        on: asOf ?? this.clock.today(),
        search: searchWords(search),
        compliance,
        role,
        siteId,
        after: place,
        limit: limit + 1,
      };
      const rows = await this.domains.list(filter);
      const papers = await this.decisions.byIds(rows.flatMap(({ decisionId }) => (decisionId === null ? [] : [decisionId])));
      return pageOf(
        rows,
        limit,
        (domain) => ({
          ...toDomainView(domain, papers),
          role: domain.role,
          compliance: domain.compliance,
          siteId: domain.siteId,
          siteName: domain.siteName,
          regime: domain.regime,
          validFrom: domain.validFrom,
          validTo: domain.validTo,
        }),
        ({ host, id }) => ({ host, id }),
      );
    });
  }

  @Post('aliases')
  @ApiOperation({ summary: 'Cấp tên miền phụ, trả lời 301 về tên miền chính', operationId: 'addAlias' })
  @ApiCreatedResponse({ type: DomainView })
  @Route({ permission: 'domain.grant', rate: 'write', cache: 'none', audit: 'action' })
  async add(@Body() body: AliasBody): Promise<DomainView> {
    return this.view(await this.addAlias.execute(body));
  }

  @Post('aliases/:id/retirement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Thôi dùng tên miền phụ; địa chỉ cũ vẫn trả lời 301', operationId: 'retireAlias' })
  @ApiOkResponse({ type: DomainView })
  @Route({ permission: 'domain.grant', rate: 'write', cache: 'none', audit: 'action' })
  async retire(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecisionBody): Promise<DomainView> {
    return this.view(await this.retireAlias.execute(id, body));
  }

  private view(domain: Domain): Promise<DomainView> {
    return this.database.inPlatform(async () => {
      const site = (await this.sites.find(domain.siteId))!;
      const papers = await this.decisions.byIds(domain.decisionId === null ? [] : [domain.decisionId]);
      const { role, compliance, siteId, regime, validFrom, validTo } = domain;
      return { ...toDomainView(domain, papers), role, compliance, siteId, siteName: site.name, regime, validFrom, validTo };
    });
  }
}
