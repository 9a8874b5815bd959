import { jest } from '@jest/globals';
import { AuditModule } from '@cong-tinh/audit';
import { isoDate } from '@cong-tinh/kernel';
import { connectionOf, Database } from '@cong-tinh/platform';
import { loadRegulations, RegulationModule } from '@cong-tinh/regulation';
import {
  type ProvisionedSite,
  type SiteProvisioner,
  type SiteShell,
  type SiteShellWriter,
  TenancyBindings,
  TenancyModule,
} from '@cong-tinh/tenancy';
import { Module } from '@nestjs/common';
import type { LightMyRequestResponse } from 'fastify';
import { createWorld, testDatabase, type World, type WorldOptions } from '../support/index.js';

// A database is made and a province provisioned in the hooks, on machines that do much else.
jest.setTimeout(60_000);

/** Keeps what tenancy told the libs behind its extension points. */
export class Furnishings implements SiteProvisioner, SiteShellWriter {
  readonly provisioned: ProvisionedSite[] = [];
  readonly shells = new Map<string, SiteShell>();
  calls = 0;
  /** Set to make furnishing fail. */
  fault: Error | null = null;

  async provision(sites: readonly ProvisionedSite[]): Promise<void> {
    this.calls += 1;
    if (this.fault) throw this.fault;
    this.provisioned.push(...sites);
    for (const { siteId } of sites) if (!this.shells.has(siteId)) throw new Error('a site is furnished before its shell is written');
  }

  async write(shells: readonly SiteShell[]): Promise<void> {
    for (const shell of shells) this.shells.set(shell.siteId, shell);
  }
}

@Module({ providers: [Furnishings], exports: [Furnishings] })
class FurnishingsModule {}

/** What the API answers, as far as these tests look at it: a view or a problem. */
export interface Answer {
  readonly id: string;
  readonly siteId: string;
  readonly state: string;
  readonly code: string;
  readonly host: string;
  readonly detail: string;
  readonly [field: string]: unknown;
}

export interface TenancyWorld extends World {
  readonly furnishings: Furnishings;
  /** Rows through the platform's door. */
  rows<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  post(url: string, body?: object): Promise<LightMyRequestResponse>;
  read<T = Answer>(url: string): Promise<T>;
}

/** The province's registry on a database of its own, with the product's rules and recording extension points. */
export async function tenancyWorld(
  at?: string,
  { settings, ...more }: Pick<WorldOptions, 'overrides' | 'settings'> = {},
): Promise<TenancyWorld> {
  const database = await testDatabase(settings);
  await loadRegulations(connectionOf(database.config, 'portal_platform'));
  const world = await createWorld({
    ...more,
    database,
    at,
    imports: [
      AuditModule,
      RegulationModule,
      TenancyModule,
      TenancyBindings.with({ imports: [FurnishingsModule], shellWriter: Furnishings, provisioners: [Furnishings] }),
    ],
  });
  return {
    ...world,
    furnishings: world.get(Furnishings),
    rows: (sql, params = []) => {
      const db = world.get(Database);
      return db.inPlatform(() => db.query(sql, params));
    },
    post: (url, body = {}) => world.request({ method: 'POST', url, payload: body }),
    read: async (url) => (await world.request({ method: 'GET', url })).json(),
    close: async () => {
      await world.close();
      await database.drop();
    },
  };
}

export const day = isoDate;
