import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { HostHolder } from '../hosts/host-space.js';
import { containing } from '../units/unit.repository.js';
import type { Compliance, Domain, DomainRole } from './domain.js';

interface DomainRow {
  id: string;
  site_id: string;
  host: string;
  role: DomainRole;
  compliance: Compliance;
  compliance_note: string | null;
  regime: string | null;
  rule_id: string | null;
  basis: string;
  granted_on: IsoDate | null;
  decision_id: string | null;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
}

const COLUMNS = `d.id, d.site_id, d.host, d.role, d.compliance, d.compliance_note, d.regime, d.rule_id, d.basis, d.granted_on, d.decision_id, d.valid_from, d.valid_to`;
const HOLDS = 'd.valid_from <= $1 and (d.valid_to is null or $1 < d.valid_to)';

export interface DomainFilter {
  readonly on: IsoDate;
  readonly search?: readonly string[];
  readonly compliance?: Compliance;
  readonly role?: DomainRole;
  readonly siteId?: string;
  /** Host and id of the last row of the page before. */
  readonly after?: { readonly host: string; readonly id: string };
  readonly limit: number;
}

export interface ListedDomain extends Domain {
  readonly siteName: string;
}

/** Every query on hosts. What holds is always asked for on a date. */
@Injectable()
export class DomainRepository {
  constructor(
    private readonly database: Database,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async get(id: string): Promise<Domain | null> {
    const [row] = await this.database.query<DomainRow>(`select ${COLUMNS} from domains d where d.id = $1`, [id]);
    return row ? toDomain(row) : null;
  }

  /** The canonical host of a site that has no end, whenever it began. */
  async canonical(siteId: string): Promise<Domain | null> {
    const [row] = await this.database.query<DomainRow>(
      `select ${COLUMNS} from domains d where d.site_id = $1 and d.role = 'canonical' and d.valid_to is null`,
      [siteId],
    );
    return row ? toDomain(row) : null;
  }

  async findHost(host: string, on: IsoDate): Promise<Domain | null> {
    const [row] = await this.database.query<DomainRow>(`select ${COLUMNS} from domains d where d.host = $2 and ${HOLDS}`, [on, host]);
    return row ? toDomain(row) : null;
  }

  async ofSites(siteIds: readonly string[], on: IsoDate): Promise<Map<string, Domain[]>> {
    if (siteIds.length === 0) return new Map();
    const rows = await this.database.query<DomainRow>(
      `select ${COLUMNS} from domains d where d.site_id = any ($2) and ${HOLDS} order by d.role = 'canonical' desc, d.host`,
      [on, siteIds],
    );
    return Map.groupBy(rows.map(toDomain), ({ siteId }) => siteId);
  }

  /** Whose each of these hosts is, now or from a later day on: a host already promised is not free. */
  async holders(hosts: readonly string[], on: IsoDate): Promise<Map<string, HostHolder>> {
    if (hosts.length === 0) return new Map();
    const rows = await this.database.query<{ host: string; site_id: string; unit_id: string; name: string }>(
      `select d.host, d.site_id, s.unit_id, s.name from domains d join sites s on s.id = d.site_id
       where d.host = any ($2) and (d.valid_to is null or $1 < d.valid_to)`,
      [on, hosts],
    );
    return new Map(rows.map((row) => [row.host, { siteId: row.site_id, unitId: row.unit_id, name: row.name }]));
  }

  /** Canonical host on a date by unit, for the units whose sites have one. */
  async canonicalByUnit(on: IsoDate, unitIds?: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ unit_id: string; host: string }>(
      `select s.unit_id, d.host from domains d join sites s on s.id = d.site_id
       where d.role = 'canonical' and ${HOLDS} and ($2::uuid[] is null or s.unit_id = any ($2))`,
      [on, unitIds ?? null],
    );
    return new Map(rows.map((row) => [row.unit_id, row.host]));
  }

  async list({ on, search = [], compliance, role, siteId, after, limit }: DomainFilter): Promise<ListedDomain[]> {
    const rows = await this.database.query<DomainRow & { site_name: string }>(
      `select ${COLUMNS}, s.name as site_name from domains d join sites s on s.id = d.site_id
       where ${HOLDS} and ($2::text is null or d.compliance = $2) and ($3::text is null or d.role = $3) and ($4::uuid is null or d.site_id = $4)
         and s.search_text || ' ' || d.host like all ($5::text[])
         and ($6::text is null or (d.host, d.id) > ($6, $7::uuid))
       order by d.host, d.id limit $8`,
      [on, compliance ?? null, role ?? null, siteId ?? null, search.map(containing), after?.host ?? null, after?.id ?? null, limit],
    );
    return rows.map((row) => ({ ...toDomain(row), siteName: row.site_name }));
  }

  async insert(domains: readonly Domain[]): Promise<void> {
    if (domains.length === 0) return;
    const rows = domains.map((domain) => ({
      id: domain.id,
      site_id: domain.siteId,
      host: domain.host,
      role: domain.role,
      compliance: domain.compliance,
      compliance_note: domain.complianceNote,
      regime: domain.regime,
      rule_id: domain.ruleId,
      basis: domain.basis,
      granted_on: domain.grantedOn,
      decision_id: domain.decisionId,
      valid_from: domain.validFrom,
      valid_to: domain.validTo,
    }));
    await this.database.query(
      `insert into domains (id, site_id, host, role, compliance, compliance_note, regime, rule_id, basis, granted_on, decision_id, valid_from, valid_to, recorded_by, recorded_at)
       select t.*, $2, $3 from json_to_recordset($1) as t (id uuid, site_id uuid, host text, role text, compliance text, compliance_note text, regime text,
         rule_id text, basis text, granted_on date, decision_id uuid, valid_from date, valid_to date)`,
      [JSON.stringify(rows), this.request.actor.name, this.clock.now()],
    );
  }

  /** Ends what hosts of a site were, up to a day; what they are from then on are other rows. */
  async end(siteId: string, hosts: readonly string[], on: IsoDate): Promise<void> {
    await this.database.query(
      'update domains set valid_to = greatest($3::date, valid_from) where site_id = $1 and host = any ($2) and valid_to is null',
      [siteId, hosts, on],
    );
  }
}

const toDomain = (row: DomainRow): Domain => ({
  id: row.id,
  siteId: row.site_id,
  host: row.host,
  role: row.role,
  compliance: row.compliance,
  complianceNote: row.compliance_note,
  regime: row.regime,
  ruleId: row.rule_id,
  basis: row.basis,
  grantedOn: row.granted_on,
  decisionId: row.decision_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});
