import { compareVietnamese, fold } from '@cong-tinh/kernel/text';
import { type SiteFilter } from '../../api/hooks/sites';
import { type SiteSummary, type UnitView } from '../../api/types';

export interface TreeNode {
  site: SiteSummary;
  children: TreeNode[];
  /** Sites right below, whether they match or not. */
  below: number;
}

const ORDER = ['province', 'assembly', 'department', 'other', 'district', 'commune'];

const matches = (site: SiteSummary, words: string[], filter: SiteFilter): boolean =>
  (!filter.kind || site.kind === filter.kind) &&
  (!filter.state || site.state === filter.state) &&
  words.every((word) => fold(`${site.unitName} ${site.host ?? ''} ${site.parentName ?? ''}`).includes(word));

const inOrder = (a: SiteSummary, b: SiteSummary) =>
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareVietnamese(a.unitName, b.unitName);

/** The nearest unit above that has a site. */
function siteAbove(unitId: string, parents: Map<string, string | null>, withSite: Set<string>): string | null {
  for (let above = parents.get(unitId) ?? null; above !== null; above = parents.get(above) ?? null) {
    if (withSite.has(above)) return above;
  }
  return null;
}

/** The tree of sites after the tree of units, pruned to what matches and the way to it. */
export function treeOf(sites: SiteSummary[], units: UnitView[], filter: SiteFilter): TreeNode[] {
  const words = fold(filter.search ?? '')
    .split(' ')
    .filter(Boolean);
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const withSite = new Set(sites.map((site) => site.unitId));
  const byParent = Map.groupBy(sites, (site) => siteAbove(site.unitId, parents, withSite));
  const build = (parent: string | null, inDistrict: boolean): TreeNode[] =>
    (byParent.get(parent) ?? []).toSorted(inOrder).flatMap((site) => {
      const within = inDistrict || !filter.district || site.unitId === filter.district;
      const children = build(site.unitId, within);
      const keep = (within && matches(site, words, filter)) || children.length > 0;
      return keep ? [{ site, children, below: byParent.get(site.unitId)?.length ?? 0 }] : [];
    });
  return build(null, false);
}
