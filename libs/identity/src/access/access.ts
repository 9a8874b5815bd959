import { findPermission, type Permission } from '@cong-tinh/platform';
import type { ProvinceRole } from '../roles/province-role.js';
import type { Seat } from '../seats/seat.js';

export interface AccessAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** How the caller was recognised. */
export type Credential =
  | { readonly kind: 'session'; readonly secret: string; readonly readOnlySince: Date | null; readonly stepUpUntil: Date | null }
  | { readonly kind: 'bearer'; readonly mayRead: boolean; readonly mayWrite: boolean };

/** What an account may do on one site, as of today. */
export interface SiteAccess {
  readonly siteId: string;
  readonly seats: readonly Seat[];
  /** The webmaster's open grant to read what is not public; null without one. */
  readonly breakGlassId: string | null;
}

/** On what a permission rests. */
export type Ground = 'seat' | 'role' | 'break-glass';

/**
 * Who calls and what that person or service may do: the roles of the province and the seats on the sites that were looked up.
 * Policies of features ask it; they never look at roles or seats of their own.
 */
export class Access {
  private readonly sites = new Map<string, SiteAccess>();

  constructor(
    readonly account: AccessAccount,
    readonly roles: readonly ProvinceRole[],
    readonly credential: Credential,
    /** Seats on the site of the province: they count on doors that name no site, where its board speaks for it. */
    readonly provinceSeats: readonly Seat[] = [],
  ) {}

  /** Adds what was looked up of a site. */
  know(site: SiteAccess): void {
    this.sites.set(site.siteId, site);
  }

  knows(siteId: string): boolean {
    return this.sites.has(siteId);
  }

  hasRole(role: ProvinceRole): boolean {
    return this.roles.includes(role);
  }

  /** Seats that hold today. The site of the path is known; others by AccessService.on. */
  seatsOn(siteId: string): readonly Seat[] {
    return this.site(siteId).seats;
  }

  /** On what the permission rests for this caller, on a site or (without one) over the province; null when on nothing. */
  groundOf(permission: Permission, siteId?: string): Ground | null {
    if (permission.roles.some((role) => this.hasRole(role as ProvinceRole))) return 'role';
    const holds = (seats: readonly Seat[]) => seats.some((seat) => permission.seats.includes(seat.kind));
    if (siteId === undefined) return holds(this.provinceSeats) ? 'seat' : null;
    const { seats, breakGlassId } = this.site(siteId);
    if (holds(seats)) return 'seat';
    // Basis: LA-10.1.d
    return permission.reads && breakGlassId !== null && permission.seats.length > 0 ? 'break-glass' : null;
  }

  /** Whether the caller holds a declared permission. Says nothing of the second factor, which `AccessService.require` demands. */
  can(permission: string, siteId?: string): boolean {
    const declared = findPermission(permission);
    if (!declared) throw new Error(`permission ${permission} is declared nowhere`);
    return this.groundOf(declared, siteId) !== null;
  }

  private site(siteId: string): SiteAccess {
    const site = this.sites.get(siteId);
    if (!site) throw new Error(`access to the site ${siteId} was not looked up`);
    return site;
  }
}
