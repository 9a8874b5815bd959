import { tidy } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import { tidyFacts } from './footer-facts.js';
import { headMissing } from './site.errors.js';
import type { ResponsibleHead, Site } from './site.js';
import { SiteRepository } from './site.repository.js';

export interface Particulars {
  readonly head?: ResponsibleHead;
  readonly facts?: Readonly<Record<string, string>>;
}

/** Who answers for a site and what its foot states: brought to the form in which they are kept, and kept. */
@Injectable()
export class SiteParticulars {
  constructor(private readonly sites: SiteRepository) {}

  /** Writes what is given; answers what stands afterwards. @throws InvalidError `head_missing`, `fact_unknown`, `fact_wrong` */
  async write(site: Site, { head, facts }: Particulars): Promise<{ head: ResponsibleHead | null; facts: Record<string, string> }> {
    const named = head && tidyHead(head);
    const stated = tidyFacts(facts ?? {});
    if (named) await this.sites.setHead(site.id, named);
    await this.sites.writeFacts(Object.entries(stated).map(([code, value]) => ({ siteId: site.id, code, value })));
    const known = (await this.sites.facts([site.id])).get(site.id) ?? {};
    return { head: named ?? site.head, facts: known };
  }
}

/** @throws InvalidError `head_missing`. Basis: LA-QĐ.3 */
export function tidyHead(head: ResponsibleHead): ResponsibleHead {
  const tidied = { name: tidy(head.name), position: tidy(head.position) };
  if (tidied.name === '' || tidied.position === '') throw headMissing();
  return tidied;
}
