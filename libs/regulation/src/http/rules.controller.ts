import { CLOCK, isoDate, NotFoundError, type Clock } from '@cong-tinh/kernel';
import { Route } from '@cong-tinh/platform';
import { Controller, Get, Inject, Optional, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UnitKind } from '../catalogue/vocabulary.js';
import { clauseNotFound, unitKindNeeded } from '../rules/rule.errors.js';
import { Rules } from '../rules/rules.service.js';
import { SITE_KIND_READER, type SiteKindReader } from '../rules/site-kind-reader.js';
import { toClause, toRule } from './regulation.mapper.js';
import { ClauseResponse, RulesQuery, RulesResponse } from './rules.dto.js';

@ApiTags('Quy chế')
@Controller('api/regulation')
export class RulesController {
  constructor(
    private readonly rules: Rules,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(SITE_KIND_READER) private readonly sites: SiteKindReader | null,
  ) {}

  @Get('clauses/:id')
  @ApiOperation({ summary: 'Một điều khoản và văn bản chứa nó', operationId: 'getClause' })
  @ApiOkResponse({ type: ClauseResponse })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  clause(@Param('id') id: string): ClauseResponse {
    const found = this.rules.findClause(id.normalize('NFC'));
    if (!found) throw clauseNotFound(id);
    return toClause(found);
  }

  @Get('rules')
  @ApiOperation({ summary: 'Các quy tắc áp dụng cho một trang vào một ngày', operationId: 'listRules' })
  @ApiOkResponse({ type: RulesResponse })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Query() query: RulesQuery): Promise<RulesResponse> {
    const date = query.date === undefined ? this.clock.today() : isoDate(query.date);
    const unitKind = await this.kindOf(query);
    const context = { unitKind, siteId: query.site, date };
    const items = query.key === undefined ? this.rules.list(context) : [this.rules.at(query.key, context)];
    return { date, unitKind, items: items.map(toRule) };
  }

  private async kindOf({ site, unitKind }: RulesQuery): Promise<UnitKind> {
    if (site === undefined || !this.sites) {
      if (unitKind === undefined) throw unitKindNeeded();
      return unitKind;
    }
    const kind = await this.sites.findKind(site);
    if (kind === null) throw new NotFoundError('site_not_found', 'Không có trang này.');
    return kind;
  }
}
