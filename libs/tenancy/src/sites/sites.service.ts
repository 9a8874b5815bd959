import { Database } from '@cong-tinh/platform';
import type { SiteKindReader } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import type { UnitKind } from '../units/unit.js';
import { siteNotFound } from './site.errors.js';
import type { Site, SitePlace } from './site.js';
import { SiteRepository } from './site.repository.js';

/** What other libs ask about sites. Sites are public reference: it reads through the open door, or opens the platform's for a moment. */
@Injectable()
export class Sites implements SiteKindReader {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
  ) {}

  find(id: string): Promise<Site | null> {
    return this.read(() => this.sites.find(id));
  }

  /** @throws NotFoundError `site_not_found` */
  async get(id: string): Promise<Site> {
    const site = await this.find(id);
    if (!site) throw siteNotFound();
    return site;
  }

  findMany(ids: readonly string[]): Promise<Site[]> {
    return this.read(() => this.sites.findMany(ids));
  }

  places(ids: readonly string[]): Promise<SitePlace[]> {
    return this.read(() => this.sites.places(ids));
  }

  /** The province's portal, once it was requested. */
  findProvince(): Promise<Site | null> {
    return this.read(() => this.sites.findProvince());
  }

  /** The site of a unit, unless it was refused. */
  findOfUnit(unitId: string): Promise<Site | null> {
    return this.read(() => this.sites.findOfUnit(unitId));
  }

  async findKind(siteId: string): Promise<UnitKind | null> {
    return (await this.find(siteId))?.kind ?? null;
  }

  private read<T>(work: () => Promise<T>): Promise<T> {
    return this.database.door ? work() : this.database.inPlatform(work);
  }
}
