export { Access, type AccessAccount, type Credential, type Ground, type SiteAccess } from './access/access.js';
export { AccessGuard, WhileReadOnly } from './access/access.guard.js';
export { AccessService } from './access/access.service.js';
export { type Account, type AccountKind, type AccountState } from './accounts/account.js';
export { CloseAccount } from './accounts/close-account.action.js';
export { InviteAccount } from './accounts/invite-account.action.js';
export { RegisterService } from './accounts/register-service.action.js';
export { type Delegation, type DelegationState, delegationState } from './delegations/delegation.js';
export { Delegations } from './delegations/delegations.service.js';
export { GiveDelegation, type GiveDelegationInput } from './delegations/give-delegation.action.js';
export { RevokeDelegation } from './delegations/revoke-delegation.action.js';
export { IdentityModule } from './identity.module.js';
export {
  assignSeat,
  breakGlass,
  closeAccount,
  delegate,
  grantRole,
  inviteAccount,
  readAccounts,
  readSeats,
} from './identity.permissions.js';
export { defineNotice, type Notice } from './notices/notice.js';
export { Notices, type Recipient } from './notices/notices.service.js';
export { permissionTable } from './permission-table.js';
export { EndRole } from './roles/end-role.action.js';
export { GrantRole, type GrantRoleInput } from './roles/grant-role.action.js';
export { PROVINCE_ROLE_LABELS, PROVINCE_ROLES, type ProvinceRole, type RoleGrant } from './roles/province-role.js';
export { AssignSeat, type AssignSeatInput } from './seats/assign-seat.action.js';
export { EndSeat } from './seats/end-seat.action.js';
export { type Seat, SEAT_LABELS, seatHoldsOn } from './seats/seat.js';
export { type NewSeat, Seats } from './seats/seats.service.js';
export { SESSION_COOKIE } from './sessions/cookies.js';
export { Sessions } from './sessions/sessions.service.js';
export { PasswordEvents } from './sign-in/password-events.js';
export { SsoClient } from './sign-in/sso-client.js';
export { SSO_FETCH } from './sign-in/sso-fetch.js';
export {
  type AdapterFacts,
  KeycloakTokenVerifier,
  readAdapterFile,
  TOKEN_VERIFIER,
  type TokenVerifier,
  type VerifiedToken,
} from './tokens/token-verifier.js';
