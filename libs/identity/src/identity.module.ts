import { systemClock } from '@cong-tinh/kernel';
import { Config, outboundFetch } from '@cong-tinh/platform';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { AccessLoader } from './access/access.loader.js';
import { AccessService } from './access/access.service.js';
import { BearerStrategy } from './access/bearer.strategy.js';
import { PassportGate } from './access/passport.gate.js';
import { SessionStrategy } from './access/session.strategy.js';
import { SiteLookup } from './access/sites.js';
import { AccountDirectory } from './accounts/account-directory.js';
import { AccountRepository } from './accounts/account.repository.js';
import { BindAccount } from './accounts/bind-account.js';
import { CloseAccount } from './accounts/close-account.action.js';
import { AccountController } from './accounts/http/account.controller.js';
import { InviteAccount } from './accounts/invite-account.action.js';
import { RegisterService } from './accounts/register-service.action.js';
import { SendInvitation } from './accounts/send-invitation.listener.js';
import { BreakGlassRepository } from './break-glass/break-glass.repository.js';
import { BreakGlassController } from './break-glass/http/break-glass.controller.js';
import { OpenBreakGlass } from './break-glass/open-break-glass.action.js';
import { TellUnitHead } from './break-glass/tell-unit-head.listener.js';
import { DelegationRepository } from './delegations/delegation.repository.js';
import { Delegations } from './delegations/delegations.service.js';
import { GiveDelegation } from './delegations/give-delegation.action.js';
import { DelegationController } from './delegations/http/delegation.controller.js';
import { RevokeDelegation } from './delegations/revoke-delegation.action.js';
import './identity.notices.js';
import './identity.permissions.js';
import { NoticeController } from './notices/http/notice.controller.js';
import { OneClickForm } from './notices/http/one-click-form.js';
import { StopController } from './notices/http/stop.controller.js';
import { NoticeRepository } from './notices/notice.repository.js';
import { Notices } from './notices/notices.service.js';
import { StopTickets } from './notices/stop-tickets.js';
import { EndRole } from './roles/end-role.action.js';
import { GrantRole } from './roles/grant-role.action.js';
import { RoleController } from './roles/http/role.controller.js';
import { RoleRepository } from './roles/role.repository.js';
import { AssignSeat } from './seats/assign-seat.action.js';
import { EndSeat } from './seats/end-seat.action.js';
import { SeatController } from './seats/http/seat.controller.js';
import { SeatDirectory } from './seats/seat-directory.js';
import { SeatPolicies } from './seats/seat-policies.js';
import { SeatRepository } from './seats/seat.repository.js';
import { Seats } from './seats/seats.service.js';
import { ConfirmSession } from './sessions/confirm-session.action.js';
import { DescribeMe } from './sessions/describe-me.js';
import { MeController } from './sessions/http/me.controller.js';
import { PurgeSessions } from './sessions/purge-sessions.job.js';
import { SessionRepository } from './sessions/session.repository.js';
import { Sessions } from './sessions/sessions.service.js';
import { BackChannelLogout } from './sign-in/back-channel-logout.action.js';
import { CompleteSignIn } from './sign-in/complete-sign-in.action.js';
import { SignInController } from './sign-in/http/sign-in.controller.js';
import { SignOutController } from './sign-in/http/sign-out.controller.js';
import { PasswordEvents } from './sign-in/password-events.js';
import { SsoClient } from './sign-in/sso-client.js';
import { SSO_FETCH } from './sign-in/sso-fetch.js';
import { KeycloakTokenVerifier, TOKEN_VERIFIER } from './tokens/token-verifier.js';

const accounts = [AccountRepository, AccountDirectory, InviteAccount, RegisterService, BindAccount, CloseAccount, SendInvitation];
const sessions = [
  PasswordEvents,
  SsoClient,
  SessionRepository,
  ConfirmSession,
  Sessions,
  CompleteSignIn,
  BackChannelLogout,
  DescribeMe,
  PurgeSessions,
];
const holdings = [
  RoleRepository,
  GrantRole,
  EndRole,
  SeatRepository,
  Seats,
  SeatPolicies,
  SeatDirectory,
  AssignSeat,
  EndSeat,
  DelegationRepository,
  Delegations,
  GiveDelegation,
  RevokeDelegation,
  BreakGlassRepository,
  OpenBreakGlass,
  TellUnitHead,
];
const notices = [NoticeRepository, StopTickets, Notices, OneClickForm];
const access = [SiteLookup, AccessLoader, AccessService, SessionStrategy, BearerStrategy, PassportGate];

/** Who signs in, what they hold, and the guard before every route. Needs AuditModule, RegulationModule and TenancyModule in the application. */
@Global()
@Module({
  providers: [
    { provide: SSO_FETCH, useValue: outboundFetch },
    {
      provide: TOKEN_VERIFIER,
      useFactory: (config: Config) => KeycloakTokenVerifier.fromFile(config.ssoAdapterFile, outboundFetch, systemClock),
      inject: [Config],
    },
    ...accounts,
    ...sessions,
    ...holdings,
    ...notices,
    ...access,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  controllers: [
    SignInController,
    SignOutController,
    MeController,
    AccountController,
    RoleController,
    SeatController,
    DelegationController,
    BreakGlassController,
    NoticeController,
    StopController,
  ],
  exports: [
    AccessService,
    Notices,
    Seats,
    Delegations,
    Sessions,
    InviteAccount,
    CloseAccount,
    RegisterService,
    GrantRole,
    EndRole,
    AssignSeat,
    EndSeat,
    GiveDelegation,
    RevokeDelegation,
    TOKEN_VERIFIER,
  ],
})
export class IdentityModule {}
