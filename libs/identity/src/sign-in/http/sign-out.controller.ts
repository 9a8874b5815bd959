import { Audit } from '@cong-tinh/audit';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Header, HttpCode, Post, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { WhileReadOnly } from '../../access/access.guard.js';
import { AccessService } from '../../access/access.service.js';
import { clearCookie, SESSION_COOKIE } from '../../sessions/cookies.js';
import { Sessions } from '../../sessions/sessions.service.js';
import { BackChannelLogout } from '../back-channel-logout.action.js';
import { BackChannelLogoutBody, SignedOut } from './sign-in.dto.js';

@ApiTags('Đăng nhập')
@Controller('api')
export class SignOutController {
  constructor(
    private readonly access: AccessService,
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly backChannelLogout: BackChannelLogout,
  ) {}

  @Post('sign-out')
  @HttpCode(200)
  @WhileReadOnly()
  @ApiOperation({ summary: 'Đăng xuất; trình duyệt theo `location` để đăng xuất cả dịch vụ đăng nhập', operationId: 'signOut' })
  @ApiOkResponse({ type: SignedOut })
  @Route({ permission: 'signed-in', rate: 'write', cache: 'none', audit: 'action' })
  async signOut(@Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOut> {
    const { account, credential } = this.access.current;
    if (credential.kind !== 'session') return { location: null };
    const ended = await this.database.inPlatform(async () => {
      await this.audit.record({ siteId: null, action: 'session.ended', subject: { kind: 'account', id: account.id, label: account.name } });
      return this.sessions.end(credential.secret, 'signed_out');
    });
    reply.header('set-cookie', clearCookie(SESSION_COOKIE));
    return { location: ended?.tokens ? await this.sessions.endElsewhere(ended.tokens) : null };
  }

  /** Called by the sign-in service for all its users, not by a browser: the signed token alone is its authority. */
  @Post('back-channel-logout')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiExcludeEndpoint()
  @Route({ permission: 'public', rate: 'read', cache: 'none', audit: 'action' })
  async logOut(@Body() body: BackChannelLogoutBody): Promise<void> {
    await this.backChannelLogout.execute(body.logout_token);
  }
}
