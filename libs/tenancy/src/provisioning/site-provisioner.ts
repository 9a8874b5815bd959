import type { IsoDate } from '@cong-tinh/kernel';
import type { SiteShell } from '../sites/site-shell.js';
import type { Unit } from '../units/unit.js';

/** A site that has just been given its host, with everything other libs need to furnish it. */
export interface ProvisionedSite {
  readonly siteId: string;
  readonly unit: Pick<Unit, 'id' | 'code' | 'kind' | 'type' | 'name' | 'fullName' | 'parentId'>;
  readonly shell: SiteShell;
  /** The day of provisioning, by which default categories, menus and boards are looked up. */
  readonly on: IsoDate;
}

/**
 * What another lib adds to new sites: a draft board, default categories, a menu. Called once for each chunk of new sites, in the platform
 * transaction that creates them and after their shells were written; it works on sets, with a bounded number of statements.
 */
export interface SiteProvisioner {
  provision(sites: readonly ProvisionedSite[]): Promise<void>;
}

/** Injection token of the list of SiteProvisioners, in the order in which they run; bound by the application. */
export const SITE_PROVISIONERS = Symbol('SITE_PROVISIONERS');
