import type { ProvisionedSite, SiteProvisioner } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import { SiteRules } from '../rules/site-rules.js';
import { BoardRepository } from './board.repository.js';

/** New sites begin with a board that still wants its decision; the assembly's site has none. Basis: LA-20.2, LA-20.5 */
@Injectable()
export class BoardProvisioner implements SiteProvisioner {
  constructor(
    private readonly boards: BoardRepository,
    private readonly rules: SiteRules,
  ) {}

  async provision(sites: readonly ProvisionedSite[]): Promise<void> {
    const composition = this.rules.ofKinds('board.composition');
    const own = sites.filter(({ unit, on }) => composition(unit.kind, on)?.value.board === 'own');
    await this.boards.insertDrafts(own.map((site) => site.siteId));
  }
}
