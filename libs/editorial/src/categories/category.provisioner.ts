import { SiteRules } from '@cong-tinh/approval';
import type { ProvisionedSite, SiteProvisioner } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import { CategoryRepository } from './category.repository.js';

/** Gives new sites the categories that the rules name for their kind. Basis: LA-4.1.a */
@Injectable()
export class CategoryProvisioner implements SiteProvisioner {
  constructor(
    private readonly categories: CategoryRepository,
    private readonly rules: SiteRules,
  ) {}

  async provision(sites: readonly ProvisionedSite[]): Promise<void> {
    const defaults = this.rules.ofKinds('site.categories');
    const rows = sites.flatMap(({ siteId, unit, on }) =>
      (defaults(unit.kind, on)?.value.categories ?? []).map((category, position) => ({ ...category, siteId, position })),
    );
    await this.categories.insertDefaults(rows);
  }
}
