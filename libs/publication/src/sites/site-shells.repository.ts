import { uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { SiteShell } from '@cong-tinh/tenancy';
import { Injectable } from '@nestjs/common';
import { shellRow } from './shell-row.js';

export interface MenuRow {
  readonly siteId: string;
  readonly position: number;
  readonly label: string;
  readonly path: string;
  readonly category: string | null;
  readonly shown: boolean;
}

/** Writes shells, hosts and menus of many sites at once. */
@Injectable()
export class SiteShellsRepository {
  constructor(private readonly database: Database) {}

  /** Answers the revision each site has afterwards. */
  async upsertShells(shells: readonly SiteShell[]): Promise<{ siteId: string; revision: number }[]> {
    return this.database.query(
      `insert into site_shells as s (site_id, id, kind, state, name, kicker, place, parent_site_id, levels, footer, demonstration, suspended_since, suspension_reason)
       select n.site_id, n.site_id, n.kind, n.state, n.name, n.kicker, n.place, n.parent_site_id, n.levels, nullif(n.footer, 'null'), n.demonstration,
         n.suspended_since, n.suspension_reason
       from jsonb_to_recordset($1) as n (site_id uuid, kind text, state text, name text, kicker text, place text, parent_site_id uuid, levels jsonb,
         footer jsonb, demonstration boolean, suspended_since timestamptz, suspension_reason text)
       on conflict (site_id, id) do update set
         kind = excluded.kind, state = excluded.state, name = excluded.name, kicker = excluded.kicker, place = excluded.place,
         parent_site_id = excluded.parent_site_id, levels = excluded.levels, footer = excluded.footer, demonstration = excluded.demonstration,
         suspended_since = excluded.suspended_since, suspension_reason = excluded.suspension_reason, revision = s.revision + 1
       returning site_id as "siteId", revision`,
      [JSON.stringify(shells.map(shellRow))],
    );
  }

  /** The hosts of these sites are these and no others. */
  async replaceHosts(shells: readonly SiteShell[]): Promise<void> {
    const hosts = shells.flatMap(({ siteId, hosts: own }) => own.map((host) => ({ siteId, id: uuidv7(), ...host })));
    await this.database.query('delete from site_hosts where site_id = any($1::uuid[])', [shells.map((shell) => shell.siteId)]);
    await this.database.query(
      `insert into site_hosts (site_id, id, host, role)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])`,
      [hosts.map((host) => host.siteId), hosts.map((host) => host.id), hosts.map((host) => host.host), hosts.map((host) => host.role)],
    );
  }

  /** Adds menu entries; an entry whose path the site has already stays as it is. */
  async addMenus(rows: readonly MenuRow[]): Promise<void> {
    await this.database.query(
      `insert into site_menus (site_id, id, position, label, path, category, shown)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::boolean[])
       on conflict (site_id, path) do nothing`,
      [
        rows.map((row) => row.siteId),
        rows.map(() => uuidv7()),
        rows.map((row) => row.position),
        rows.map((row) => row.label),
        rows.map((row) => row.path),
        rows.map((row) => row.category),
        rows.map((row) => row.shown),
      ],
    );
  }
}
