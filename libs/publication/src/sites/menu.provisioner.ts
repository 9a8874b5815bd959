import { SiteRules } from '@cong-tinh/approval';
import type { ProvisionedSite, SiteProvisioner } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import { defaultMenu } from './default-menu.js';
import { SiteShellsRepository } from './site-shells.repository.js';

/** Gives new sites the menu and the categories that the rules name for their kind. */
@Injectable()
export class MenuProvisioner implements SiteProvisioner {
  constructor(
    private readonly rows: SiteShellsRepository,
    private readonly rules: SiteRules,
  ) {}

  async provision(sites: readonly ProvisionedSite[]): Promise<void> {
    const menus = this.rules.ofKinds('site.menu');
    const categories = this.rules.ofKinds('site.categories');
    await this.rows.addMenus(
      sites.flatMap(({ siteId, unit, on }) =>
        defaultMenu(siteId, menus(unit.kind, on)?.value ?? null, categories(unit.kind, on)?.value ?? null),
      ),
    );
  }
}
