import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { SiteState, UnitKind } from '@cong-tinh/tenancy';
import { Inject, Injectable } from '@nestjs/common';

/** What identity needs to know of a site. */
export interface KnownSite {
  readonly id: string;
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly state: SiteState;
  readonly host: string | null;
}

/** Reads the reference rows of sites, through whichever door is open. */
@Injectable()
export class SiteLookup {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<KnownSite | null> {
    return (await this.findMany([id]))[0] ?? null;
  }

  async findProvinceId(): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(`select id from sites where kind = 'province' and state <> 'refused'`);
    return row?.id ?? null;
  }

  findMany(ids: readonly string[]): Promise<KnownSite[]> {
    return this.database.query<KnownSite>(
      `select s.id, s.unit_id as "unitId", s.kind, s.name, s.state, d.host from sites s
       left join domains d on d.site_id = s.id and d.role = 'canonical' and d.valid_from <= $2 and (d.valid_to is null or $2 < d.valid_to)
       where s.id = any ($1) order by array_position(array['province','assembly','department','other','district','commune'], s.kind), s.name collate "vi-x-icu"`,
      [ids, this.clock.today()],
    );
  }
}
