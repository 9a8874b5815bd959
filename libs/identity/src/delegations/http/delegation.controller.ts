import { CLOCK, type Clock, isoDate } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toDelegationView } from '../delegation.mapper.js';
import { DelegationRepository } from '../delegation.repository.js';
import { GiveDelegation } from '../give-delegation.action.js';
import { RevokeDelegation } from '../revoke-delegation.action.js';
import { DelegationPage, DelegationView, GiveDelegationBody, RevokeDelegationBody } from './delegation.dto.js';

const LIMIT = 100;

@ApiTags('Ủy quyền')
@Controller('api/sites/:site/delegations')
export class DelegationController {
  constructor(
    private readonly database: Database,
    private readonly delegations: DelegationRepository,
    private readonly giveDelegation: GiveDelegation,
    private readonly revokeDelegation: RevokeDelegation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các ủy quyền của trang, mới nhất trước', operationId: 'listDelegations' })
  @ApiOkResponse({ type: DelegationPage })
  @Route({ permission: 'seat.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Param('site', ParseUUIDPipe) site: string): Promise<DelegationPage> {
    const found = await this.database.inSite(site, () => this.delegations.list(site, LIMIT));
    return { items: found.map((delegation) => toDelegationView(delegation, this.clock.today())), next: null };
  }

  @Post()
  @ApiOperation({ summary: 'Trưởng Ban ủy quyền cho Phó Trưởng Ban', operationId: 'giveDelegation' })
  @ApiCreatedResponse({ type: DelegationView })
  @Route({ permission: 'delegation.give', rate: 'write', cache: 'none', audit: 'action' })
  async give(@Param('site', ParseUUIDPipe) siteId: string, @Body() body: GiveDelegationBody): Promise<DelegationView> {
    const delegation = await this.giveDelegation.execute({
      ...body,
      siteId,
      instrumentDate: isoDate(body.instrumentDate),
      validFrom: isoDate(body.validFrom),
      validTo: isoDate(body.validTo),
    });
    return toDelegationView(delegation, this.clock.today());
  }

  @Post(':delegation/revocation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Trưởng Ban thu hồi ủy quyền', operationId: 'revokeDelegation' })
  @ApiOkResponse({ type: DelegationView })
  @Route({ permission: 'delegation.give', rate: 'write', cache: 'none', audit: 'action' })
  async revoke(
    @Param('site', ParseUUIDPipe) siteId: string,
    @Param('delegation', ParseUUIDPipe) delegationId: string,
    @Body() { reason }: RevokeDelegationBody,
  ): Promise<DelegationView> {
    return toDelegationView(await this.revokeDelegation.execute({ siteId, delegationId, reason }), this.clock.today());
  }
}
