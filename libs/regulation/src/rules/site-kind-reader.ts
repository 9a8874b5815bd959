import type { UnitKind } from '../catalogue/vocabulary.js';

/** What the rules ask of the lib that knows the sites; bound in the application by a global module. */
export interface SiteKindReader {
  /** Kind of the unit whose site it is; null when there is no such site. */
  findKind(siteId: string): Promise<UnitKind | null>;
}

/** Injection token of the SiteKindReader. */
export const SITE_KIND_READER = Symbol('SITE_KIND_READER');
