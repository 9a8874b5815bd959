import { CLOCK, type Clock, type IsoDate, tidy, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AliasJudge } from '../domains/alias-judge.js';
import type { Domain } from '../domains/domain.js';
import { hostComplies, hostTaken, noticeOpen } from '../domains/domain.errors.js';
import { DomainRepository } from '../domains/domain.repository.js';
import { tidyHost } from '../hosts/judge-host.js';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { dateInFuture, siteNotFound } from '../sites/site.errors.js';
import type { Site } from '../sites/site.js';
import { SiteRepository } from '../sites/site.repository.js';
import type { DomainNotice } from './domain-notice.js';
import { DomainNoticeRepository } from './domain-notice.repository.js';

export interface NoticeHostInput {
  readonly siteId: string;
  /** The host in use that does not comply. */
  readonly host: string;
  readonly number: string;
  readonly noticedOn: IsoDate;
  readonly content: string;
}

/** A unit tells that a host it uses does not comply; the host is kept as an alias, marked, until UBND tỉnh decides. Basis: LA-3.3 */
@Injectable()
export class NoticeHostAction {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteRepository,
    private readonly domains: DomainRepository,
    private readonly judge: AliasJudge,
    private readonly notices: DomainNoticeRepository,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError `site_not_found` · ConflictError `host_complies`, `host_taken`, `notice_open` · InvalidError `date_in_future`, `host_malformed`, `host_reserved` */
  async execute(input: NoticeHostInput): Promise<DomainNotice> {
    return this.database.inPlatform(async () => {
      if (input.noticedOn > this.clock.today()) throw dateInFuture('noticedOn', input.noticedOn);
      const site = await this.sites.lock(input.siteId);
      if (!site) throw siteNotFound();
      const domain = await this.hostInUse(site, input.host, input.noticedOn);
      if (await this.notices.hasOpen(domain.id)) throw noticeOpen();

      const number = tidy(input.number);
      const id = await this.notices.insert({
        siteId: site.id,
        domainId: domain.id,
        number,
        noticedOn: input.noticedOn,
        content: tidy(input.content),
      });
      await this.chronicle.noteAndShow({
        siteId: site.id,
        what: 'domain.noticed',
        label: site.name,
        basis: 'LA-3.3',
        details: { host: domain.host, fault: domain.complianceNote, number, noticedOn: input.noticedOn },
        event: { host: domain.host },
      });
      return (await this.notices.find(id))!;
    });
  }

  private async hostInUse(site: Site, wanted: string, on: IsoDate): Promise<Domain> {
    const known = await this.domains.findHost(tidyHost(wanted), on);
    if (known) {
      if (known.siteId !== site.id) throw hostTaken(known.host, 'trang khác');
      if (known.compliance === 'compliant') throw hostComplies(known.host);
      return known;
    }
    const judged = await this.judge.judge(wanted, site, on);
    if (judged.compliance === 'compliant') throw hostComplies(judged.host);
    const domain: Domain = {
      ...judged,
      id: uuidv7(),
      siteId: site.id,
      role: 'alias',
      grantedOn: null,
      decisionId: null,
      validFrom: on,
      validTo: null,
    };
    await this.domains.insert([domain]);
    return domain;
  }
}
