import type { IsoDate } from '@cong-tinh/kernel';
import type { UnitKind } from '../units/unit.js';
import type { ResponsibleHead, SiteState } from './site.js';

export interface ShellHost {
  readonly host: string;
  readonly role: 'canonical' | 'alias' | 'retired';
}

/** One level of administration above a site, and the site itself at the end. */
export interface ShellLevel {
  readonly unitId: string;
  readonly kind: UnitKind;
  /** "Huyện Bến Lức". */
  readonly unitName: string;
  readonly siteId: string | null;
  readonly host: string | null;
}

/** All that citizens' pages need to know of a site besides its content: who it is, where it answers, who answers for it. */
export interface SiteShell {
  readonly siteId: string;
  readonly kind: UnitKind;
  readonly state: Exclude<SiteState, 'requested' | 'refused'>;
  readonly name: string;
  readonly unit: {
    readonly id: string;
    readonly code: string;
    readonly type: string;
    readonly name: string;
    readonly fullName: string;
    readonly shortName: string | null;
    readonly parentId: string | null;
  };
  /** From the province down to the site's own unit. */
  readonly levels: readonly ShellLevel[];
  readonly hosts: readonly ShellHost[];
  /** Facts of the footer by code; those the rule in force demands are complete once the site is active. Basis: NĐ 174/2026 Điều 93 */
  readonly facts: Readonly<Record<string, string>>;
  readonly head: ResponsibleHead | null;
  readonly decision: { readonly number: string; readonly decidedOn: IsoDate; readonly issuer: string };
  readonly suspension: { readonly since: Date; readonly reason: string } | null;
  readonly demonstration: boolean;
}

/**
 * Writes what citizens' pages show of sites, in the caller's platform transaction. Declared here, bound by the application to
 * the publication side; called after every change of a site's state, hosts, head or facts.
 */
export interface SiteShellWriter {
  write(shells: readonly SiteShell[]): Promise<void>;
}

/** Injection token of the SiteShellWriter. */
export const SITE_SHELL_WRITER = Symbol('SITE_SHELL_WRITER');
