import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { AdvisoryLock } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { UnitRepository } from '../units/unit.repository.js';
import { SiteChronicle } from './site-chronicle.js';
import { SiteNaming } from './site-naming.js';
import { SiteRepository } from './site.repository.js';

/** Sites are named after their units and name what stands above them: both follow a unit on the day its version begins. */
@Injectable()
export class SiteFollowing {
  constructor(
    private readonly lock: AdvisoryLock,
    private readonly units: UnitRepository,
    private readonly sites: SiteRepository,
    private readonly naming: SiteNaming,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The versions whose day has come, also those missed while no worker ran. */
  @Cron('2 0 * * *', { timeZone: 'Asia/Ho_Chi_Minh' })
  async run(): Promise<void> {
    await this.lock.run('sites follow units', async () => this.follow(await this.units.takeBegun(this.clock.today())));
  }

  /** Within the open platform transaction: names of the sites of these units and of those below, and citizens' pages of them all. */
  async follow(unitIds: readonly string[]): Promise<void> {
    if (unitIds.length === 0) return;
    const today = this.clock.today();
    const own = [...(await this.sites.ofUnits(unitIds)).values()].map(({ id }) => id);
    const sites = await this.sites.findMany([...new Set([...own, ...(await this.sites.beneath(unitIds))])]);
    const names = await this.naming.of(await this.units.nearestMany([...new Set(sites.map(({ unitId }) => unitId))], today), today);
    for (const site of sites) {
      const { name, keywords } = names.get(site.unitId)!;
      await this.sites.rename(site.id, name, keywords);
      if (name === site.name) continue;
      await this.chronicle.note({
        siteId: site.id,
        what: 'site.renamed',
        label: name,
        basis: 'LA-1',
        details: { before: site.name, after: name },
      });
    }
    await this.chronicle.show(sites.map(({ id }) => id));
  }
}
