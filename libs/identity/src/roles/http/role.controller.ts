import { isoDate } from '@cong-tinh/kernel';
import { Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountDirectory } from '../../accounts/account-directory.js';
import { AccountPage, AccountView } from '../../accounts/http/account.dto.js';
import { optionalDay } from '../../day.js';
import { EndRole } from '../end-role.action.js';
import { GrantRole } from '../grant-role.action.js';
import { EndRoleBody, GrantRoleBody } from './role.dto.js';

@ApiTags('Tài khoản')
@Controller('api/province/roles')
export class RoleController {
  constructor(
    private readonly directory: AccountDirectory,
    private readonly grantRole: GrantRole,
    private readonly endRole: EndRole,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các tài khoản giữ vai trò cấp tỉnh', operationId: 'listRoles' })
  @ApiOkResponse({ type: AccountPage })
  @Route({ permission: 'account.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(): Promise<AccountPage> {
    return { items: await this.directory.withRoles(), next: null };
  }

  @Post()
  @ApiOperation({ summary: 'Nhập quyết định giao vai trò cấp tỉnh', operationId: 'grantRole' })
  @ApiCreatedResponse({ type: AccountView })
  @Route({ permission: 'role.grant', rate: 'write', cache: 'none', audit: 'action' })
  async grant(@Body() body: GrantRoleBody): Promise<AccountView> {
    const { accountId } = await this.grantRole.execute({
      ...body,
      decisionDate: isoDate(body.decisionDate),
      validFrom: isoDate(body.validFrom),
      validTo: optionalDay(body.validTo),
    });
    return this.directory.describeById(accountId);
  }

  @Post(':role/end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Nhập quyết định thôi vai trò', operationId: 'endRole' })
  @ApiNoContentResponse()
  @Route({ permission: 'role.grant', rate: 'write', cache: 'none', audit: 'action' })
  end(@Param('role', ParseUUIDPipe) roleId: string, @Body() body: EndRoleBody): Promise<void> {
    return this.endRole.execute({ ...body, roleId, endsOn: isoDate(body.endsOn) });
  }
}
