import { isoDate } from '@cong-tinh/kernel';
import { Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { optionalDay } from '../../day.js';
import { AssignSeat } from '../assign-seat.action.js';
import { EndSeat } from '../end-seat.action.js';
import { SeatDirectory } from '../seat-directory.js';
import { AssignSeatBody, EndSeatBody, SeatPage, SeatView } from './seat.dto.js';

@ApiTags('Vị trí trên trang')
@Controller('api/sites/:site/seats')
export class SeatController {
  constructor(
    private readonly directory: SeatDirectory,
    private readonly assignSeat: AssignSeat,
    private readonly endSeat: EndSeat,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các vị trí đang giữ và sắp giữ', operationId: 'listSeats' })
  @ApiOkResponse({ type: SeatPage })
  @Route({ permission: 'seat.list', rate: 'read', cache: 'none', audit: 'none' })
  list(@Param('site', ParseUUIDPipe) site: string): Promise<SeatPage> {
    return this.directory.list(site);
  }

  @Post()
  @ApiOperation({ summary: 'Giao vị trí theo quyết định', operationId: 'assignSeat' })
  @ApiCreatedResponse({ type: SeatView })
  @Route({ permission: 'seat.assign', rate: 'write', cache: 'none', audit: 'action' })
  async assign(@Param('site', ParseUUIDPipe) siteId: string, @Body() body: AssignSeatBody): Promise<SeatView> {
    const seat = await this.assignSeat.execute({
      ...body,
      siteId,
      decisionDate: isoDate(body.decisionDate),
      validFrom: isoDate(body.validFrom),
      validTo: optionalDay(body.validTo),
    });
    return this.directory.describe(seat);
  }

  @Post(':seat/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Thôi giao vị trí theo quyết định', operationId: 'endSeat' })
  @ApiOkResponse({ type: SeatView })
  @Route({ permission: 'seat.assign', rate: 'write', cache: 'none', audit: 'action' })
  async end(
    @Param('site', ParseUUIDPipe) siteId: string,
    @Param('seat', ParseUUIDPipe) seatId: string,
    @Body() body: EndSeatBody,
  ): Promise<SeatView> {
    const seat = await this.endSeat.execute({
      ...body,
      siteId,
      seatId,
      endsOn: isoDate(body.endsOn),
      decisionDate: isoDate(body.decisionDate),
    });
    return this.directory.describe(seat);
  }
}
