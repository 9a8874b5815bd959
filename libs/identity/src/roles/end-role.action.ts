import { Audit } from '@cong-tinh/audit';
import { ConflictError, InvalidError, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { refuseOwnRole } from './province-role.js';
import { RoleRepository } from './role.repository.js';

/** Enters a decision that ends a role. */
@Injectable()
export class EndRole {
  constructor(
    private readonly database: Database,
    private readonly roles: RoleRepository,
    private readonly audit: Audit,
    private readonly request: RequestContext,
  ) {}

  execute(input: { roleId: string; endsOn: IsoDate; decisionNumber: string; decidedBy: string }): Promise<void> {
    const { actor } = this.request;
    return this.database.inPlatform(async () => {
      const grant = await this.roles.lock(input.roleId);
      if (!grant) throw new NotFoundError('role_not_found', 'Không tìm thấy vai trò.');
      refuseOwnRole(actor.id, grant.accountId);
      if (grant.validTo !== null && grant.validTo <= input.endsOn)
        throw new ConflictError('role_ended', 'Vai trò này đã có ngày kết thúc sớm hơn.');
      if (input.endsOn < grant.validFrom)
        throw new InvalidError('ends_before_start', 'Ngày kết thúc trước ngày bắt đầu.', { field: 'endsOn' });
      await this.roles.end(grant.id, input.endsOn, actor);
      await this.audit.record({
        siteId: null,
        action: 'role.ended',
        subject: { kind: 'account', id: grant.accountId },
        details: { role: grant.role, endsOn: input.endsOn, decisionNumber: input.decisionNumber, decidedBy: input.decidedBy },
        basis: 'LA-10.1.d',
      });
    });
  }
}
