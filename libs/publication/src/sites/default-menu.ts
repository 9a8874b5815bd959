import type { DefaultCategories, DefaultMenu, MenuFeature } from '@cong-tinh/regulation';
import type { MenuRow } from './site-shells.repository.js';

/** Features that have pages; entries of others are left out until their lib comes. */
export const PRESENT_FEATURES: readonly MenuFeature[] = ['site', 'editorial'];

/** The menu of a new site, with its categories: those that are in no menu have a row too, because their addresses have pages. */
export function defaultMenu(siteId: string, menu: DefaultMenu | null, categories: DefaultCategories | null): MenuRow[] {
  const byPath = new Map((categories?.categories ?? []).map((category) => [`/${category.slug}`, category]));
  const shown = (menu?.entries ?? [])
    .filter(({ path, feature }) => PRESENT_FEATURES.includes(feature) && (feature !== 'editorial' || byPath.has(path)))
    .map(({ label, path }) => ({ label, path, category: byPath.get(path)?.slug ?? null, shown: true }));
  const hidden = [...byPath]
    .filter(([path]) => !shown.some((entry) => entry.path === path))
    .map(([path, { label, slug }]) => ({ label, path, category: slug, shown: false }));
  return [...shown, ...hidden].map((entry, position) => ({ siteId, position, ...entry }));
}
