import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock, ConflictError, InvalidError, type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { accountClosed, accountNotFound } from '../accounts/account.errors.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { PROVINCE_ROLE_LABELS, type ProvinceRole, refuseOwnRole, type RoleGrant } from './province-role.js';
import { RoleRepository } from './role.repository.js';

export interface GrantRoleInput {
  readonly accountId: string;
  readonly role: ProvinceRole;
  readonly decisionNumber: string;
  readonly decisionDate: IsoDate;
  readonly decidedBy: string;
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate | null;
}

/** Enters a decision that gives an account a role over the province. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly roles: RoleRepository,
    private readonly audit: Audit,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError `role_self_grant`, InvalidError `decision_in_future`, ConflictError `role_already_held` */
  execute(input: GrantRoleInput): Promise<RoleGrant> {
    const { actor } = this.request;
    refuseOwnRole(actor.id, input.accountId);
    if (input.decisionDate > this.clock.today())
      throw new InvalidError('decision_in_future', 'Ngày quyết định ở tương lai.', { field: 'decisionDate' });
    return this.database.inPlatform(async () => {
      const account = await this.accounts.find(input.accountId);
      if (!account) throw accountNotFound();
      if (account.state === 'closed') throw accountClosed();
      const validTo = input.validTo ?? null;
      if (await this.roles.overlaps(account.id, input.role, input.validFrom, validTo)) {
        throw new ConflictError('role_already_held', 'Tài khoản đã giữ vai trò này trong thời gian đó.', { field: 'role' });
      }
      const grant: RoleGrant = { ...input, validTo, id: uuidv7(this.clock.now()) };
      await this.roles.insert(grant, actor);
      await this.audit.record({
        siteId: null,
        action: 'role.granted',
        subject: { kind: 'account', id: account.id, label: account.name },
        details: { ...grant, label: PROVINCE_ROLE_LABELS[grant.role] },
        basis: 'LA-10.1.d',
      });
      return grant;
    });
  }
}
