import { compareVietnamese, slug } from '@cong-tinh/kernel';
import type { TreeSite } from '@cong-tinh/publication';
import { bareName } from './names.js';
import type { RiverMap } from './river-map.js';

export interface DistrictBranch {
  readonly site: TreeSite;
  readonly anchor: string;
  readonly communes: readonly TreeSite[];
}

export interface Region {
  readonly title: string;
  readonly districts: readonly DistrictBranch[];
}

/** All sites of a province as the page draws them: districts by region of the river, then offices. */
export interface UnitTree {
  readonly province: TreeSite | null;
  readonly regions: readonly Region[];
  readonly offices: readonly TreeSite[];
  readonly districtCount: number;
}

/** As a Vietnamese dictionary sorts names. */
export const byName = (a: TreeSite, b: TreeSite) => compareVietnamese(a.name, b.name);
const officeRank = (site: TreeSite) => (/^Văn phòng Ủy ban/u.test(site.name) ? 0 : /^Sở /u.test(site.name) ? 1 : 2);

/** Anchor of a district in the tree, which its stop on the river map opens. */
export const anchorOf = (site: TreeSite) => `h-${slug(bareName(site.name))}`;

/** Arranges the sites of a province; with a map, in the order of its rivers. */
export function buildTree(sites: readonly TreeSite[], map: RiverMap | null): UnitTree {
  const children = Map.groupBy(sites, (site) => site.parentId);
  const districts = sites
    .filter((site) => site.kind === 'district')
    .sort(byName)
    .map((site) => ({ site, anchor: anchorOf(site), communes: [...(children.get(site.siteId) ?? [])].sort(byName) }));
  const province = sites.find((site) => site.kind === 'province') ?? null;
  const offices = sites.filter((site) => !['province', 'district', 'commune'].includes(site.kind));
  return {
    province,
    regions: regionsOf(districts, map, districts.length === 0 ? sites.filter((site) => site.kind === 'commune').sort(byName) : []),
    offices: offices.sort((a, b) => officeRank(a) - officeRank(b) || byName(a, b)),
    districtCount: districts.length,
  };
}

/** A province without districts (as the law is since 1/7/2025) lists its communes in one region. */
function regionsOf(districts: readonly DistrictBranch[], map: RiverMap | null, communes: readonly TreeSite[]): Region[] {
  if (communes.length > 0) {
    return [{ title: 'Xã, phường', districts: communes.map((site) => ({ site, anchor: anchorOf(site), communes: [] })) }];
  }
  const found = (map?.regions ?? []).map((region) => ({
    title: region.title,
    districts: region.units
      .map((unit) => districts.find((branch) => bareName(branch.site.name) === unit))
      .filter((branch): branch is DistrictBranch => branch !== undefined),
  }));
  const placed = new Set(found.flatMap((region) => region.districts));
  const rest = districts.filter((branch) => !placed.has(branch));
  return [...found, ...(rest.length > 0 ? [{ title: 'Huyện, thị xã, thành phố', districts: rest }] : [])].filter(
    (region) => region.districts.length > 0,
  );
}
