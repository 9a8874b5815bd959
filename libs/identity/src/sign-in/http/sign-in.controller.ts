import { CLOCK, type Clock, DomainError } from '@cong-tinh/kernel';
import { Config, LOGGER, Route, Zone } from '@cong-tinh/platform';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ATTEMPT_COOKIE, clearCookie, readCookie, SESSION_COOKIE, writeCookie } from '../../sessions/cookies.js';
import { Seal } from '../../sessions/sealed-text.js';
import { CompleteSignIn } from '../complete-sign-in.action.js';
import { safeReturnPath } from '../return-path.js';
import { ATTEMPT_SECONDS, beginAttempt, openAttempt, sealAttempt, type SignInAttempt } from '../sign-in-attempt.js';
import { SsoClient } from '../sso-client.js';
import { SignInQuery } from './sign-in.dto.js';

/** The console's page that offers to sign in and says why it did not work. */
const SIGN_IN_PAGE = '/dang-nhap';

/** The browser's way to the sign-in service and back. Faults lead to the console's sign-in page, which words them by `reason`. */
@ApiTags('Đăng nhập')
@Controller('api/sign-in')
export class SignInController {
  private readonly seal: Seal;

  constructor(
    config: Config,
    private readonly zone: Zone,
    private readonly sso: SsoClient,
    private readonly completeSignIn: CompleteSignIn,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.seal = new Seal(config.sessionSecret, 'sign-in attempts');
  }

  @Get()
  @ApiExcludeEndpoint()
  @Route({ permission: 'public', rate: 'sign-in', cache: 'none', audit: 'none' })
  async begin(@Query() query: SignInQuery, @Res() reply: FastifyReply): Promise<void> {
    const returnTo = safeReturnPath(query.return, this.zone.consoleOrigin);
    const attempt = beginAttempt(returnTo, query.stepUp === '1', this.clock.now());
    try {
      const url = await this.sso.authorizationUrl(attempt);
      leave(reply, url, [writeCookie(ATTEMPT_COOKIE, sealAttempt(this.seal, attempt), ATTEMPT_SECONDS)]);
    } catch (error) {
      this.fail(reply, error, returnTo);
    }
  }

  @Get('callback')
  @ApiExcludeEndpoint()
  @Route({ permission: 'public', rate: 'sign-in', cache: 'none', audit: 'action' })
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const attempt = openAttempt(this.seal, readCookie(request.headers.cookie, ATTEMPT_COOKIE), this.clock.now());
    // Begun by another browser, too long ago, or by nobody.
    if (!attempt) return leave(reply, signInPage('expired', '/'), [clearCookie(ATTEMPT_COOKIE)]);
    try {
      const secret = await this.completeSignIn.execute({
        query: request.url.split('?').slice(1).join('?'),
        attempt,
        previousSecret: readCookie(request.headers.cookie, SESSION_COOKIE),
      });
      leave(reply, attempt.returnTo, [writeCookie(SESSION_COOKIE, secret), clearCookie(ATTEMPT_COOKIE)]);
    } catch (error) {
      this.fail(reply, error, attempt.returnTo);
    }
  }

  private fail(reply: FastifyReply, error: unknown, returnTo: SignInAttempt['returnTo']): void {
    if (!(error instanceof DomainError)) throw error;
    if (error.status >= 500) this.logger.warn({ err: error, code: error.code }, 'sign-in');
    leave(reply, signInPage(error.code, returnTo), [clearCookie(ATTEMPT_COOKIE)]);
  }
}

const signInPage = (reason: string, returnTo: string): string =>
  `${SIGN_IN_PAGE}?${new URLSearchParams({ reason, return: returnTo }).toString()}`;

function leave(reply: FastifyReply, location: string, cookies: string[]): void {
  void reply
    .code(303)
    .header('location', location)
    .header('set-cookie', cookies)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send();
}
