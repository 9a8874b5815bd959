import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, findPermission, type Permission, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
import { Access } from './access.js';
import { notSignedIn, permissionRefused, siteNotFound, stepUpRequired } from './access.errors.js';
import { AccessLoader } from './access.loader.js';

// A symbol: a dotted key would be a path into an object that a nested context shares with its parent.
const ACCESS = Symbol('access');

/** The caller's access, and the question every door asks of it. */
@Injectable()
export class AccessService {
  constructor(
    private readonly cls: ClsService,
    private readonly database: Database,
    private readonly loader: AccessLoader,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller's access; null for jobs, commands and anonymous requests. */
  find(): Access | null {
    return (this.cls.isActive() && this.cls.get<Access>(ACCESS)) || null;
  }

  /** @throws UnauthenticatedError */
  get current(): Access {
    const access = this.find();
    if (!access) throw notSignedIn();
    return access;
  }

  /** Set by the guard that recognised the caller. */
  remember(access: Access): void {
    this.cls.set(ACCESS, access);
    this.request.actor = { kind: 'account', id: access.account.id, name: access.account.name };
  }

  /** The caller's access with another site looked up; outside transactions or through the platform's door. */
  async on(siteId: string): Promise<Access> {
    const access = this.current;
    if (!access.knows(siteId)) {
      const site = await this.database.inPlatform(() => this.loader.site(access.account.id, access.roles, siteId));
      access.know(site ?? { siteId, seats: [], breakGlassId: null });
    }
    return access;
  }

  /**
   * Demands a declared permission of whoever acts: on a site that was looked up, or over the province. Jobs, commands and the
   * system act without asking; a request never does. @throws NotFoundError, ForbiddenError (`step_up_required` too)
   */
  require(permission: string, siteId?: string): void {
    const declared = findPermission(permission);
    if (!declared) throw new Error(`permission ${permission} is declared nowhere`);
    const access = this.find();
    if (!access && this.actsByItself) return;
    this.judge(access ?? this.current, declared, siteId);
  }

  /** Refuses as `require` does, for an access that is given. */
  judge(access: Access, permission: Permission, siteId?: string): void {
    if (access.groundOf(permission, siteId) === null) {
      throw siteId !== undefined && access.seatsOn(siteId).length === 0 ? siteNotFound() : permissionRefused(permission.label);
    }
    if (permission.stepUp && !this.hasSteppedUp(access)) throw stepUpRequired();
  }

  hasSteppedUp(access: Access): boolean {
    const { credential } = access;
    return credential.kind === 'session' && credential.stepUpUntil !== null && this.clock.now() < credential.stepUpUntil;
  }

  private get actsByItself(): boolean {
    const { actor, address } = this.request;
    return address === null && (actor.kind === 'system' || actor.kind === 'robot');
  }
}
