import { Route } from '@cong-tinh/platform';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribeMe } from '../describe-me.js';
import { Me } from './me.dto.js';

@ApiTags('Đăng nhập')
@Controller('api/me')
export class MeController {
  constructor(private readonly describeMe: DescribeMe) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Tài khoản, vai trò, các trang và quyền của người đang đăng nhập', operationId: 'getMe' })
  @ApiOkResponse({ type: Me })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  get(): Promise<Me> {
    return this.describeMe.execute();
  }
}
