import { EDGE_LABELS, type Zone } from '@cong-tinh/platform';
import type { DirectoryEntry, SiteDirectory } from '@cong-tinh/publication';
import { type HostReading, isOriginForm, readHost } from './request-host.js';

/** What a request's host is for. */
export type HostClass =
  | { readonly kind: 'console' | 'files' | 'sso' }
  | { readonly kind: 'site'; readonly siteId: string }
  /** 301 to the same path on this lawful host. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'refused'; readonly status: 400 | 421 };

export interface HostClassifier {
  readonly zone: Pick<Zone, 'lawful'>;
  readonly directory: Pick<SiteDirectory, 'find' | 'generation'>;
  readonly provinceZone: string;
}

const BAD_REQUEST: HostClass = { kind: 'refused', status: 400 };
const MISDIRECTED: HostClass = { kind: 'refused', status: 421 };

/** Sends a host to its class by exact look-up; what is not ours is refused without saying what is. */
export function classifyHost(reading: HostReading, { zone, directory, provinceZone }: HostClassifier): HostClass {
  if (reading.kind === 'malformed') return BAD_REQUEST;
  if (reading.kind === 'foreign') return MISDIRECTED;
  const lawful = zone.lawful(reading.host);
  if (lawful === null) return foreignHost(reading.host, directory, provinceZone);
  const special = edgeClass(lawful, provinceZone);
  if (special) return reading.trailingDot ? { kind: 'moved', to: lawful } : special;
  const entry = directory.find(lawful);
  const site = entry && siteClass(entry);
  if (!site) return MISDIRECTED;
  return site.kind === 'site' && reading.trailingDot ? { kind: 'moved', to: lawful } : site;
}

function edgeClass(lawful: string, provinceZone: string): HostClass | null {
  for (const kind of ['console', 'files', 'sso'] as const) if (lawful === `${EDGE_LABELS[kind]}.${provinceZone}`) return { kind };
  return null;
}

function siteClass({ role, site }: DirectoryEntry): HostClass | null {
  if (site.state === 'approved') return null;
  if (role !== 'canonical') return { kind: 'moved', to: site.canonicalHost };
  return { kind: 'site', siteId: site.id };
}

/** Hosts of another zone are ours only as what a site was once called. */
function foreignHost(host: string, directory: HostClassifier['directory'], provinceZone: string): HostClass {
  if (host === provinceZone || host.endsWith(`.${provinceZone}`)) return MISDIRECTED;
  const entry = directory.find(host);
  const known = entry && siteClass(entry);
  return known?.kind === 'moved' ? known : MISDIRECTED;
}

/**
 * The classes of hosts that led to a site, by the Host as sent, for as long as the directory stands: nearly every request names one of
 * a few hundred. Spelled otherwise (capitals, a dot, a whole address as target) a host is read anew, so that no caller can fill it.
 */
export class KnownHosts {
  private known = new Map<string, HostClass>();
  private generation = -1;

  constructor(
    private readonly classifier: HostClassifier,
    private readonly ownPort: number,
  ) {}

  classify(hosts: readonly string[], target: string): HostClass {
    const { generation } = this.classifier.directory;
    if (generation !== this.generation) {
      this.generation = generation;
      this.known = new Map();
    }
    const sent = hosts[0];
    const plain = hosts.length === 1 && isOriginForm(target);
    const known = plain ? this.known.get(sent!) : undefined;
    if (known) return known;
    const reading = readHost(hosts, target, this.ownPort);
    const found = classifyHost(reading, this.classifier);
    if (plain && found.kind === 'site' && reading.kind === 'host' && sent!.startsWith(reading.host)) this.known.set(sent!, found);
    return found;
  }
}
