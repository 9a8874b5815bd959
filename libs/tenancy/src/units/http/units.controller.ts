import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf, readPlace, searchWords } from '../../http/page.dto.js';
import { SiteRepository } from '../../sites/site.repository.js';
import { type UnitPosition, UnitRepository } from '../unit.repository.js';
import { toUnitView, UnitPage, UnitsQuery } from './units.dto.js';

@ApiTags('Đơn vị')
@Controller('api/province/units')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly sites: SiteRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Đơn vị có hiệu lực vào một ngày', operationId: 'listUnits' })
  @ApiOkResponse({ type: UnitPage })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  list(@Query() { search, kind, parent, asOf, after, limit }: UnitsQuery): Promise<UnitPage> {
    const place = readPlace<UnitPosition>(after, { rank: 'number', name: 'string', id: 'string' });
    return this.database.inPlatform(async () => {
      const filter = {
        on: asOf ?? this.clock.today(),
        search: searchWords(search),
        kind,
        parentId: parent,
        after: place,
        limit: limit + 1,
      };
      const rows = await this.units.list(filter);
      const sites = await this.sites.ofUnits(rows.map(({ id }) => id));
      return pageOf(
        rows,
        limit,
        (unit) => toUnitView(unit, sites.get(unit.id)?.id ?? null),
        ({ rank, name, id }) => ({ rank, name, id }),
      );
    });
  }
}
