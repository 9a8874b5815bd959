import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Route, Zone } from '@cong-tinh/platform';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitService } from '../../units/unit.service.js';
import { HostSpaces } from '../host-spaces.js';
import { judgeHost, tidyHost } from '../judge-host.js';
import { proposeHosts } from '../propose-hosts.js';
import { HostProposalBody, HostProposalsView } from './host-proposals.dto.js';
import { toProposalsView } from './host-proposals.mapper.js';

@ApiTags('Tên miền')
@Controller('api/province/host-proposals')
export class HostProposalsController {
  constructor(
    private readonly database: Database,
    private readonly spaces: HostSpaces,
    private readonly units: UnitService,
    private readonly zone: Zone,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Đề xuất tên miền cho một đơn vị và kiểm tra tên miền đã gõ; không ghi gì', operationId: 'proposeHosts' })
  @ApiOkResponse({ type: HostProposalsView })
  @Route({ permission: 'host-proposal.read', rate: 'read', cache: 'none', audit: 'none' })
  propose(@Body() body: HostProposalBody): Promise<HostProposalsView> {
    const on = body.on ?? this.clock.today();
    return this.database.inPlatform(async () => {
      await this.units.getValid(body.unitId, on, 'unitId');
      const { space, unit } = await this.spaces.on(on, [body.unitId], body.host ? [tidyHost(body.host)] : []);
      const placed = unit(body.unitId)!;
      const verdict = body.host ? judgeHost(body.host, placed, space, { collisionDecided: body.collisionDecided }) : null;
      return toProposalsView(placed, proposeHosts(placed, space), verdict, space.regime, (host) => this.zone.origin(host));
    });
  }
}
