import { OPEN_PERMISSIONS, type RegisteredRoute, RouteRegistry } from '@cong-tinh/platform';
import type { Rows } from './fill.js';
import { type Province, snapshotOf, type Tenant } from './province.js';
import { BODIES, PARAMETERS } from './route-fixtures.js';

const SITE = '/api/sites/:site';

export interface Neighbours {
  readonly here: Tenant;
  readonly there: Tenant;
  readonly rowsThere: Rows;
}

/** Every registered route; those of a site are marked by their path. */
export const routesOf = (province: Province): RegisteredRoute[] => province.get(RouteRegistry).list();

export const siteRoutes = (province: Province): RegisteredRoute[] =>
  routesOf(province).filter(({ path }) => path === SITE || path.startsWith(`${SITE}/`));

/** Parameters and bodies that the fixtures do not know. */
export function missingFixtures(routes: readonly RegisteredRoute[]): string[] {
  return routes.flatMap((route) => [
    ...parametersOf(route).filter((key) => !(key in PARAMETERS)),
    ...(route.method === 'GET' || bodyKey(route) in BODIES ? [] : [bodyKey(route)]),
  ]);
}

/**
 * Asks every route of a site as an official of its neighbour, in both ways: the neighbour's site in the path, and the own site with the
 * neighbour's rows. What answers, tells, or changes anything is a leak.
 */
export async function leaks(province: Province, { here, there, rowsThere }: Neighbours): Promise<string[]> {
  const found: string[] = [];
  const before = await snapshotOf(province, there.siteId);
  for (const route of siteRoutes(province)) {
    const name = `${route.method} ${route.path}`;
    const asked = [
      { how: 'site of the neighbour', url: urlOf(route, there.siteId, rowsThere), forbidden: 404 },
      ...(parametersOf(route).length > 0
        ? [{ how: 'row of the neighbour', url: urlOf(route, here.siteId, rowsThere), forbidden: null }]
        : []),
    ];
    if (route.method === 'GET' && parametersOf(route).length === 0) {
      const { body } = await province.call(here.head, 'GET', urlOf(route, here.siteId, rowsThere));
      if (body.includes(there.mark)) found.push(`${name} (own site): names the neighbour`);
    }
    for (const { how, url, forbidden } of asked) {
      for (const who of [here.head, here.writer]) {
        const { statusCode, body } = await province.call(who, route.method, url, BODIES[bodyKey(route)]?.(here));
        if (statusCode < 400) found.push(`${name} (${how}): answered ${statusCode}`);
        else if (forbidden !== null && statusCode !== forbidden) found.push(`${name} (${how}): ${statusCode} tells more than ${forbidden}`);
        if (body.includes(there.mark)) found.push(`${name} (${how}): names the neighbour`);
      }
    }
  }
  const after = await snapshotOf(province, there.siteId);
  for (const [table, digest] of Object.entries(before))
    if (after[table] !== digest) found.push(`${table}: rows of the neighbour were changed`);
  return found;
}

/** Routes that answer somebody who may not even know of them. */
export async function unguarded(province: Province, { there, rowsThere }: Neighbours): Promise<string[]> {
  const found: string[] = [];
  for (const route of routesOf(province).filter(({ path }) => path.startsWith('/api/'))) {
    if ((OPEN_PERMISSIONS as readonly string[]).includes(route.declaration.permission)) continue;
    const url = urlOf(route, there.siteId, rowsThere);
    const nobody = await province.call(null, route.method, url, BODIES[bodyKey(route)]?.(there));
    if (nobody.statusCode !== 401) found.push(`${route.method} ${route.path}: ${nobody.statusCode} for nobody`);
    const stranger = await province.call(province.stranger, route.method, url, BODIES[bodyKey(route)]?.(there));
    if (![403, 404].includes(stranger.statusCode)) found.push(`${route.method} ${route.path}: ${stranger.statusCode} for a stranger`);
  }
  return found;
}

const bodyKey = ({ method, path }: RegisteredRoute) => `${method} ${path.slice(SITE.length)}`;

function parametersOf({ path }: RegisteredRoute): string[] {
  const words = path.split('/').filter((word) => word !== '');
  const own = words.slice(3);
  return own.flatMap((word, index) => (word.startsWith(':') ? [own.slice(0, index + 1).join('/')] : []));
}

function urlOf(route: RegisteredRoute, siteId: string, rows: Rows): string {
  const keys = parametersOf(route);
  let url = route.path.replace(':site', siteId);
  for (const key of keys) {
    const name = key.slice(key.lastIndexOf(':'));
    url = url.replace(name, PARAMETERS[key]?.(rows) ?? siteId);
  }
  // Parameters of the province's own routes: any id will do for somebody who may not ask.
  return url.replace(/:[a-z]+/g, siteId);
}
