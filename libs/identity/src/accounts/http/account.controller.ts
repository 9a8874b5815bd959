import { Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountDirectory } from '../account-directory.js';
import { CloseAccount } from '../close-account.action.js';
import { InviteAccount } from '../invite-account.action.js';
import { RegisterService } from '../register-service.action.js';
import { AccountPage, AccountQuery, AccountView, CloseAccountBody, InviteAccountBody, RegisterServiceBody } from './account.dto.js';

@ApiTags('Tài khoản')
@Controller('api/province')
export class AccountController {
  constructor(
    private readonly directory: AccountDirectory,
    private readonly inviteAccount: InviteAccount,
    private readonly registerService: RegisterService,
    private readonly closeAccount: CloseAccount,
  ) {}

  @Get('accounts')
  @ApiOperation({ summary: 'Các tài khoản, theo tên', operationId: 'listAccounts' })
  @ApiOkResponse({ type: AccountPage })
  @Route({ permission: 'account.list', rate: 'read', cache: 'none', audit: 'none' })
  list(@Query() query: AccountQuery): Promise<AccountPage> {
    return this.directory.list(query);
  }

  @Post('accounts')
  @ApiOperation({ summary: 'Mời một người; gửi lại lời mời khi chưa nhận', operationId: 'inviteAccount' })
  @ApiCreatedResponse({ type: AccountView })
  @Route({ permission: 'account.invite', rate: 'write', cache: 'none', audit: 'action' })
  async invite(@Body() body: InviteAccountBody): Promise<AccountView> {
    return this.directory.describe(await this.inviteAccount.execute(body));
  }

  @Post('services')
  @ApiOperation({ summary: 'Đăng ký một hệ thống kết nối bằng mã truy cập', operationId: 'registerService' })
  @ApiCreatedResponse({ type: AccountView })
  @Route({ permission: 'account.invite', rate: 'write', cache: 'none', audit: 'action' })
  async register(@Body() body: RegisterServiceBody): Promise<AccountView> {
    return this.directory.describe(await this.registerService.execute(body));
  }

  @Post('accounts/:account/closure')
  @HttpCode(204)
  @ApiOperation({ summary: 'Đóng tài khoản và mọi phiên làm việc của nó', operationId: 'closeAccount' })
  @ApiNoContentResponse()
  @Route({ permission: 'account.close', rate: 'write', cache: 'none', audit: 'action' })
  close(@Param('account', ParseUUIDPipe) accountId: string, @Body() { reason }: CloseAccountBody): Promise<void> {
    return this.closeAccount.execute({ accountId, reason });
  }
}
