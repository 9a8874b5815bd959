import { isUuid } from '@cong-tinh/kernel';
import type { FastifyRequest } from 'fastify';
import { Access, type Credential } from './access.js';
import type { Loaded } from './access.loader.js';

/** The site that a path under `/api/sites/:site` names; null elsewhere, and when it is no id. */
export function siteOf(request: FastifyRequest): string | null {
  const { site } = (request.params ?? {}) as { site?: unknown };
  return isUuid(site) ? site : null;
}

/** Whether the route is one of a site, whatever its path names. */
export const isSiteRoute = (request: FastifyRequest): boolean =>
  typeof request.params === 'object' && request.params !== null && 'site' in request.params;

export function buildAccess(loaded: Loaded, credential: Credential): Access {
  const access = new Access(loaded.account, loaded.roles, credential, loaded.provinceSeats);
  if (loaded.site) access.know(loaded.site);
  return access;
}
