import { compareVietnamese } from '@cong-tinh/kernel';
import { type Site, Sites, type UnitKind } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';

/** What identity needs to know of a site. */
export type KnownSite = Pick<Site, 'id' | 'unitId' | 'kind' | 'name' | 'state' | 'host'>;

/** The order in which people expect the sites they sit on. */
const KIND_ORDER: readonly UnitKind[] = ['province', 'assembly', 'department', 'other', 'district', 'commune'];

/** Asks tenancy for sites, through whichever door is open. */
@Injectable()
export class SiteLookup {
  constructor(private readonly sites: Sites) {}

  find(id: string): Promise<KnownSite | null> {
    return this.sites.find(id);
  }

  async findProvinceId(): Promise<string | null> {
    return (await this.sites.findProvince())?.id ?? null;
  }

  /** How the province's portal signs its letters, before its site exists as well. */
  async findPortalName(): Promise<string> {
    return (await this.sites.findProvince())?.name ?? 'Cổng thông tin điện tử tỉnh';
  }

  async findMany(ids: readonly string[]): Promise<KnownSite[]> {
    const sites = await this.sites.findMany(ids);
    return sites.sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || compareVietnamese(a.name, b.name));
  }
}
