import { isIsoDate, isoDate } from '@cong-tinh/kernel';
import { Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Calendar } from '../calendar/calendar.service.js';
import { checkYear, instantNeeded } from '../calendar/calendar.errors.js';
import type { DeadlineQuestion } from '../calendar/deadline.js';
import { EditCalendarAction } from '../calendar/edit-calendar.action.js';
import { CalendarYearBody, CalendarYearResponse, DeadlineBody, DeadlineResponse } from './calendar.dto.js';
import { toCalendarYear, toDeadline } from './regulation.mapper.js';

@ApiTags('Lịch làm việc')
@Controller('api/regulation')
export class CalendarController {
  constructor(
    private readonly calendar: Calendar,
    private readonly edit: EditCalendarAction,
  ) {}

  @Get('calendar/:year')
  @ApiOperation({ summary: 'Ngày nghỉ, ngày hoán đổi của một năm', operationId: 'getCalendarYear' })
  @ApiOkResponse({ type: CalendarYearResponse })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  async year(@Param('year', ParseIntPipe) year: number): Promise<CalendarYearResponse> {
    return toCalendarYear(await this.calendar.year(checkYear(year)));
  }

  @Put('calendar/:year')
  @ApiOperation({ summary: 'Nhập, sửa lịch của một năm', operationId: 'putCalendarYear' })
  @ApiOkResponse({ type: CalendarYearResponse })
  @Route({ permission: 'calendar.edit', rate: 'write', cache: 'none', audit: 'action' })
  async replace(@Param('year', ParseIntPipe) year: number, @Body() body: CalendarYearBody): Promise<CalendarYearResponse> {
    const days = body.days.map((day) => ({ ...day, date: isoDate(day.date) }));
    return toCalendarYear(await this.edit.execute({ ...body, year: checkYear(year), days }));
  }

  @Post('deadlines')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tính thời hạn và giải thích từng ngày', operationId: 'reckonDeadline' })
  @ApiOkResponse({ type: DeadlineResponse })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  deadline(@Body() body: DeadlineBody): DeadlineResponse {
    return toDeadline(this.calendar.deadline(questionOf(body)));
  }
}

function questionOf({ from, days, mode }: DeadlineBody): DeadlineQuestion {
  if (mode !== 'from-08:00') return { mode, days, from: isoDate(from.slice(0, 10)) };
  if (isIsoDate(from)) throw instantNeeded();
  const instant = new Date(from);
  if (Number.isNaN(instant.getTime())) throw instantNeeded();
  return { mode, days, from: instant };
}
