import { Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessService } from '../../access/access.service.js';
import { Notices } from '../notices.service.js';
import { ChooseNoticeBody, NoticeChoices } from './notice.dto.js';

/** Which letters the signed-in person wants. */
@ApiTags('Tài khoản')
@Controller('api/me/notices')
export class NoticeController {
  constructor(
    private readonly access: AccessService,
    private readonly notices: Notices,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Các loại thư báo, loại nào đang nhận', operationId: 'listNotices' })
  @ApiOkResponse({ type: NoticeChoices })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  async list(): Promise<NoticeChoices> {
    return { items: await this.notices.listOf(this.access.current.account.id) };
  }

  @Put(':kind')
  @HttpCode(204)
  @ApiOperation({ summary: 'Nhận hoặc ngừng nhận một loại thư báo', operationId: 'chooseNotice' })
  @ApiNoContentResponse()
  @Route({ permission: 'signed-in', rate: 'write', cache: 'none', audit: 'action' })
  choose(@Param('kind') kind: string, @Body() { wanted }: ChooseNoticeBody): Promise<void> {
    return this.notices.choose(this.access.current.account.id, kind, wanted);
  }
}
