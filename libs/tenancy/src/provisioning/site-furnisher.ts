import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { SITE_SHELL_WRITER, type SiteShellWriter } from '../sites/site-shell.js';
import { SiteShellReader } from '../sites/site-shell.reader.js';
import { type ProvisionedSite, SITE_PROVISIONERS, type SiteProvisioner } from './site-provisioner.js';

/** Shows new sites to citizens' pages, then hands them to every lib that furnishes them, in the open platform transaction. */
@Injectable()
export class SiteFurnisher {
  constructor(
    private readonly shells: SiteShellReader,
    @Inject(SITE_SHELL_WRITER) private readonly writer: SiteShellWriter,
    @Inject(SITE_PROVISIONERS) private readonly provisioners: readonly SiteProvisioner[],
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async furnish(siteIds: readonly string[]): Promise<void> {
    if (siteIds.length === 0) return;
    const on = this.clock.today();
    const shells = await this.shells.read(siteIds);
    await this.writer.write(shells);
    const sites = shells.map((shell): ProvisionedSite => ({ siteId: shell.siteId, unit: { ...shell.unit, kind: shell.kind }, shell, on }));
    for (const provisioner of this.provisioners) await provisioner.provision(sites);
  }
}
