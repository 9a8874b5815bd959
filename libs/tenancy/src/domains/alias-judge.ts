import type { IsoDate } from '@cong-tinh/kernel';
import { Config } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { isReservedLabel } from '../hosts/domain-regime.js';
import { HostSpaces } from '../hosts/host-spaces.js';
import { labelOf } from '../hosts/host-warnings.js';
import { judgeHost, tidyHost } from '../hosts/judge-host.js';
import type { Site } from '../sites/site.js';
import type { Domain } from './domain.js';
import { hostMalformed, hostReserved, hostTaken } from './domain.errors.js';

/** Addresses that exist already may be less tidy than those we give: hyphens, other zones, capitals of old habits. */
const HOST = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** Judges an address that only leads on to the canonical one: it may break the form, and is then marked so. Basis: LA-3.3 */
@Injectable()
export class AliasJudge {
  constructor(
    private readonly spaces: HostSpaces,
    private readonly config: Config,
  ) {}

  /** @throws InvalidError `host_malformed`, `host_reserved` · ConflictError `host_taken` */
  async judge(
    wanted: string,
    site: Pick<Site, 'unitId'>,
    on: IsoDate,
  ): Promise<Pick<Domain, 'host' | 'compliance' | 'complianceNote' | 'regime' | 'ruleId' | 'basis'>> {
    const host = tidyHost(wanted);
    if (!HOST.test(host) || host.length > 253) throw hostMalformed(wanted);
    const { space, unit } = await this.spaces.on(on, [site.unitId], [host]);
    const { regime } = space;
    const holder = space.holder(host);
    if (holder) throw hostTaken(host, holder.name);
    if (host.endsWith(`.${this.config.provinceZone}`) && isReservedLabel(labelOf(host), regime.reserved)) throw hostReserved(host);
    const placed = unit(site.unitId);
    const verdict = placed && judgeHost(host, placed, space, { collisionDecided: true });
    const lawful = verdict?.lawful ?? false;
    return {
      host,
      compliance: lawful ? 'compliant' : 'non_compliant',
      complianceNote: lawful ? null : verdict && !verdict.lawful ? verdict.message : 'Đơn vị không hoạt động vào ngày được cấp.',
      regime: regime.code,
      ruleId: regime.ruleId,
      basis: verdict?.basis ?? regime.basis,
    };
  }
}
