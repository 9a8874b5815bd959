import type { IncomingMessage } from 'node:http';
import type { HostClass } from './host-class.js';
import type { EdgeHeaders } from './request-headers.js';
import type { Target } from './request-target.js';

const EDGE = Symbol('what the edge found out about a request');

/** What the edge found out about a request before anything else looked at it. */
export interface EdgeReading {
  readonly host: HostClass;
  /** Path and query as sent, without scheme and authority. */
  readonly local: string;
  readonly headers: EdgeHeaders;
  /** Null where no page of ours can be. */
  readonly target: Target | null;
  /** A session's cookie came with it: it neither reads nor fills the page cache. */
  readonly personal: boolean;
}

/** A request to a citizens' host: its site and the place within it. */
export interface SiteRequest {
  readonly siteId: string;
  readonly target: Target;
  readonly personal: boolean;
}

type Marked = IncomingMessage & { [EDGE]?: EdgeReading };

export function markRequest(request: IncomingMessage, reading: EdgeReading): void {
  (request as Marked)[EDGE] = reading;
}

export function edgeReading(request: IncomingMessage): EdgeReading | null {
  return (request as Marked)[EDGE] ?? null;
}

/** The site a request is for; null when it did not come in by a citizens' host. */
export function siteRequest(request: IncomingMessage): SiteRequest | null {
  const reading = edgeReading(request);
  if (reading?.host.kind !== 'site' || reading.target === null) return null;
  return { siteId: reading.host.siteId, target: reading.target, personal: reading.personal };
}
