import { join } from 'node:path';
import { EstablishBoardAction } from '@cong-tinh/approval';
import { AssignSeat, GrantRole, InviteAccount, SESSION_COOKIE, Sessions } from '@cong-tinh/identity';
import { isoDate, sha256 } from '@cong-tinh/kernel';
import { connectionOf, Database, OutboxRelay, projectRoot, RateLimiter, RequestContext } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { loadRegulations, type SeatKind } from '@cong-tinh/regulation';
import { PublicEdge, SiteModule } from '@cong-tinh/site';
import { demonstrationPlan, Provisioning, readUnitsFile } from '@cong-tinh/tenancy';
import type { LightMyRequestResponse } from 'fastify';
import { provinceLibs } from '../../apps/portal/src/province.module.js';
import { createWorld, testDatabase, type World, type WorldOptions } from '../support/index.js';

export const CONSOLE = 'http://quantri.longan.localhost:8080';
const MANY = 1_000_000;
const DECIDED_ON = isoDate('2025-06-02');

/** One site with its people: whoever sits on it holds every seat that its steps need, and none anywhere else. */
export interface Tenant {
  readonly siteId: string;
  readonly host: string;
  /** A word that stands in everything this site writes, and nowhere else. */
  readonly mark: string;
  /** Unit head, board head, contributor; and the office that uploads. */
  readonly head: Official;
  readonly writer: Official;
}

export interface Official {
  readonly accountId: string;
  readonly name: string;
  readonly headers: Record<string, string>;
}

/** A province with some furnished sites, as the product would run it. */
export interface Province extends World {
  readonly tenants: readonly Tenant[];
  /** Operates the province; reads no drafts. */
  readonly webmaster: Official;
  /** An account without any seat or role. */
  readonly stranger: Official;
  call(official: Official | null, method: string, url: string, body?: object): Promise<LightMyRequestResponse>;
}

/** `communes` sites of communes beside the province's and the districts', each with a head, a writer and a board. */
export async function furnishedProvince(communes: number, more: Partial<WorldOptions> = {}): Promise<Province> {
  const database = await testDatabase({ DATABASE_POOL: '8' });
  await loadRegulations(connectionOf(database.config, 'portal_platform'));
  const edge = new PublicEdge();
  const world = await createWorld({
    imports: [...(provinceLibs() ?? []), SiteModule],
    adapter: { rewriteUrl: edge.rewriteUrl },
    database,
    // A suite asks more in a minute than a person may.
    overrides: (module) =>
      module
        .overrideProvider(RateLimiter)
        .useValue(new RateLimiter({ page: MANY, read: MANY, write: MANY, expensive: MANY, 'sign-in': MANY })),
    ...more,
    configure: async (app) => {
      edge.attach(app);
      await more.configure?.(app);
    },
  });
  await provision(world, communes);
  const entries = world
    .get(SiteDirectory)
    .list()
    .filter(({ kind }) => kind === 'commune')
    .slice(0, communes);
  const tenants: Tenant[] = [];
  for (const [index, { id, canonicalHost }] of entries.entries()) tenants.push(await seatTenant(world, id, canonicalHost, index));
  return {
    ...world,
    tenants,
    webmaster: await webmaster(world),
    stranger: await official(world, 'nguoi-la'),
    call: (who, method, url, body) =>
      world.request({
        method: method,
        url,
        headers: { host: 'quantri.longan.localhost:8080', ...(who?.headers ?? {}) },
        ...(body && { payload: body }),
      }),
    close: async () => {
      await world.close();
      await database.drop();
    },
  };
}

async function provision(world: World, communes: number): Promise<void> {
  const all = readUnitsFile(join(projectRoot(), 'libs/tenancy/data/longan.json'));
  const wanted = all.filter(({ kind }) => kind === 'province' || kind === 'district');
  const some = all
    .filter(({ kind, code }) => kind === 'commune' && !['27826', '27850', '27934', '27952'].includes(code))
    .slice(0, communes);
  const plan = demonstrationPlan([...wanted, ...some]);
  const result = await world.get(Provisioning).provision(plan);
  const left = result.report.filter(({ state }) => state !== 'done');
  if (left.length > 0) throw new Error(`not provisioned: ${left.map(({ unitName, reason }) => `${unitName} ${reason}`).join('; ')}`);
  await world.get(SiteDirectory).reload();
}

async function seatTenant(world: World, siteId: string, host: string, index: number): Promise<Tenant> {
  const mark = `dau${String.fromCharCode(97 + (index % 26))}${index}hieu`;
  const head = await official(world, `head-${index}`);
  const writer = await official(world, `writer-${index}`);
  const assign = (who: Official, kind: SeatKind) =>
    world.get(AssignSeat).execute({
      siteId,
      accountEmail: emailOf(who.name),
      kind,
      position: `${kind} ${mark}`,
      decisionNumber: 'MH-09',
      decisionDate: DECIDED_ON,
      decidedBy: 'Ủy ban nhân dân tỉnh',
      validFrom: DECIDED_ON,
    });
  for (const kind of ['unitHead', 'head'] as const) await assign(head, kind);
  for (const kind of ['contributor', 'contentUnit', 'uploader', 'deputy'] as const) await assign(writer, kind);
  await world.as({ kind: 'account', id: head.accountId, name: head.name }, () =>
    world.get(EstablishBoardAction).execute({ siteId, decisionDate: DECIDED_ON }),
  );
  return { siteId, host, mark, head, writer };
}

async function webmaster(world: World): Promise<Official> {
  const who = await official(world, 'webmaster');
  await world.get(GrantRole).execute({
    accountId: who.accountId,
    role: 'webmaster',
    decisionNumber: 'MH-08',
    decisionDate: DECIDED_ON,
    decidedBy: 'Ủy ban nhân dân tỉnh',
    validFrom: DECIDED_ON,
  });
  return who;
}

const emailOf = (name: string) => `${name}@longan.example`;

/** An account with a live session, signed in and stepped up. */
async function official(world: World, name: string): Promise<Official> {
  const account = await world.get(InviteAccount).execute({ name, email: emailOf(name) });
  const database = world.get(Database);
  await database.inPlatform(() =>
    database.query(`update accounts set state = 'active', issuer = 'test', subject = $2, bound_at = now() where id = $1`, [
      account.id,
      name,
    ]),
  );
  const now = world.clock.now();
  const tokens = { refreshToken: 'r', idToken: 'i' };
  const secret = await database.inPlatform(() =>
    world.get(Sessions).open({ accountId: account.id, ssoSession: null, issuedAt: now, tokens, steppedUp: true }),
  );
  const cookie = `${SESSION_COOKIE}=${secret}`;
  const me = await world.request({ method: 'GET', url: '/api/me', headers: { host: 'quantri.longan.localhost:8080', cookie } });
  const { csrfToken } = me.json<{ csrfToken: string }>();
  return { accountId: account.id, name, headers: { cookie, origin: CONSOLE, 'x-csrf-token': csrfToken } };
}

/** Everything stored of one site, as the superuser sees it: table → digest of its rows. */
export async function snapshotOf(world: World, siteId: string): Promise<Record<string, string>> {
  const tables = await tablesWithSite(world);
  const pairs = await Promise.all(
    tables.map(async (table) => {
      const [row] = await world.database.query<{ rows: string }>(
        `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as rows from ${table} t where site_id = $1`,
        [siteId],
      );
      return [table, sha256(row!.rows)] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

/** Tables of the classes that belong to a site, from the catalogue. */
export async function tablesWithSite(world: World): Promise<string[]> {
  const rows = await world.database.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and obj_description(oid, 'pg_class') ~ '^(tenant|publication|intake)' order by relname`,
  );
  return rows.map(({ name }) => name);
}

/** Delivers what actions announced, so that nothing is left waiting when rows are compared. */
export async function settle(world: World): Promise<void> {
  await world.get(RequestContext).runAs({ kind: 'robot', id: null, name: 'test' }, async () => {
    while ((await world.get(OutboxRelay).drain()) > 0);
  });
}
