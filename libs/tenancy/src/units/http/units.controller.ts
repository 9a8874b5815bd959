import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf, readPlace, searchWords } from '../../http/page.dto.js';
import { SiteRepository } from '../../sites/site.repository.js';
import { AddUnitAction } from '../add-unit.action.js';
import { ChangeUnitAction } from '../change-unit.action.js';
import { UnitHistories } from '../unit-histories.js';
import { type UnitPosition, UnitRepository } from '../unit.repository.js';
import { NewUnitBody, toUnitView, UnitHistory, UnitPage, UnitsQuery, UnitVersionBody } from './units.dto.js';

@ApiTags('Đơn vị')
@Controller('api/province/units')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly sites: SiteRepository,
    private readonly histories: UnitHistories,
    private readonly add: AddUnitAction,
    private readonly change: ChangeUnitAction,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Đơn vị có hiệu lực vào một ngày', operationId: 'listUnits' })
  @ApiOkResponse({ type: UnitPage })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  list(@Query() { search, kind, parent, asOf, after, limit }: UnitsQuery): Promise<UnitPage> {
    const place = readPlace<UnitPosition>(after, { rank: 'number', name: 'string', id: 'string' });
    return this.database.inPlatform(async () => {
      const on = asOf ?? this.clock.today();
      const filter = {
        on,
        search: searchWords(search),
        kind,
        parentId: parent,
        after: place,
        limit: limit + 1,
      };
      const rows = await this.units.list(filter);
      const sites = await this.sites.ofUnits(rows.map(({ id }) => id));
      const parents = await this.units.nearestMany([...new Set(rows.flatMap(({ parentId }) => parentId ?? []))], on);
      const nameOf = new Map(parents.map(({ id, fullName }) => [id, fullName]));
      return pageOf(
        rows,
        limit,
        (unit) => toUnitView(unit, sites.get(unit.id)?.id ?? null, nameOf.get(unit.parentId ?? '') ?? null),
        ({ rank, name, id }) => ({ rank, name, id }),
      );
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một đơn vị và các phiên bản của nó', operationId: 'getUnitHistory' })
  @ApiOkResponse({ type: UnitHistory })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<UnitHistory> {
    return this.database.inPlatform(() => this.histories.get(id));
  }

  @Post()
  @ApiOperation({ summary: 'Nhập đơn vị mới theo một quyết định', operationId: 'addUnit' })
  @ApiCreatedResponse({ type: UnitHistory })
  @Route({ permission: 'unit.edit', rate: 'write', cache: 'none', audit: 'action' })
  async addUnit(@Body() body: NewUnitBody): Promise<UnitHistory> {
    return this.get((await this.add.execute(body)).id);
  }

  @Post(':id/versions')
  @ApiOperation({ summary: 'Nhập thay đổi của đơn vị từ một ngày, theo một quyết định', operationId: 'changeUnit' })
  @ApiCreatedResponse({ type: UnitHistory })
  @Route({ permission: 'unit.edit', rate: 'write', cache: 'none', audit: 'action' })
  async changeUnit(@Param('id', ParseUUIDPipe) id: string, @Body() body: UnitVersionBody): Promise<UnitHistory> {
    return this.get((await this.change.execute({ unitId: id, ...body })).id);
  }
}
