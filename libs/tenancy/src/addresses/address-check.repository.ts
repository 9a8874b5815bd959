import { type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { AddressOutcome } from './host-addresses.js';

export interface AddressCheck {
  readonly domainId: string;
  readonly checkedAt: Date;
  readonly outcome: AddressOutcome;
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly note: string | null;
}

export interface CheckedHost {
  readonly domainId: string;
  readonly host: string;
  readonly role: string;
  readonly siteId: string;
  readonly siteName: string;
  /** The last check before the end of the day; null when there was none. */
  readonly check: Omit<AddressCheck, 'domainId'> | null;
}

export interface CheckedHostFilter {
  readonly on: IsoDate;
  /** `none`: hosts never checked by that day. */
  readonly outcome?: AddressOutcome | 'none';
  readonly after?: { readonly host: string; readonly id: string };
  readonly limit: number;
}

/** Hosts in use on $1, each with its last check before the end of that day in Vietnam. */
const CHECKED = `from domains d join sites s on s.id = d.site_id
  left join lateral (
    select * from domain_address_checks c
    where c.domain_id = d.id and c.checked_at < ($1::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    order by c.checked_at desc limit 1
  ) c on true
  where d.role <> 'retired' and d.valid_from <= $1 and (d.valid_to is null or $1 < d.valid_to)`;

/** Every query on what the DNS said of hosts. */
@Injectable()
export class AddressCheckRepository {
  constructor(private readonly database: Database) {}

  /** Hosts that are in use on a day. */
  hostsInUse(on: IsoDate): Promise<{ id: string; host: string }[]> {
    return this.database.query(
      `select id, host from domains where role <> 'retired' and valid_from <= $1 and (valid_to is null or $1 < valid_to) order by host`,
      [on],
    );
  }

  async insert(checks: readonly AddressCheck[]): Promise<void> {
    const rows = checks.map(({ domainId, checkedAt, ...check }) => ({
      id: uuidv7(),
      domain_id: domainId,
      checked_at: checkedAt,
      ...check,
    }));
    await this.database.query(
      `insert into domain_address_checks (id, domain_id, checked_at, outcome, ipv4, ipv6, note)
       select * from json_to_recordset($1) as t (id uuid, domain_id uuid, checked_at timestamptz, outcome text, ipv4 text[], ipv6 text[], note text)`,
      [JSON.stringify(rows)],
    );
  }

  async list({ on, outcome, after, limit }: CheckedHostFilter): Promise<CheckedHost[]> {
    const rows = await this.database.query<{
      domain_id: string;
      host: string;
      role: string;
      site_id: string;
      site_name: string;
      checked_at: Date | null;
      outcome: AddressOutcome;
      ipv4: string[];
      ipv6: string[];
      note: string | null;
    }>(
      `select d.id as domain_id, d.host, d.role, d.site_id, s.name as site_name, c.checked_at, c.outcome, c.ipv4, c.ipv6, c.note ${CHECKED}
         and ($2::text is null or coalesce(c.outcome, 'none') = $2) and ($3::text is null or (d.host, d.id) > ($3, $4::uuid))
       order by d.host, d.id limit $5`,
      [on, outcome ?? null, after?.host ?? null, after?.id ?? null, limit],
    );
    return rows.map((row) => ({
      domainId: row.domain_id,
      host: row.host,
      role: row.role,
      siteId: row.site_id,
      siteName: row.site_name,
      check: row.checked_at && { checkedAt: row.checked_at, outcome: row.outcome, ipv4: row.ipv4, ipv6: row.ipv6, note: row.note },
    }));
  }

  /** How many hosts in use on a day had which last answer by then. */
  async counts(on: IsoDate): Promise<Map<AddressOutcome | 'none', number>> {
    const rows = await this.database.query<{ outcome: AddressOutcome | 'none'; count: number }>(
      `select coalesce(c.outcome, 'none') as outcome, count(*)::int as count ${CHECKED} group by 1`,
      [on],
    );
    return new Map(rows.map(({ outcome, count }) => [outcome, count]));
  }
}
