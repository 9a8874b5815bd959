import { isoDate } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toBoardResponse } from '../board.mapper.js';
import { Boards } from '../boards.service.js';
import { EstablishBoardAction } from '../establish-board.action.js';
import { BoardDecisionBody, BoardResponse } from './board.dto.js';

@ApiTags('Ban Biên tập')
@Controller('api/sites/:site/board')
export class BoardController {
  constructor(
    private readonly database: Database,
    private readonly boards: Boards,
    private readonly establish: EstablishBoardAction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Ban Biên tập, cơ cấu và những điều còn thiếu', operationId: 'getBoard' })
  @ApiOkResponse({ type: BoardResponse })
  @Route({ permission: 'board.read', rate: 'read', cache: 'none', audit: 'none' })
  async get(@Param('site', ParseUUIDPipe) site: string): Promise<BoardResponse> {
    return toBoardResponse(await this.database.inSite(site, () => this.boards.view(site)));
  }

  @Post()
  @ApiOperation({ summary: 'Thành lập Ban Biên tập theo quyết định, với các vị trí đang có hiệu lực', operationId: 'establishBoard' })
  @ApiCreatedResponse({ type: BoardResponse })
  @Route({ permission: 'board.establish', rate: 'write', cache: 'none', audit: 'action' })
  async post(@Param('site', ParseUUIDPipe) site: string, @Body() body: BoardDecisionBody): Promise<BoardResponse> {
    const { decisionNumber, decidedBy } = body;
    const view = await this.establish.execute({
      siteId: site,
      decisionNumber,
      decidedBy,
      decisionDate: isoDate(body.decisionDate),
      validFrom: body.validFrom === undefined ? null : isoDate(body.validFrom),
    });
    return toBoardResponse(view);
  }
}
